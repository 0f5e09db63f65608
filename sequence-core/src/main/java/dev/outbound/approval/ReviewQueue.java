package dev.outbound.approval;

import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.dispatch.Composer;
import dev.outbound.draft.Draft;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.setup.Setup;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the contacts of a sequence for a reviewer. */
final class ReviewQueue {

    /** So many times a page is filled up from the contacts that come next, where only reading tells which belong there. */
    private static final int ROUNDS = 10;

    private final Setup setup;
    private final Scope scope;
    private final Composer composer;

    ReviewQueue(Setup setup, Scope scope, Composer composer) {
        this.setup = setup;
        this.scope = scope;
        this.composer = composer;
    }

    /** The contacts with a draft of the kind, of that step where one is named. */
    Page<QueueEntry> page(SequenceId id, QueueFilter filter, Optional<Integer> position, PageRequest request) {
        Sequence sequence = setup.sequence(scope.workspace(), id);
        position.ifPresent(sequence.recipe()::step);
        List<QueueEntry> found = new ArrayList<>();
        Optional<String> after = request.after();
        int rounds = filter.needsReading() ? ROUNDS : 1;
        for (int round = 0; round < rounds && found.size() < request.limit(); round++) {
            PageRequest rest = new PageRequest(request.limit() - found.size(), after);
            Page<EnrollmentId> ids = ids(id, filter, position, rest);
            for (QueueEntry entry : entries(sequence, ids.items())) {
                if (matches(entry, filter, position)) {
                    found.add(entry);
                }
            }
            after = ids.next();
            if (after.isEmpty()) {
                break;
            }
        }
        return new Page<>(found, after);
    }

    /** One draft, with what to know of it. */
    ReviewedDraft look(Draft draft) {
        Sequence sequence = setup.sequence(scope.workspace(), draft.sequence());
        return entries(sequence, List.of(draft.enrollment())).get(0).step(draft.position());
    }

    private Page<EnrollmentId> ids(SequenceId id, QueueFilter filter, Optional<Integer> position, PageRequest request) {
        return filter == QueueFilter.ALL
                ? setup.storage()
                        .enrollments()
                        .page(scope.workspace(), id, request)
                        .map(Enrollment::id)
                : setup.storage().drafts().enrollments(scope.workspace(), id, filter.states(), position, request);
    }

    private List<QueueEntry> entries(Sequence sequence, Collection<EnrollmentId> ids) {
        Map<EnrollmentId, List<Draft>> drafts = new HashMap<>();
        setup.storage()
                .drafts()
                .ofEnrollments(scope.workspace(), ids)
                .forEach(d -> drafts.computeIfAbsent(d.enrollment(), e -> new ArrayList<>())
                        .add(d));
        List<Enrollment> enrollments = setup.storage().enrollments().findAll(scope.workspace(), ids);
        Map<ContactId, Contact> contacts = setup.contacts(
                scope.workspace(), enrollments.stream().map(Enrollment::contact).toList());
        Reader reader = new Reader(sequence, setup.settings(scope.workspace()), composer);
        return enrollments.stream()
                .map(e -> {
                    Optional<Contact> contact = Optional.ofNullable(contacts.get(e.contact()));
                    return new QueueEntry(e, contact, reader.read(drafts.getOrDefault(e.id(), List.of()), contact));
                })
                .toList();
    }

    private static boolean matches(QueueEntry entry, QueueFilter filter, Optional<Integer> position) {
        return filter == QueueFilter.ALL
                || entry.reviewed().stream()
                        .filter(r ->
                                position.filter(p -> p != r.draft().position()).isEmpty())
                        .anyMatch(filter::matches);
    }
}
