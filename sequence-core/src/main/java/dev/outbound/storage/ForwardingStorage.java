package dev.outbound.storage;

import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.Outbox;
import dev.outbound.conversation.Conversations;
import dev.outbound.draft.Drafts;
import dev.outbound.enrollment.Enrollments;
import dev.outbound.list.ContactLists;
import dev.outbound.sequence.Sequences;
import dev.outbound.start.Starts;
import dev.outbound.store.Transactions;
import dev.outbound.suppression.Suppressions;
import dev.outbound.template.Templates;
import dev.outbound.touch.ContactClocks;
import dev.outbound.touch.Touches;
import java.time.Instant;
import java.util.Optional;

/** A storage that hands everything on to another: whoever changes or watches some of it overrides that. */
public class ForwardingStorage implements Storage {

    protected final Storage inner;

    protected ForwardingStorage(Storage inner) {
        this.inner = inner;
    }

    @Override
    public Transactions transactions() {
        return inner.transactions();
    }

    @Override
    public Sequences sequences() {
        return inner.sequences();
    }

    @Override
    public Enrollments enrollments() {
        return inner.enrollments();
    }

    @Override
    public Drafts drafts() {
        return inner.drafts();
    }

    @Override
    public Touches touches() {
        return inner.touches();
    }

    @Override
    public ContactClocks clocks() {
        return inner.clocks();
    }

    @Override
    public ContactLists lists() {
        return inner.lists();
    }

    @Override
    public Templates templates() {
        return inner.templates();
    }

    @Override
    public Suppressions suppressions() {
        return inner.suppressions();
    }

    @Override
    public Conversations conversations() {
        return inner.conversations();
    }

    @Override
    public ActivityLog activities() {
        return inner.activities();
    }

    @Override
    public Outbox outbox() {
        return inner.outbox();
    }

    @Override
    public Starts starts() {
        return inner.starts();
    }

    @Override
    public Optional<Instant> time() {
        return inner.time();
    }
}
