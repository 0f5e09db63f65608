package dev.outbound.simulation;

import dev.outbound.address.AddressKey;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftId;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.touch.TouchId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people asked for. What was asked may have been done; what was confirmed must have been. Kept apart from the
 * storage, so that a wish the engine lost is seen.
 */
final class Facts {

    private static final DraftContent WITHDRAWN = new DraftContent.Voice("withdrawn");

    final Map<DraftId, List<DraftContent>> approved = new HashMap<>();
    final Set<DraftId> skipAsked = new HashSet<>();
    final Set<AddressKey> suppressionAsked = new HashSet<>();
    final Set<AddressKey> suppressed = new HashSet<>();
    private final Map<AddressKey, Integer> removals = new HashMap<>();
    final Set<ContactId> optOutAsked = new HashSet<>();
    final Set<ContactId> replied = new HashSet<>();
    final Set<ContactId> bounced = new HashSet<>();
    final Set<EnrollmentId> removeAsked = new HashSet<>();
    final Set<SequenceId> cancelAsked = new HashSet<>();
    final Set<EnrollmentId> overtakeAsked = new HashSet<>();
    final Set<TouchId> sendNowAsked = new HashSet<>();
    final Set<TouchId> notSentSaid = new HashSet<>();
    final Set<ContactId> gone = new HashSet<>();
    final Set<ContactId> denied = new HashSet<>();

    void approve(DraftId draft, DraftContent words) {
        approved.computeIfAbsent(draft, d -> new ArrayList<>()).add(words);
    }

    /** How often a draft was approved so far. */
    int approvals(DraftId draft) {
        return approved.getOrDefault(draft, List.of()).size();
    }

    /** The first so many approvals of a draft count no more. */
    void withdraw(DraftId draft, int approvals) {
        List<DraftContent> all = approved.getOrDefault(draft, List.of());
        for (int i = 0; i < approvals; i++) {
            all.set(i, WITHDRAWN);
        }
    }

    /** How often an address was released, to tell whether that happened while it was being suppressed. */
    int removals(AddressKey key) {
        return removals.getOrDefault(key, 0);
    }

    void released(AddressKey key) {
        suppressed.remove(key);
        removals.merge(key, 1, Integer::sum);
    }

    /** The engine confirmed that the address is suppressed. */
    void suppressed(AddressKey key, int removalsBefore) {
        if (removals(key) == removalsBefore) {
            suppressed.add(key);
        }
    }

    boolean isApproved(DraftId draft, DraftContent words) {
        return approved.getOrDefault(draft, List.of()).contains(words);
    }
}
