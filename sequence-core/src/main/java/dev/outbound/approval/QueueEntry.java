package dev.outbound.approval;

import dev.outbound.contact.Contact;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.error.NotFoundException;
import java.util.List;
import java.util.Optional;

/**
 * One contact in the review queue.
 *
 * @param contact empty if the CRM does not know it any more
 * @param reviewed its drafts by position, with what to know of each
 */
public record QueueEntry(Enrollment enrollment, Optional<Contact> contact, List<ReviewedDraft> reviewed) {

    public QueueEntry {
        reviewed = List.copyOf(reviewed);
    }

    /** The drafts by position. */
    public List<Draft> drafts() {
        return reviewed.stream().map(ReviewedDraft::draft).toList();
    }

    /** The draft of one step. */
    public ReviewedDraft step(int position) {
        return reviewed.stream()
                .filter(r -> r.draft().position() == position)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("draft of step", position));
    }

    /** How many of its drafts are in that state. */
    public long count(DraftStatus status) {
        return reviewed.stream().filter(r -> r.draft().status() == status).count();
    }

    /** How far the review of this contact is. */
    public Tally tally() {
        return new Tally(
                reviewed.size(),
                count(DraftStatus.APPROVED) + count(DraftStatus.SENT),
                count(DraftStatus.SKIPPED),
                count(DraftStatus.READY) + count(DraftStatus.EDITED),
                count(DraftStatus.FAILED));
    }

    /** Nothing waits for a decision and nothing failed. */
    public boolean isFullyReviewed() {
        return tally().undecided() == 0 && tally().failed() == 0;
    }

    /**
     * Drafts of one contact, counted.
     *
     * @param total all, also those that are still to be written
     * @param approved also those that were sent
     */
    public record Tally(long total, long approved, long skipped, long undecided, long failed) {}
}
