/** Conversations stay together. */
@NullMarked
package dev.outbound.conversation;

import org.jspecify.annotations.NullMarked;
