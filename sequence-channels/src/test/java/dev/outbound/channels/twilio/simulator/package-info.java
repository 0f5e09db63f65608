/**
 * A Twilio of one's own, for tests and for trying things out without an account: it takes messages and calls, lists them, and
 * calls back with signed requests, as the real one does; it can also be told to misbehave. It ships in the test jar. Start at
 * {@link dev.outbound.channels.twilio.simulator.TwilioSimulator}.
 */
@NullMarked
package dev.outbound.channels.twilio.simulator;

import org.jspecify.annotations.NullMarked;
