package dev.outbound.generation;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.address.Address;
import dev.outbound.address.AddressKey;
import dev.outbound.address.AddressKind;
import dev.outbound.address.Channel;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollResult;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.sequence.Sequence;
import dev.outbound.setup.Advance;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides for each contact whether it can be enrolled, and makes its enrollment with one draft per step: queued for
 * writing, or skipped where there is no address or the address has opted out.
 */
public final class Enroller {

    private static final int SLICE = 500;

    private final Setup setup;
    private final WorkspaceId workspace;
    private final Journal journal;

    public Enroller(Setup setup, WorkspaceId workspace, Journal journal) {
        this.setup = setup;
        this.workspace = workspace;
        this.journal = journal;
    }

    /**
     * Enrols the contacts within the caller's transaction; the sequence is locked.
     *
     * @param known those of the ids the CRM knows, read before the transaction
     */
    public EnrollReport enroll(
            Sequence sequence, Collection<ContactId> ids, Map<ContactId, Contact> known, Advance advance) {
        Map<ContactId, EnrollResult> results = new LinkedHashMap<>();
        List<ContactId> all = new ArrayList<>(new LinkedHashSet<>(ids));
        Set<AddressKey> taken = new HashSet<>();
        for (int from = 0; from < all.size(); from += SLICE) {
            slice(sequence, all.subList(from, Math.min(all.size(), from + SLICE)), known, taken, results);
            advance.at(results.size(), all.size());
        }
        return new EnrollReport(results);
    }

    private void slice(
            Sequence sequence,
            List<ContactId> ids,
            Map<ContactId, Contact> known,
            Set<AddressKey> taken,
            Map<ContactId, EnrollResult> results) {
        Set<AddressKey> keys = new HashSet<>();
        ids.forEach(id -> Optional.ofNullable(known.get(id)).ifPresent(c -> keys.addAll(c.keys())));
        Set<AddressKey> suppressed = setup.storage().suppressions().suppressed(workspace, keys);
        Others others = others(sequence, ids, keys);
        Map<ContactId, Enrollment> chosen = new LinkedHashMap<>();
        for (ContactId id : ids) {
            Optional<Contact> contact = Optional.ofNullable(known.get(id));
            EnrollResult result = contact.map(c -> eligibility(sequence, c, suppressed, taken, others))
                    .orElse(EnrollResult.CONTACT_NOT_FOUND);
            results.put(id, result);
            if (result == EnrollResult.ENROLLED) {
                Set<AddressKey> own = contact.orElseThrow().keys();
                taken.addAll(own);
                EnrollmentId enrollment = new EnrollmentId(setup.ids().next());
                chosen.put(
                        id,
                        Enrollment.pending(enrollment, sequence.id(), id, own).become(EnrollmentStatus.GENERATING));
            }
        }
        Set<ContactId> added = setup.storage().enrollments().add(workspace, chosen.values());
        List<Draft> drafts = new ArrayList<>();
        chosen.forEach((id, enrollment) -> {
            if (added.contains(id)) {
                journal.note(ActivityType.ENROLLED, Subject.of(enrollment));
                Optional.ofNullable(known.get(id))
                        .ifPresent(contact -> drafts.addAll(drafts(sequence, enrollment, contact, suppressed)));
            } else {
                results.put(id, EnrollResult.ALREADY_ENROLLED);
            }
        });
        setup.storage().drafts().add(workspace, drafts);
        journal.appendTo(setup.storage().activities(), workspace);
    }

    /** Who of the contacts, and which of the addresses, is on the way already. */
    private record Others(Set<ContactId> inThisSequence, Set<AddressKey> addresses, Set<ContactId> inLiveSequence) {}

    private Others others(Sequence sequence, List<ContactId> ids, Set<AddressKey> keys) {
        var enrollments = setup.storage().enrollments();
        Set<EnrollmentId> near = new LinkedHashSet<>(enrollments.openByAddress(workspace, keys));
        near.addAll(enrollments.openByContact(workspace, ids));
        Others others = new Others(new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (Enrollment other : enrollments.findAll(workspace, near)) {
            if (other.sequence().equals(sequence.id())) {
                others.inThisSequence().add(other.contact());
                others.addresses().addAll(other.keys());
            } else if (other.status().isLive()) {
                others.inLiveSequence().add(other.contact());
            }
        }
        return others;
    }

    private EnrollResult eligibility(
            Sequence sequence, Contact contact, Set<AddressKey> suppressed, Set<AddressKey> taken, Others others) {
        if (others.inThisSequence().contains(contact.id())) {
            return EnrollResult.ALREADY_ENROLLED;
        }
        Optional<AddressKey> main = mainKey(contact);
        if (main.isPresent()
                && (taken.contains(main.get()) || others.addresses().contains(main.get()))) {
            return EnrollResult.DUPLICATE_ADDRESS;
        }
        if (setup.policy().limits().exclusive() && others.inLiveSequence().contains(contact.id())) {
            return EnrollResult.IN_ANOTHER_SEQUENCE;
        }
        boolean reachable = false;
        boolean open = false;
        for (var step : sequence.recipe().steps()) {
            Optional<AddressKey> key = contact.address(step.channel()).map(Address::key);
            reachable |= key.isPresent();
            open |= key.filter(k -> !suppressed.contains(k)).isPresent();
        }
        if (!reachable) {
            return EnrollResult.UNREACHABLE;
        }
        return open ? EnrollResult.ENROLLED : EnrollResult.SUPPRESSED;
    }

    private List<Draft> drafts(Sequence sequence, Enrollment enrollment, Contact contact, Set<AddressKey> suppressed) {
        List<Draft> drafts = new ArrayList<>();
        Map<Channel, Optional<SkipReason>> blocked = new HashMap<>();
        for (int position = 1; position <= sequence.recipe().steps().size(); position++) {
            Draft draft = Draft.queued(new DraftId(setup.ids().next()), enrollment, position, journal.now());
            Optional<SkipReason> reason = blocked.computeIfAbsent(
                    sequence.recipe().step(position).channel(), channel -> blocked(contact, channel, suppressed));
            if (reason.isPresent()) {
                draft = draft.skipped(reason.get(), journal.actor(), journal.now());
                journal.note(
                        ActivityType.DRAFT_SKIPPED,
                        Subject.of(enrollment, position),
                        Map.of(Data.REASON, reason.get().name()));
            }
            drafts.add(draft);
        }
        return drafts;
    }

    private static Optional<SkipReason> blocked(Contact contact, Channel channel, Set<AddressKey> suppressed) {
        Optional<Address> address = contact.address(channel);
        if (address.isEmpty()) {
            return Optional.of(SkipReason.MISSING_ADDRESS);
        }
        return suppressed.contains(address.get().key()) ? Optional.of(SkipReason.SUPPRESSED) : Optional.empty();
    }

    /** What makes two contacts the same person: the email, or the phone of one that has no email. */
    private static Optional<AddressKey> mainKey(Contact contact) {
        Set<AddressKey> keys = contact.keys();
        return keys.stream()
                .filter(k -> k.kind() == AddressKind.EMAIL)
                .findFirst()
                .or(() -> keys.stream().findFirst());
    }
}
