package dev.outbound.launch;

import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.contact.Contact;
import dev.outbound.course.Course;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.enrollment.EnrollmentStatus;
import java.util.Optional;
import java.util.Set;

/**
 * A contact that may be launched.
 *
 * @param contact empty if the CRM does not know it any more
 * @param suppressed those of its addresses that have opted out
 * @param elsewhere whether another live sequence writes to it
 */
record Candidate(
        Course course,
        Optional<Contact> contact,
        Optional<Reach> reach,
        Set<AddressKey> suppressed,
        boolean elsewhere) {

    /** A contact is sent to if it is reviewed, at least one of its drafts is approved and the CRM knows it. */
    boolean isIncluded() {
        return isReady(course) && contact.isPresent();
    }

    /** Everything that could be sent to was approved, but there is nobody to send it to. */
    boolean isGone() {
        return isReady(course) && contact.isEmpty();
    }

    boolean isReviewed() {
        return course.enrollment().status() == EnrollmentStatus.IN_REVIEW;
    }

    /** Whether the step goes to an address that has opted out. */
    boolean isSuppressed(Draft draft) {
        return reach.flatMap(r -> r.key(channel(draft)))
                .filter(suppressed::contains)
                .isPresent();
    }

    Channel channel(Draft draft) {
        return course.step(draft.position()).channel();
    }

    /** Whether the contact may be activated: it is reviewed, and at least one of its drafts is approved. */
    static boolean isReady(Course course) {
        return course.enrollment().status() == EnrollmentStatus.IN_REVIEW
                && course.drafts().stream().anyMatch(Candidate::isApproved);
    }

    static boolean isApproved(Draft draft) {
        return draft.status() == DraftStatus.APPROVED;
    }
}
