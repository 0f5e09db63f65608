/**
 * The contracts, kept by the storage in memory.
 */
@NullMarked
package dev.outbound.memory;

import org.jspecify.annotations.NullMarked;
