/** What reviewers are warned of, and what they are not. */
@NullMarked
package dev.outbound.lint;

import org.jspecify.annotations.NullMarked;
