/**
 * Who must not be written to, and how they say so.
 */
@NullMarked
package dev.outbound.suppression;

import org.jspecify.annotations.NullMarked;
