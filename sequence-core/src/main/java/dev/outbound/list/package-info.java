/**
 * Reusable static lists of contacts.
 */
@NullMarked
package dev.outbound.list;

import org.jspecify.annotations.NullMarked;
