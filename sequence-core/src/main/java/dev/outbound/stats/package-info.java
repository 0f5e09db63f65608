/**
 * How sequences do, in numbers. Counted by the stores, put together here.
 */
@NullMarked
package dev.outbound.stats;

import org.jspecify.annotations.NullMarked;
