package dev.outbound.privacy;

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
import dev.outbound.suppression.LastingSuppressions;
import dev.outbound.suppression.Pseudonyms;
import dev.outbound.suppression.Suppressions;
import dev.outbound.template.Templates;
import dev.outbound.touch.ContactClocks;
import dev.outbound.touch.Touches;

/** A storage whose suppressions outlive the addresses they are about; everything else is the host's storage. */
public final class LastingStorage implements Storage {

    private final Storage storage;
    private final Suppressions suppressions;

    public LastingStorage(Storage storage, Pseudonyms pseudonyms) {
        this.storage = storage;
        this.suppressions = new LastingSuppressions(storage.suppressions(), storage.transactions(), pseudonyms);
    }

    @Override
    public Transactions transactions() {
        return storage.transactions();
    }

    @Override
    public Sequences sequences() {
        return storage.sequences();
    }

    @Override
    public Enrollments enrollments() {
        return storage.enrollments();
    }

    @Override
    public Drafts drafts() {
        return storage.drafts();
    }

    @Override
    public Touches touches() {
        return storage.touches();
    }

    @Override
    public ContactClocks clocks() {
        return storage.clocks();
    }

    @Override
    public ContactLists lists() {
        return storage.lists();
    }

    @Override
    public Templates templates() {
        return storage.templates();
    }

    @Override
    public Starts starts() {
        return storage.starts();
    }

    @Override
    public Suppressions suppressions() {
        return suppressions;
    }

    @Override
    public Conversations conversations() {
        return storage.conversations();
    }

    @Override
    public ActivityLog activities() {
        return storage.activities();
    }

    @Override
    public Outbox outbox() {
        return storage.outbox();
    }
}
