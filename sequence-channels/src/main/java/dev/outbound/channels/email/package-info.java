/**
 * Mail out, through the workspace's relay: what a message looks like on the wire, and what the relay's answer means.
 * Start at {@link dev.outbound.channels.email.SmtpSender}.
 */
@NullMarked
package dev.outbound.channels.email;

import org.jspecify.annotations.NullMarked;
