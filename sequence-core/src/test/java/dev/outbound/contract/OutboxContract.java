package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.anActivity;
import static dev.outbound.contract.Samples.anEnrollment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.Event;
import dev.outbound.activity.Outbox;
import dev.outbound.activity.Subject;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Outbox} does. */
public abstract class OutboxContract extends StorageContract {

    private static final Instant LATER = NOW.plusSeconds(60);
    private static final UUID ONE = Samples.id();
    private static final UUID OTHER = Samples.id();

    private final Enrollment ann = anEnrollment(new SequenceId(Samples.id()), "ann");
    private final Enrollment bob = anEnrollment(new SequenceId(Samples.id()), "bob");
    private Outbox outbox;

    @BeforeEach
    void outbox() {
        outbox = storage.outbox();
    }

    @Test
    void what_is_appended_to_the_log_is_pending_in_that_order_over_all_workspaces() {
        Activity first = appended(HERE, Subject.of(ann));
        Activity second = appended(THERE, Subject.WORKSPACE);
        Activity third = anActivity(Subject.of(ann, 2));
        Activity fourth = anActivity(Subject.of(bob));
        storage.activities().append(HERE, List.of(third, fourth));
        assertThat(outbox.pending(NOW, 10))
                .containsExactly(
                        new Event(HERE, first, 0),
                        new Event(THERE, second, 0),
                        new Event(HERE, third, 0),
                        new Event(HERE, fourth, 0));
    }

    @Test
    void no_more_are_pending_than_asked_for_and_the_oldest() {
        Activity first = appended(HERE, Subject.of(ann));
        Activity second = appended(HERE, Subject.of(ann));
        appended(HERE, Subject.of(bob));
        assertThat(pending(NOW, 2)).containsExactly(first.id(), second.id());
    }

    @Test
    void asking_does_not_take() {
        appended(HERE, Subject.of(ann));
        assertThat(outbox.pending(NOW, 10)).isEqualTo(outbox.pending(NOW, 10)).hasSize(1);
    }

    @Test
    void what_was_delivered_is_not_given_again_and_stays_in_the_log() {
        Activity first = appended(HERE, Subject.of(ann));
        Activity second = appended(HERE, Subject.of(ann));
        Activity third = appended(HERE, Subject.of(bob));
        outbox.delivered(List.of(third.id(), first.id()));
        assertThat(pending(NOW, 10)).containsExactly(second.id());
        outbox.delivered(List.of(first.id(), Samples.id()));
        outbox.delivered(List.of());
        assertThat(pending(NOW, 10)).containsExactly(second.id());
        assertThat(storage.activities()
                        .page(HERE, ActivityLog.Filter.ALL, PageRequest.first(10))
                        .items())
                .hasSize(3);
    }

    @Test
    void what_failed_is_given_again_at_its_time_with_its_failures_counted() {
        Activity activity = appended(HERE, Subject.of(ann));
        outbox.failed(activity.id(), LATER);
        assertThat(outbox.pending(LATER.minusMillis(1), 10)).isEmpty();
        assertThat(outbox.pending(LATER, 10)).containsExactly(new Event(HERE, activity, 1));
        outbox.failed(activity.id(), LATER.plusSeconds(60));
        assertThat(outbox.pending(LATER, 10)).isEmpty();
        assertThat(outbox.pending(LATER.plusSeconds(60), 10)).containsExactly(new Event(HERE, activity, 2));
        outbox.delivered(List.of(activity.id()));
        assertThat(outbox.pending(LATER.plusSeconds(999), 10)).isEmpty();
    }

    @Test
    void what_follows_in_its_enrollment_waits_with_what_failed_and_nothing_else_does() {
        Activity before = appended(HERE, Subject.of(ann));
        Activity failed = appended(HERE, Subject.of(ann, 1));
        Activity behind = appended(HERE, Subject.of(ann, 2));
        Activity bobs = appended(HERE, Subject.of(bob));
        Activity ofWorkspace = appended(HERE, Subject.WORKSPACE);
        outbox.failed(failed.id(), LATER);
        assertThat(pending(NOW, 10)).containsExactly(before.id(), bobs.id(), ofWorkspace.id());
        Activity appendedLater = appended(HERE, Subject.of(ann));
        assertThat(pending(NOW, 10)).doesNotContain(appendedLater.id());
        assertThat(pending(LATER, 10))
                .containsExactly(
                        before.id(), failed.id(), behind.id(), bobs.id(), ofWorkspace.id(), appendedLater.id());
    }

