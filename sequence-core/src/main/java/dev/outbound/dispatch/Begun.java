package dev.outbound.dispatch;

import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.schedule.ContactZones;
import dev.outbound.touch.Attempt;

/** A touch past the point of no return: its attempt is committed, the message may be handed over. */
record Begun(Attempt attempt, EnrollmentId enrollment, int position, OutboundMessage message, ContactZones zones) {}
