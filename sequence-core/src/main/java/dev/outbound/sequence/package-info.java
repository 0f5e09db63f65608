/**
 * What is to be said, on which days, under which rules. Start at {@link dev.outbound.sequence.Sequence}.
 */
@NullMarked
package dev.outbound.sequence;

import org.jspecify.annotations.NullMarked;
