/**
 * The messages that went out to and came back from one contact, in the thread they belong to.
 */
@NullMarked
package dev.outbound.conversation;

import org.jspecify.annotations.NullMarked;
