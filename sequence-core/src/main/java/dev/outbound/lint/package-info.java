/**
 * What a reviewer should look at before approving: {@link dev.outbound.lint.Lint} reads one message as its recipient will
 * and says what would embarrass the sender. Advice only, apart from left-over placeholders, which cannot be approved.
 */
@NullMarked
package dev.outbound.lint;

import org.jspecify.annotations.NullMarked;
