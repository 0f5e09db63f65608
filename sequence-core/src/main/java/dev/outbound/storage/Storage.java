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

/**
 * Port: all stores of one database, sharing its transactions. Every method of every store may be called inside or outside
 * {@link Transactions#inTransaction}; outside, it is a transaction of its own. Every implementation passes the contract
 * suite that ships in this module's test jar. Safe for use by many threads.
 */
public interface Storage {

    Transactions transactions();

    Sequences sequences();

    Enrollments enrollments();

    Drafts drafts();

    Touches touches();

    ContactClocks clocks();

    ContactLists lists();

    Templates templates();

    Starts starts();

    Suppressions suppressions();

    Conversations conversations();

    ActivityLog activities();

    Outbox outbox();

    /**
     * The present by the database's own clock, to be asked outside of transactions; empty if it has no clock of its own.
     * Only to be compared with the node's clock: whatever is stored or asked for is by the node's.
     */
    Optional<Instant> time();
}
