package dev.outbound.memory;

import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.Outbox;
import dev.outbound.conversation.Conversations;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.Drafts;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.Enrollments;
import dev.outbound.list.ContactLists;
import dev.outbound.sequence.Sequences;
import dev.outbound.storage.Storage;
import dev.outbound.store.Transactions;
import dev.outbound.suppression.Suppressions;
import dev.outbound.template.Templates;
import dev.outbound.touch.ContactClocks;
import dev.outbound.touch.Touches;

/**
 * Everything in memory behind one lock: for quick starts, tests, and hosts of one process that may forget. Transactions are
 * serialised; an exception undoes what its transaction did.
 */
public final class InMemoryStorage implements Storage {

    private final Ledger ledger = new Ledger();
    private final Keyed<EnrollmentId, Enrollment> enrollmentRows =
            new Keyed<>(ledger, "enrollment", Enrollment::id, Enrollment::version);
    private final Keyed<DraftId, Draft> draftRows = new Keyed<>(ledger, "draft", Draft::id, Draft::version);
    private final Sequences sequences = new InMemorySequences(ledger, enrollmentRows, draftRows);
    private final Enrollments enrollments = new InMemoryEnrollments(ledger, enrollmentRows);
    private final Drafts drafts = new InMemoryDrafts(ledger, draftRows);
    private final Touches touches = new InMemoryTouches(ledger);
    private final ContactClocks clocks = new InMemoryClocks(ledger);
    private final ContactLists lists = new InMemoryLists(ledger);
    private final Templates templates = new InMemoryTemplates(ledger);
    private final Suppressions suppressions = new InMemorySuppressions(ledger);
    private final Conversations conversations = new InMemoryConversations(ledger);
    private final InMemoryActivities activities = new InMemoryActivities(ledger);

    @Override
    public Transactions transactions() {
        return ledger;
    }

    @Override
    public Sequences sequences() {
        return sequences;
    }

    @Override
    public Enrollments enrollments() {
        return enrollments;
    }

    @Override
    public Drafts drafts() {
        return drafts;
    }

    @Override
    public Touches touches() {
        return touches;
    }

    @Override
    public ContactClocks clocks() {
        return clocks;
    }

    @Override
    public ContactLists lists() {
        return lists;
    }

    @Override
    public Templates templates() {
        return templates;
    }

    @Override
    public Suppressions suppressions() {
        return suppressions;
    }

    @Override
    public Conversations conversations() {
        return conversations;
    }

    @Override
    public ActivityLog activities() {
        return activities;
    }

    @Override
    public Outbox outbox() {
        return activities;
    }
}
