/**
 * What the channels share. Start at the package of a channel: {@code email}, {@code twilio}, {@code calls}; what comes back
 * by mail is read in {@code inbound}.
 */
@NullMarked
package dev.outbound.channels;

import org.jspecify.annotations.NullMarked;
