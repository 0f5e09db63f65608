package dev.outbound.example.pages;

import dev.outbound.Workspace;
import dev.outbound.approval.QueueEntry;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.DraftStatus;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Approves contact by contact, each with the versions that were read. */
public final class Approvals {

    private static final int PAGE = 200;

    private Approvals() {}

    /**
     * Approves all contacts in review that are chosen and have no failed draft.
     *
     * @return how many
     */
    public static int approveAll(Workspace workspace, SequenceId id, Predicate<QueueEntry> chosen) {
        int approved = 0;
        Optional<PageRequest> request = Optional.of(PageRequest.first(PAGE));
        while (request.isPresent()) {
            Page<QueueEntry> page = workspace.reviews().queue(id, request.get());
            for (QueueEntry entry : page.items()) {
                boolean possible = entry.enrollment().status() == EnrollmentStatus.IN_REVIEW
                        && entry.count(DraftStatus.FAILED) == 0;
                if (possible && chosen.test(entry)) {
                    Map<DraftId, Long> versions = new HashMap<>();
                    entry.drafts().forEach(d -> versions.put(d.id(), d.version()));
                    workspace.reviews().approveContact(entry.enrollment().id(), versions);
                    approved++;
                }
            }
            request = page.next().map(cursor -> PageRequest.after(PAGE, cursor));
        }
        return approved;
    }
}