    @Test
    void what_waits_takes_no_place_among_those_asked_for() {
        Activity failed = appended(HERE, Subject.of(ann));
        for (int i = 0; i < 5; i++) {
            appended(HERE, Subject.of(ann));
        }
        Activity bobs = appended(HERE, Subject.of(bob));
        outbox.failed(failed.id(), LATER);
        assertThat(pending(NOW, 1)).containsExactly(bobs.id());
    }

    @Test
    void what_concerns_no_enrollment_waits_for_its_workspace_only() {
        Activity failed = appended(HERE, Subject.WORKSPACE);
        appended(HERE, Subject.of(ann.sequence()));
        appended(HERE, Subject.of(ann.contact()));
        Activity anns = appended(HERE, Subject.of(ann));
        Activity there = appended(THERE, Subject.WORKSPACE);
        outbox.failed(failed.id(), LATER);
        assertThat(pending(NOW, 10)).containsExactly(anns.id(), there.id());
        assertThat(pending(LATER, 10)).hasSize(5);
    }

    @Test
    void a_failure_of_what_is_not_queued_changes_nothing() {
        Activity activity = appended(HERE, Subject.of(ann));
        outbox.failed(Samples.id(), LATER);
        assertThat(outbox.pending(NOW, 10)).containsExactly(new Event(HERE, activity, 0));
        outbox.delivered(List.of(activity.id()));
        outbox.failed(activity.id(), LATER);
        assertThat(outbox.pending(LATER, 10)).isEmpty();
    }

    @Test
    void what_is_rolled_back_was_never_queued() {
        assertThatThrownBy(() -> storage.transactions().run(() -> {
                    appended(HERE, Subject.of(ann));
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        Activity next = appended(HERE, Subject.of(ann));
        assertThat(pending(NOW, 10)).containsExactly(next.id());
    }

    @Test
    void the_right_to_deliver_has_one_owner_until_its_end() {
        assertThat(outbox.lease(ONE, NOW, LATER)).isTrue();
        assertThat(outbox.lease(OTHER, NOW, LATER)).isFalse();
        assertThat(outbox.lease(OTHER, LATER.minusMillis(1), LATER.plusSeconds(9)))
                .isFalse();
        assertThat(outbox.lease(OTHER, LATER, LATER.plusSeconds(60))).isTrue();
        assertThat(outbox.lease(ONE, LATER, LATER.plusSeconds(60))).isFalse();
    }

    @Test
    void the_owner_may_renew_the_right_to_deliver() {
        assertThat(outbox.lease(ONE, NOW, LATER)).isTrue();
        assertThat(outbox.lease(ONE, NOW.plusSeconds(30), LATER.plusSeconds(30)))
                .isTrue();
        assertThat(outbox.lease(OTHER, LATER, LATER.plusSeconds(60))).isFalse();
        assertThat(outbox.lease(ONE, LATER.plusSeconds(500), LATER.plusSeconds(560)))
                .isTrue();
    }

    @Test
    void of_several_who_want_to_deliver_at_once_exactly_one_may() {
        List<Callable<Boolean>> works = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            UUID owner = Samples.id();
            works.add(() -> outbox.lease(owner, NOW, LATER));
        }
        assertThat(Threads.atOnce(works)).containsOnlyOnce(true);
    }

    private Activity appended(WorkspaceId workspace, Subject subject) {
        Activity activity = anActivity(subject);
        storage.activities().append(workspace, List.of(activity));
        return activity;
    }

    private List<UUID> pending(Instant now, int limit) {
        return outbox.pending(now, limit).stream()
                .map(event -> event.activity().id())
                .toList();
    }
}
