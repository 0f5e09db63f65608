package dev.outbound.launch;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.address.Address;
import dev.outbound.address.Channel;
import dev.outbound.contact.Contact;
import dev.outbound.course.Course;
import dev.outbound.course.CourseEditor;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.util.Map;
import java.util.Optional;

/** Brings a contact back that was stopped by a reply that was none, or by a mail that bounced. */
final class Reactivation {

    private Reactivation() {}

    static void reactivate(CourseEditor.Editing editing, boolean force) {
        Course course = editing.course();
        course.enrollment().require("be reactivated", EnrollmentStatus.REPLIED, EnrollmentStatus.BOUNCED);
        if (course.sequence().status() == SequenceStatus.CANCELLED) {
            throw new SequenceException(
                    ErrorCode.SEQUENCE_ENDED, "sequence " + course.sequence().id() + " is CANCELLED");
        }
        Contact contact = editing.contact().orElseThrow(() -> unknown(course));
        if (course.enrollment().status() == EnrollmentStatus.BOUNCED && !force && !hasNewAddress(course, contact)) {
            throw new SequenceException(
                    ErrorCode.CONFIRMATION_REQUIRED,
                    "mail to the address the contact still has bounced: correct it in the CRM, or confirm");
        }
        course.put(course.enrollment().withKeys(contact.keys()).become(EnrollmentStatus.ACTIVE));
        for (Touch touch : course.touches()) {
            boolean stopped = touch.skipReason()
                    .filter(reason -> reason == SkipReason.REPLIED || reason == SkipReason.BOUNCED)
                    .isPresent();
            if (stopped && !course.isOvertaken(touch.position())) {
                boolean approved = course.draft(touch.position()).status() == DraftStatus.APPROVED;
                TouchStatus next = approved ? TouchStatus.SCHEDULED : TouchStatus.HELD;
                course.put(touch.become(next));
                course.note(ActivityType.TOUCH_SCHEDULED, touch.position(), Map.of(Data.STATUS, next.name()));
            }
        }
        course.note(ActivityType.ENROLLMENT_REACTIVATED);
        editing.schedule().resume(course, editing.knownZones());
    }

    private static SequenceException unknown(Course course) {
        return new SequenceException(
                ErrorCode.CONTACT_NOT_FOUND,
                "the CRM does not know contact " + course.enrollment().contact() + " any more");
    }

    /** Whether mail would go to another address than the last one did. */
    private static boolean hasNewAddress(Course course, Contact contact) {
        Optional<String> last = course.touches().stream()
                .filter(t -> t.channel() == Channel.EMAIL)
                .flatMap(t -> t.handover().stream())
                .map(Handover::to)
                .reduce((earlier, later) -> later);
        return contact.email()
                .map(Address::value)
                .filter(now -> last.filter(now::equals).isEmpty())
                .isPresent();
    }
}
