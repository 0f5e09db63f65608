package dev.outbound.activity;

import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;
import java.util.Optional;

/**
 * What an activity is about, as far as it applies.
 *
 * @param position the step, 1 being the first; with the enrollment it names one draft and one touch
 */
public record Subject(
        Optional<SequenceId> sequence,
        Optional<EnrollmentId> enrollment,
        Optional<ContactId> contact,
        Optional<Integer> position) {

    public static final Subject WORKSPACE =
            new Subject(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static Subject of(SequenceId sequence) {
        return new Subject(Optional.of(sequence), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Subject of(ContactId contact) {
        return new Subject(Optional.empty(), Optional.empty(), Optional.of(contact), Optional.empty());
    }

    public static Subject of(Enrollment enrollment) {
        return new Subject(
                Optional.of(enrollment.sequence()),
                Optional.of(enrollment.id()),
                Optional.of(enrollment.contact()),
                Optional.empty());
    }

    /** One step of an enrollment. */
    public static Subject of(Enrollment enrollment, int position) {
        return new Subject(
                Optional.of(enrollment.sequence()),
                Optional.of(enrollment.id()),
                Optional.of(enrollment.contact()),
                Optional.of(position));
    }
}
