/**
 * The bundle of stores a storage adapter provides.
 */
@NullMarked
package dev.outbound.storage;

import org.jspecify.annotations.NullMarked;
