package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.aDraft;
import static dev.outbound.contract.Samples.aList;
import static dev.outbound.contract.Samples.aMessage;
import static dev.outbound.contract.Samples.aSequence;
import static dev.outbound.contract.Samples.aSuppression;
import static dev.outbound.contract.Samples.aTemplate;
import static dev.outbound.contract.Samples.aTouch;
import static dev.outbound.contract.Samples.anActivity;
import static dev.outbound.contract.Samples.anAttempt;
import static dev.outbound.contract.Samples.anEnrollment;
import static dev.outbound.contract.Samples.contact;
import static dev.outbound.contract.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.Subject;
import dev.outbound.contact.ContactId;
import dev.outbound.conversation.Message;
import dev.outbound.draft.Draft;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.list.ContactList;
import dev.outbound.sequence.Sequence;
import dev.outbound.store.PageRequest;
import dev.outbound.template.Template;
import dev.outbound.touch.Touch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link dev.outbound.store.Transactions} does. */
public abstract class TransactionsContract extends StorageContract {

    private static final PageRequest PAGE = PageRequest.first(10);

    @Test
    void a_transaction_gives_the_result_of_its_work() {
        assertThat(storage.transactions().<String>inTransaction(() -> "done")).isEqualTo("done");
    }

    @Test
    void what_a_transaction_wrote_is_stored_when_it_ends() {
        Sequence sequence = aSequence();
        storage.transactions().run(() -> storage.sequences().add(HERE, sequence));
        assertThat(storage.sequences().find(HERE, sequence.id())).isPresent();
    }

    @Test
    void a_store_called_outside_a_transaction_is_one_of_its_own() {
        Sequence sequence = aSequence();
        storage.sequences().add(HERE, sequence);
        assertThatThrownBy(() -> storage.transactions().run(() -> fail("later")))
                .hasMessage("later");
        assertThat(storage.sequences().find(HERE, sequence.id())).isPresent();
    }

    @Test
    void a_transaction_sees_its_own_changes() {
        Sequence sequence = aSequence();
        storage.transactions().run(() -> {
            storage.sequences().add(HERE, sequence);
            assertThat(storage.sequences().find(HERE, sequence.id())).isPresent();
        });
    }

    @Test
    void the_exception_itself_is_passed_on() {
        RuntimeException mine = new IllegalArgumentException("mine");
        assertThatThrownBy(() -> storage.transactions().run(() -> {
                    throw mine;
                }))
                .isSameAs(mine);
    }

