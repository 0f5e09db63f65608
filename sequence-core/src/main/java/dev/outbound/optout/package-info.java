/**
 * Acting on an opt-out, however it comes: the link, a reply, the provider, a person. Start at {@link
 * dev.outbound.optout.OptOuts}.
 */
@NullMarked
package dev.outbound.optout;

import org.jspecify.annotations.NullMarked;
