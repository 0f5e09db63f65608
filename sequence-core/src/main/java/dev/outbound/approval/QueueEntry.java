package dev.outbound.approval;

import dev.outbound.contact.Contact;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.enrollment.Enrollment;
import java.util.List;
import java.util.Optional;

/**
 * One contact in the review queue.
 *
 * @param contact empty if the CRM does not know it any more
 * @param drafts by position
 */
public record QueueEntry(Enrollment enrollment, Optional<Contact> contact, List<Draft> drafts) {

    public QueueEntry {
        drafts = List.copyOf(drafts);
    }

    /** How many of its drafts are in that state. */
    public long count(DraftStatus status) {
        return drafts.stream().filter(d -> d.status() == status).count();
    }

    /** Nothing waits for a decision and nothing failed. */
    public boolean isFullyReviewed() {
        return drafts.stream()
                .allMatch(d -> d.status() != DraftStatus.FAILED && !d.status().isUndecided());
    }
}
