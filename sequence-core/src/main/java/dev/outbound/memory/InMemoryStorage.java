package dev.outbound.memory;

import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.Outbox;
import dev.outbound.conversation.Conversations;
import dev.outbound.draft.Drafts;
import dev.outbound.enrollment.Enrollments;
import dev.outbound.list.ContactLists;
import dev.outbound.sequence.Sequences;
import dev.outbound.start.Starts;
import dev.outbound.storage.Storage;
import dev.outbound.store.Transactions;
import dev.outbound.suppression.Suppressions;
import dev.outbound.template.Templates;
import dev.outbound.touch.ContactClocks;
import dev.outbound.touch.Touches;
import java.time.Instant;
import java.util.Optional;

/**
 * A storage that forgets everything when the process ends. One lock serialises all transactions, so every row lock of the
 * ports is held by whoever is in a transaction; an exception takes back what the transaction did.
 */
public final class InMemoryStorage implements Storage {

    private final Memory memory = new Memory();
    private final InMemoryEnrollments enrollments = new InMemoryEnrollments(memory);
    private final InMemoryDrafts drafts = new InMemoryDrafts(memory);
    private final InMemorySequences sequences = new InMemorySequences(memory, enrollments, drafts);
    private final Touches touches = new InMemoryTouches(memory);
    private final ContactClocks clocks = new InMemoryContactClocks(memory);
    private final ContactLists lists = new InMemoryContactLists(memory);
    private final Templates templates = new InMemoryTemplates(memory);
    private final Starts starts = new InMemoryStarts(memory, sequences);
    private final Suppressions suppressions = new InMemorySuppressions(memory);
    private final Conversations conversations = new InMemoryConversations(memory);
    private final InMemoryOutbox outbox = new InMemoryOutbox(memory);
    private final ActivityLog activities = new InMemoryActivityLog(memory, outbox);

    @Override
    public Transactions transactions() {
        return memory;
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
    public Starts starts() {
        return starts;
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
        return outbox;
    }

    @Override
    public Optional<Instant> time() {
        return Optional.empty();
    }
}
