package dev.outbound.setup;

import dev.outbound.activity.Journal;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Contacts;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.policy.Policy;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.storage.Storage;
import dev.outbound.store.Ids;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.Entitlements;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import dev.outbound.workspace.Workspaces;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The parts every use case works with: the storage, what the host supplied, the policy, the clock and the ids. */
public record Setup(Storage storage, Host host, Policy policy, Clock clock, Ids ids) {

    private static final int CONTACTS_AT_ONCE = 1_000;

    /** What the host supplied of itself. */
    public record Host(Contacts contacts, Workspaces workspaces, Entitlements entitlements) {}

    /** The present in whole milliseconds, the resolution in which everything is stored. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The sequence, read without a lock. */
    public Sequence sequence(WorkspaceId workspace, SequenceId id) {
        return storage.sequences().find(workspace, id).orElseThrow(() -> new NotFoundException("sequence", id));
    }

    /** The enrollment, read without a lock. */
    public Enrollment enrollment(WorkspaceId workspace, EnrollmentId id) {
        return storage.enrollments().find(workspace, id).orElseThrow(() -> new NotFoundException("enrollment", id));
    }

    /** The sequence, locked until the caller's transaction ends. */
    public Sequence lockSequence(WorkspaceId workspace, SequenceId id) {
        return storage.sequences().lock(workspace, id).orElseThrow(() -> new NotFoundException("sequence", id));
    }

    /** Runs the work in one transaction. */
    public <T> T inTransaction(Supplier<T> work) {
        return storage.transactions().inTransaction(work);
    }

    /** Runs the work in one transaction. */
    public void run(Runnable work) {
        storage.transactions().run(work);
    }

    /** The tenant's settings. Not to be called inside a transaction: the host may look them up elsewhere. */
    public WorkspaceSettings settings(WorkspaceId workspace) {
        return host.workspaces().settings(workspace).orElseThrow(() -> new NotFoundException("workspace", workspace));
    }

    /** Those of the contacts that the CRM still knows, asked in portions. Not to be called inside a transaction. */
    public Map<ContactId, Contact> contacts(WorkspaceId workspace, Collection<ContactId> ids) {
        List<ContactId> all = new ArrayList<>(new LinkedHashSet<>(ids));
        Map<ContactId, Contact> found = new HashMap<>();
        for (int from = 0; from < all.size(); from += CONTACTS_AT_ONCE) {
            List<ContactId> some = all.subList(from, Math.min(all.size(), from + CONTACTS_AT_ONCE));
            found.putAll(host.contacts().findAll(workspace, some));
        }
        return found;
    }

    /** Refuses a tenant that may not use sequences. */
    public void requireEntitled(WorkspaceId workspace) {
        if (!host.entitlements().allows(workspace)) {
            throw new SequenceException(
                    ErrorCode.FEATURE_DISABLED, "workspace " + workspace + " is not entitled to use sequences");
        }
    }

    /** A journal for one transaction of that actor. */
    public Journal journal(Actor actor, Instant now) {
        return new Journal(ids, actor, now);
    }
}
