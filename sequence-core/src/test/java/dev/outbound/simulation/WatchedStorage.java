package dev.outbound.simulation;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.address.AddressKey;
import dev.outbound.contact.ContactId;
import dev.outbound.conversation.Conversations;
import dev.outbound.conversation.Message;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftRef;
import dev.outbound.draft.Drafts;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.Enrollments;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Sequences;
import dev.outbound.storage.ForwardingStorage;
import dev.outbound.storage.Storage;
import dev.outbound.suppression.Suppression;
import dev.outbound.suppression.Suppressions;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchRef;
import dev.outbound.touch.Touches;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Sees every write go by. A write outside a transaction is a violation: the engine would commit it by itself. */
final class WatchedStorage extends ForwardingStorage {

    private final Changes changes = new Changes();
    private final Sequences sequences = new WatchedSequences();
    private final Enrollments enrollments = new WatchedEnrollments();
    private final Drafts drafts = new WatchedDrafts();
    private final Touches touches = new WatchedTouches();
    private final Suppressions suppressions = new WatchedSuppressions();
    private final Conversations conversations = new WatchedConversations();
    private final ActivityLog activities = new WatchedActivities();
    private boolean open;

    WatchedStorage(Storage inner) {
        super(inner);
    }

    /** Whether a transaction is under way. */
    boolean isOpen() {
        return open;
    }

    void open() {
        changes.clear();
        open = true;
    }

    void close() {
        open = false;
    }

    /** What the transaction under way has written, or the last one wrote. */
    Changes changes() {
        return changes;
    }

    private Changes writing() {
        Violation.unless(open, "something was written outside a transaction");
        return changes;
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

    private final class WatchedSequences extends ForwardingSequences {

        WatchedSequences() {
            super(WatchedStorage.super.sequences());
        }

        @Override
        public void add(WorkspaceId workspace, Sequence sequence) {
            inner.add(workspace, sequence);
            writing().sequences.put(sequence.id(), sequence);
        }

        @Override
        public void save(WorkspaceId workspace, Sequence sequence) {
            inner.save(workspace, sequence);
            writing().sequences.put(sequence.id(), sequence);
        }
    }

    private final class WatchedEnrollments extends ForwardingEnrollments {

        WatchedEnrollments() {
            super(WatchedStorage.super.enrollments());
        }

        @Override
        public Set<ContactId> add(WorkspaceId workspace, Collection<Enrollment> added) {
            Set<ContactId> stored = inner.add(workspace, added);
            added.stream()
                    .filter(e -> stored.contains(e.contact()))
                    .forEach(e -> writing().enrollments.put(e.id(), e));
            return stored;
        }

        @Override
        public void save(WorkspaceId workspace, Collection<Enrollment> saved) {
            inner.save(workspace, saved);
            saved.forEach(e -> writing().enrollments.put(e.id(), e));
        }
    }

    private final class WatchedDrafts extends ForwardingDrafts {

        WatchedDrafts() {
            super(WatchedStorage.super.drafts());
        }

        @Override
        public void add(WorkspaceId workspace, Collection<Draft> added) {
            inner.add(workspace, added);
            added.forEach(d -> writing().drafts.put(d.id(), d));
        }

        @Override
        public void save(WorkspaceId workspace, Collection<Draft> saved) {
            inner.save(workspace, saved);
            saved.forEach(d -> writing().drafts.put(d.id(), d));
        }

        @Override
        public List<DraftRef> claimQueued(Instant now, int limit, Instant leaseEnd) {
            List<DraftRef> claimed = inner.claimQueued(now, limit, leaseEnd);
            claimed.forEach(ref -> writing().drafts.put(ref.draft().id(), ref.draft()));
            return claimed;
        }
    }

    private final class WatchedTouches extends ForwardingTouches {

        WatchedTouches() {
            super(WatchedStorage.super.touches());
        }

        @Override
        public void add(WorkspaceId workspace, Collection<Touch> added) {
            inner.add(workspace, added);
            added.forEach(t -> writing().touches.put(t.id(), t));
        }

        @Override
        public void save(WorkspaceId workspace, Collection<Touch> saved) {
            inner.save(workspace, saved);
            saved.forEach(t -> writing().touches.put(t.id(), t));
        }

        @Override
        public List<TouchRef> claimDue(Instant now, int limit, Instant leaseEnd) {
            List<TouchRef> claimed = inner.claimDue(now, limit, leaseEnd);
            claimed.forEach(ref -> writing().touches.put(ref.touch().id(), ref.touch()));
            return claimed;
        }

        @Override
        public void deleteOfSequence(WorkspaceId workspace, SequenceId sequence) {
            inner.deleteOfSequence(workspace, sequence);
            writing().unscheduled.add(sequence);
        }

        @Override
        public void begin(WorkspaceId workspace, Collection<Attempt> begun) {
            inner.begin(workspace, begun);
            writing().begun.addAll(begun);
        }

        @Override
        public void end(WorkspaceId workspace, Collection<Attempt> ended) {
            inner.end(workspace, ended);
            writing().ended.addAll(ended);
        }
    }

    private final class WatchedSuppressions extends ForwardingSuppressions {

        WatchedSuppressions() {
            super(WatchedStorage.super.suppressions());
        }

        @Override
        public boolean add(WorkspaceId workspace, Suppression suppression) {
            boolean added = inner.add(workspace, suppression);
            writing().suppressions.put(suppression.address(), true);
            return added;
        }

        @Override
        public boolean remove(WorkspaceId workspace, AddressKey address) {
            boolean removed = inner.remove(workspace, address);
            writing().suppressions.put(address, false);
            return removed;
        }
    }

    private final class WatchedConversations extends ForwardingConversations {

        WatchedConversations() {
            super(WatchedStorage.super.conversations());
        }

        @Override
        public void append(WorkspaceId workspace, Collection<Message> messages) {
            inner.append(workspace, messages);
            writing().messages.addAll(messages);
        }
    }

    private final class WatchedActivities extends ForwardingActivityLog {

        WatchedActivities() {
            super(WatchedStorage.super.activities());
        }

        @Override
        public void append(WorkspaceId workspace, Collection<Activity> activities) {
            inner.append(workspace, activities);
            writing().activities.addAll(activities);
        }
    }
}
