/**
 * What comes back: replies, bounces, opt-outs, matched to the message they answer.
 */
@NullMarked
package dev.outbound.inbound;

import org.jspecify.annotations.NullMarked;
