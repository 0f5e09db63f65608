package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.THERE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Event;
import dev.outbound.draft.DraftRef;
import dev.outbound.enrollment.EnrollmentRef;
import dev.outbound.fixture.TenantRows;
import dev.outbound.sequence.SequenceRef;
import dev.outbound.start.StartRef;
import dev.outbound.storage.Storage;
import dev.outbound.store.Transactions;
import dev.outbound.touch.TouchRef;
import dev.outbound.workspace.WorkspaceId;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Two tenants in one storage. For every method of every store: called for one tenant with the ids of the other it answers
 * and does what it would if the other did not exist, and changes nothing of the other's.
 */
public abstract class TenantsContract {

    /** What serves all tenants at once: the scans of the tick, and the queue of events. */
    private static final Set<String> OVER_ALL = Set.of(
            "Sequences.startingBy/2",
            "Sequences.written/1",
            "Sequences.quiet/1",
            "Enrollments.resumingBy/2",
            "Drafts.claimQueued/3",
            "Drafts.abandoned/2",
            "Touches.claimDue/3",
            "Touches.leaseEnded/2",
            "Touches.lapsed/2",
            "Starts.ready/1",
            "Outbox.lease/3",
            "Outbox.pending/2",
            "Outbox.delivered/1",
            "Outbox.failed/2");

    private final Tenant theirs = new Tenant(HERE);
    private final Tenant ours = new Tenant(THERE);

    protected abstract Storage emptyStorage();

    @Test
    void every_method_of_every_store_is_in_the_matrix_or_serves_all_tenants() {
        Set<String> known = new TreeSet<>(TenantMatrix.CALLS.keySet());
        known.addAll(OVER_ALL);
        assertThat(methods().map(TenantsContract::name)).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void every_method_begins_with_the_workspace_unless_it_serves_all_tenants() {
        assertThat(methods()
                        .filter(method -> !method.getParameterTypes()[0].equals(WorkspaceId.class))
                        .map(TenantsContract::name))
                .containsExactlyInAnyOrderElementsOf(OVER_ALL);
    }

    private static Stream<Method> methods() {
        return Stream.of(Storage.class.getMethods())
                .map(Method::getReturnType)
                .filter(type -> type.isInterface() && !type.equals(Transactions.class))
                .flatMap(port -> Stream.of(port.getMethods()));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "/" + method.getParameterCount();
    }

    @TestFactory
    Stream<DynamicTest> with_the_ids_of_another_tenant_each_method_does_what_it_would_do_without_that_tenant() {
        return TenantMatrix.each(call -> {
            Storage alone = emptyStorage();
            ours.store(alone);
            Object expected = TenantMatrix.outcome(() -> call.in(alone, THERE, theirs));
            List<Object> ourRows = TenantRows.of(alone, ours.workspace);

            Storage both = emptyStorage();
            theirs.store(both);
            ours.store(both);
            List<Object> theirRows = TenantRows.of(both, theirs.workspace);
            assertThat(TenantMatrix.outcome(() -> call.in(both, THERE, theirs))).isEqualTo(expected);
            assertThat(TenantRows.of(both, theirs.workspace)).isEqualTo(theirRows);
            assertThat(TenantRows.of(both, ours.workspace)).isEqualTo(ourRows);
        });
    }

    @Test
    void what_serves_all_tenants_says_whose_each_row_is() {
        Storage storage = emptyStorage();
        theirs.store(storage);
        ours.store(storage);
        Instant later = NOW.plusSeconds(60);
        var sequences = storage.sequences();
        each(sequences.startingBy(NOW, 10), SequenceRef::workspace, SequenceRef::id, t -> t.scheduled.id());
        each(sequences.written(10), SequenceRef::workspace, SequenceRef::id, t -> t.generating.id());
        each(sequences.quiet(10), SequenceRef::workspace, SequenceRef::id, t -> t.quiet.id());
        var resuming = storage.enrollments().resumingBy(NOW, 10);
        each(resuming, EnrollmentRef::workspace, EnrollmentRef::id, t -> t.paused.id());
        var abandoned = storage.drafts().abandoned(NOW, 10);
        each(abandoned, DraftRef::workspace, ref -> ref.draft().id(), t -> t.abandoned.id());
        var queued = storage.drafts().claimQueued(NOW, 10, later);
        each(queued, DraftRef::workspace, ref -> ref.draft().id(), t -> t.queued.id());
        var ended = storage.touches().leaseEnded(NOW, 10);
        each(ended, TouchRef::workspace, ref -> ref.touch().id(), t -> t.claimed.id());
        var lapsed = storage.touches().lapsed(NOW, 10);
        each(lapsed, TouchRef::workspace, ref -> ref.touch().id(), t -> t.held.id());
        var due = storage.touches().claimDue(NOW, 10, later);
        each(due, TouchRef::workspace, ref -> ref.touch().id(), t -> t.due.id());
        each(storage.starts().ready(10), StartRef::workspace, StartRef::start, t -> t.start);
        var pending = storage.outbox().pending(NOW, 10).stream()
                .filter(event -> event.activity().type() == ActivityType.REPLY_RECEIVED)
                .toList();
        each(pending, Event::workspace, event -> event.activity().id(), t -> t.reply.id());
    }

    private <R> void each(
            List<R> rows, Function<R, WorkspaceId> owner, Function<R, Object> what, Function<Tenant, Object> expected) {
        assertThat(rows.stream().map(row -> Map.of(owner.apply(row), what.apply(row))))
                .containsExactlyInAnyOrder(
                        Map.of(theirs.workspace, expected.apply(theirs)), Map.of(ours.workspace, expected.apply(ours)));
    }

    @Test
    void the_event_of_one_tenant_that_fails_or_is_delivered_leaves_that_of_the_other_waiting() {
        Storage storage = emptyStorage();
        theirs.store(storage);
        ours.store(storage);
        storage.outbox().failed(theirs.reply.id(), NOW.plusSeconds(60));
        assertThat(pending(storage)).containsExactlyInAnyOrder(theirs.event.id(), ours.reply.id(), ours.event.id());
        storage.outbox().delivered(theirs.events());
        assertThat(pending(storage)).containsExactlyInAnyOrder(ours.reply.id(), ours.event.id());
    }

    private static List<UUID> pending(Storage storage) {
        return storage.outbox().pending(NOW, 10).stream()
                .map(event -> event.activity().id())
                .toList();
    }
}