    @Test
    void an_error_rolls_back_too() {
        Sequence sequence = aSequence();
        assertThatThrownBy(() -> storage.transactions().run(() -> {
                    storage.sequences().add(HERE, sequence);
                    throw new AssertionError("an error");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("an error");
        assertThat(storage.sequences().find(HERE, sequence.id())).isEmpty();
    }

    @Test
    void an_exception_takes_back_what_was_added_in_every_store() {
        Sequence sequence = aSequence();
        Enrollment enrollment = anEnrollment(sequence.id(), "ann");
        Draft draft = aDraft(enrollment, 1);
        Touch touch = aTouch(enrollment, 1);
        ContactList list = aList("Clients");
        Template template = aTemplate("Nudge");
        UUID attempt = addEverything(sequence, enrollment, draft, touch, list, template);
        assertThat(storage.sequences().find(HERE, sequence.id())).isEmpty();
        assertThat(storage.enrollments().find(HERE, enrollment.id())).isEmpty();
        assertThat(storage.drafts().find(HERE, draft.id())).isEmpty();
        assertThat(storage.touches().find(HERE, touch.id())).isEmpty();
        assertThat(storage.touches().attempts(HERE, List.of(attempt))).isEmpty();
        assertThat(storage.clocks().lock(HERE, List.of(contact("ann"))))
                .isEqualTo(Map.of(contact("ann"), Optional.empty()));
        assertThat(storage.lists().find(HERE, list.id())).isEmpty();
        assertThat(storage.lists().members(HERE, list.id(), PAGE).items()).isEmpty();
        assertThat(storage.templates().page(HERE, PageRequest.first(10)).items())
                .isEmpty();
        assertThat(storage.suppressions().find(HERE, email("ann"))).isEmpty();
        assertThat(storage.suppressions().lock(HERE, List.of(email("ann")))).isEmpty();
        assertThat(storage.conversations().inbox(HERE, PAGE).items()).isEmpty();
        assertThat(storage.conversations().firstSeen(HERE, "mail", "1", NOW)).isTrue();
        assertThat(storage.activities().page(HERE, ActivityLog.Filter.ALL, PAGE).items())
                .isEmpty();
        assertThat(storage.outbox().pending(NOW, 10)).isEmpty();
        assertThat(storage.outbox().lease(Samples.id(), NOW, NOW.plusSeconds(60)))
                .isTrue();
    }

    private UUID addEverything(
            Sequence sequence, Enrollment enrollment, Draft draft, Touch touch, ContactList list, Template template) {
        var attempt = anAttempt(touch, 1, NOW);
        assertThatThrownBy(() -> storage.transactions().run(() -> {
                    storage.sequences().add(HERE, sequence);
                    storage.enrollments().add(HERE, List.of(enrollment));
                    storage.drafts().add(HERE, List.of(draft));
                    storage.touches().add(HERE, List.of(touch));
                    storage.touches().begin(HERE, List.of(attempt));
                    storage.clocks().lock(HERE, List.of(contact("ann")));
                    storage.clocks().set(HERE, Map.of(contact("ann"), Optional.of(NOW)));
                    storage.lists().add(HERE, list);
                    storage.lists().addMembers(HERE, list.id(), List.of(contact("ann")));
                    storage.templates().add(HERE, template);
                    storage.suppressions().add(HERE, aSuppression(email("ann"), NOW));
                    storage.conversations()
                            .append(HERE, List.of(aMessage(enrollment.id(), Message.Direction.INBOUND, NOW)));
                    storage.conversations().firstSeen(HERE, "mail", "1", NOW);
                    storage.activities().append(HERE, List.of(anActivity(Subject.WORKSPACE)));
                    storage.outbox().lease(Samples.id(), NOW, NOW.plusSeconds(60));
                    fail("at the end");
                }))
                .hasMessage("at the end");
        return attempt.id();
    }

    @Test
    void an_exception_takes_back_changes_and_removals() {
        Sequence sequence = aSequence();
        Enrollment enrollment = anEnrollment(sequence.id(), "ann");
        Template template = aTemplate("Nudge");
        storage.sequences().add(HERE, sequence);
        storage.enrollments().add(HERE, List.of(enrollment));
        storage.drafts().add(HERE, List.of(aDraft(enrollment, 1)));
        storage.touches().add(HERE, List.of(aTouch(enrollment, 1)));
        storage.templates().add(HERE, template);
        storage.suppressions().add(HERE, aSuppression(email("ann"), NOW));
        storage.activities().append(HERE, List.of(anActivity(Subject.WORKSPACE)));
        List<Object> before = everything(sequence, enrollment, template);
        assertThatThrownBy(() -> storage.transactions().run(() -> {
                    Sequence stored =
                            storage.sequences().find(HERE, sequence.id()).orElseThrow();
                    storage.sequences().save(HERE, stored.withName("Autumn"));
                    storage.touches().deleteOfSequence(HERE, sequence.id());
                    storage.drafts().deleteOfSequence(HERE, sequence.id());
                    storage.enrollments().deleteOfSequence(HERE, sequence.id());
                    storage.templates().delete(HERE, template.id());
                    storage.suppressions().remove(HERE, email("ann"));
                    UUID event =
                            storage.outbox().pending(NOW, 1).get(0).activity().id();
                    storage.outbox().failed(event, NOW.plusSeconds(5));
                    storage.outbox().delivered(List.of(event));
                    fail("at the end");
                }))
                .hasMessage("at the end");
        assertThat(everything(sequence, enrollment, template)).isEqualTo(before);
        assertThat(storage.drafts().claimQueued(NOW, 10, NOW.plusSeconds(60))).hasSize(1);
    }

    private List<Object> everything(Sequence sequence, Enrollment enrollment, Template template) {
        List<Object> all = new ArrayList<>();
        all.add(storage.sequences().find(HERE, sequence.id()).orElseThrow());
        all.add(storage.enrollments().find(HERE, enrollment.id()).orElseThrow());
        all.addAll(storage.drafts().ofEnrollments(HERE, List.of(enrollment.id())));
        all.addAll(storage.touches().ofEnrollments(HERE, List.of(enrollment.id())));
        all.add(storage.templates().find(HERE, template.id()).orElseThrow());
        all.add(storage.suppressions().find(HERE, email("ann")).orElseThrow());
        all.addAll(storage.outbox().pending(NOW, 10));
        assertThat(all).hasSize(7);
        return all;
    }

    @Test
    void a_transaction_inside_another_joins_it_and_is_rolled_back_with_it() {
        Sequence sequence = aSequence();
        assertThatThrownBy(() -> storage.transactions().run(() -> {
                    storage.transactions().run(() -> storage.sequences().add(HERE, sequence));
                    assertThat(storage.sequences().find(HERE, sequence.id())).isPresent();
                    fail("the outer one");
                }))
                .hasMessage("the outer one");
        assertThat(storage.sequences().find(HERE, sequence.id())).isEmpty();
    }

    @Test
    void an_exception_that_leaves_the_inner_and_the_outer_transaction_takes_back_both() {
        Sequence sequence = aSequence();
        assertThatThrownBy(() -> storage.transactions().run(() -> {
                    storage.sequences().add(HERE, sequence);
                    storage.transactions().run(() -> fail("the inner one"));
                }))
                .hasMessage("the inner one");
        assertThat(storage.sequences().find(HERE, sequence.id())).isEmpty();
    }

    @Test
    void a_storage_goes_on_after_a_rollback() {
        Sequence sequence = aSequence();
        assertThatThrownBy(() -> storage.transactions().run(() -> {
                    storage.sequences().add(HERE, sequence);
                    fail("first");
                }))
                .hasMessage("first");
        storage.transactions().run(() -> storage.sequences().add(HERE, sequence));
        assertThat(storage.sequences().find(HERE, sequence.id())).isPresent();
    }

    @Test
    void nobody_else_sees_what_is_rolled_back() {
        Sequence sequence = aSequence();
        List<Callable<Boolean>> works = List.of(
                () -> {
                    for (int i = 0; i < 50; i++) {
                        assertThatThrownBy(() -> storage.transactions().run(() -> {
                                    storage.sequences().add(HERE, sequence);
                                    fail("never stored");
                                }))
                                .hasMessage("never stored");
                    }
                    return false;
                },
                () -> {
                    boolean seen = false;
                    for (int i = 0; i < 200; i++) {
                        seen |= storage.sequences().find(HERE, sequence.id()).isPresent();
                    }
                    return seen;
                });
        assertThat(Threads.atOnce(works)).containsExactly(false, false);
    }

    @Test
    void two_transactions_that_add_up_under_a_lock_lose_nothing() {
        ContactId ann = contact("ann");
        Callable<Boolean> twentyTimes = () -> {
            for (int i = 0; i < 20; i++) {
                storage.transactions().run(() -> {
                    var last = storage.clocks().lock(HERE, List.of(ann)).get(ann);
                    var next = last == null || last.isEmpty() ? NOW : last.get().plusSeconds(1);
                    storage.clocks().set(HERE, Map.of(ann, Optional.of(next)));
                });
            }
            return true;
        };
        assertThat(Threads.atOnce(List.of(twentyTimes, twentyTimes))).containsOnly(true);
        assertThat(storage.clocks().lock(HERE, List.of(ann))).isEqualTo(Map.of(ann, Optional.of(NOW.plusSeconds(39))));
    }

    private static void fail(String message) {
        throw new IllegalStateException(message);
    }
}
