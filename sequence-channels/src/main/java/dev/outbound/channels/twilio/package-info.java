/**
 * Texts and calls through Twilio: out by its SDK, one request per attempt whatever comes back; in by signed webhooks, and by
 * asking, where a webhook was lost. Start at {@link dev.outbound.channels.twilio.Twilio}.
 */
@NullMarked
package dev.outbound.channels.twilio;

import org.jspecify.annotations.NullMarked;
