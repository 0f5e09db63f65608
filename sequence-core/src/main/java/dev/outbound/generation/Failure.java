package dev.outbound.generation;

import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.EnrollmentId;
import java.util.Map;

/**
 * A contact whose drafts could not all be written.
 *
 * @param problems why, in words for people, by the step's position
 */
public record Failure(EnrollmentId enrollment, ContactId contact, Map<Integer, String> problems) {

    public Failure {
        problems = Map.copyOf(problems);
    }
}
