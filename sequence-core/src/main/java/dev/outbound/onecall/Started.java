package dev.outbound.onecall;

import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;

/**
 * What one call started.
 *
 * @param isNew false if an earlier call with the same key did
 */
public record Started(SequenceId sequence, EnrollmentId enrollment, boolean isNew) {}
