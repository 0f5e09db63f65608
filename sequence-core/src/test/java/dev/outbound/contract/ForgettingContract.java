package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aList;
import static dev.outbound.contract.Samples.aMessage;
import static dev.outbound.contract.Samples.aSuppression;
import static dev.outbound.contract.Samples.aTouch;
import static dev.outbound.contract.Samples.anAttempt;
import static dev.outbound.contract.Samples.anEnrollment;
import static dev.outbound.contract.Samples.contact;
import static dev.outbound.contract.Samples.email;
import static dev.outbound.contract.Samples.ended;
import static dev.outbound.contract.Samples.in;
import static dev.outbound.contract.Samples.phone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Event;
import dev.outbound.activity.Subject;
import dev.outbound.address.AddressKey;
import dev.outbound.address.AddressKind;
import dev.outbound.conversation.Message;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.list.ContactList;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every storage can find and remove of one contact. */
public abstract class ForgettingContract extends StorageContract {

    private static final AddressKey PSEUDONYM = new AddressKey(AddressKind.EMAIL, "forgotten:0123456789abcdef");

    private final Enrollment ann = anEnrollment(new SequenceId(Samples.id()), "ann");
    private final Enrollment annAgain = anEnrollment(new SequenceId(Samples.id()), "ann");
    private final Enrollment bob = anEnrollment(ann.sequence(), "bob");

    @Test
    void a_forgotten_address_keeps_its_entry_under_the_pseudonym_without_the_note() {
        Suppression entry =
                new Suppression(email("ann"), Suppression.Source.SMS_STOP, "Ann called", NOW, Actor.user("Tyler"));
        storage.suppressions().add(HERE, entry);
        assertThat(storage.suppressions().forget(HERE, email("ann"), PSEUDONYM)).isTrue();
        assertThat(storage.suppressions().find(HERE, PSEUDONYM))
                .contains(new Suppression(PSEUDONYM, entry.source(), "", NOW, entry.createdBy()));
        assertThat(storage.suppressions().suppressed(HERE, List.of(email("ann"), PSEUDONYM)))
                .containsExactly(PSEUDONYM);
        assertThat(storage.suppressions().lock(HERE, List.of(email("ann"), PSEUDONYM)))
                .containsExactly(PSEUDONYM);
        assertThat(storage.suppressions()
                        .page(HERE, Optional.empty(), PageRequest.first(10))
                        .items())
                .extracting(Suppression::address)
                .containsExactly(PSEUDONYM);
        assertThat(storage.suppressions().remove(HERE, PSEUDONYM)).isTrue();
    }

    @Test
    void forgetting_again_or_an_address_without_an_entry_changes_nothing() {
        storage.suppressions().add(HERE, aSuppression(email("ann"), NOW));
        storage.suppressions().lock(HERE, List.of(email("bob")));
        assertThat(storage.suppressions().forget(HERE, email("bob"), PSEUDONYM)).isFalse();
        assertThat(storage.suppressions().forget(THERE, email("ann"), PSEUDONYM))
                .isFalse();
        assertThat(storage.suppressions().find(HERE, email("ann"))).isPresent();
        assertThat(storage.suppressions().forget(HERE, email("ann"), PSEUDONYM)).isTrue();
        assertThat(storage.suppressions().forget(HERE, email("ann"), PSEUDONYM)).isFalse();
        assertThat(storage.suppressions().find(HERE, PSEUDONYM)).isPresent();
    }

    @Test
    void an_address_suppressed_again_after_it_was_forgotten_joins_the_entry_that_is_there() {
        storage.suppressions().add(HERE, aSuppression(email("ann"), NOW));
        storage.suppressions().forget(HERE, email("ann"), PSEUDONYM);
        storage.suppressions().add(HERE, aSuppression(email("ann"), NOW.plusSeconds(1)));
        assertThat(storage.suppressions().forget(HERE, email("ann"), PSEUDONYM)).isTrue();
        assertThat(storage.suppressions().find(HERE, PSEUDONYM).orElseThrow().createdAt())
                .isEqualTo(NOW);
    }

    @Test
    void who_waits_for_a_gate_while_its_address_is_forgotten_holds_the_new_one() {
        storage.suppressions().add(HERE, aSuppression(email("ann"), NOW));
        Set<AddressKey> seen = Threads.secondAfter(
                storage.transactions(),
                () -> storage.suppressions().forget(HERE, email("ann"), PSEUDONYM),
                () -> storage.suppressions().lock(HERE, List.of(email("ann"), phone(1))));
        assertThat(seen).isEmpty();
        assertThat(storage.suppressions().add(HERE, aSuppression(email("ann"), NOW)))
                .isTrue();
    }

    @Test
    void the_enrollments_of_a_contact_come_in_slices_whatever_their_state() {
        Enrollment ended = in(annAgain, EnrollmentStatus.COMPLETED);
        storage.enrollments().add(HERE, List.of(ann, bob, ended));
        storage.enrollments().add(THERE, List.of(anEnrollment(ann.sequence(), "ann")));
        assertThat(ofAnn(Optional.empty(), 10)).containsExactly(ann.id(), ended.id());
        assertThat(ofAnn(Optional.empty(), 1)).containsExactly(ann.id());
        assertThat(ofAnn(Optional.of(ann.id()), 1)).containsExactly(ended.id());
        assertThat(ofAnn(Optional.of(ended.id()), 1)).isEmpty();
    }

    @Test
    void the_lists_of_a_contact_are_found_archived_or_not() {
        ContactList one = aList("one");
        ContactList two = aList("two");
        ContactList other = aList("other");
        for (ContactList list : List.of(one, two, other)) {
            storage.lists().add(HERE, list);
        }
        storage.lists().addMembers(HERE, one.id(), List.of(contact("ann"), contact("bob")));
        storage.lists().addMembers(HERE, two.id(), List.of(contact("ann")));
        storage.lists()
                .save(HERE, storage.lists().find(HERE, two.id()).orElseThrow().withArchived(true));
        assertThat(storage.lists().listsOf(HERE, contact("ann"))).containsExactly(one.id(), two.id());
        assertThat(storage.lists().listsOf(HERE, contact("eve"))).isEmpty();
        assertThat(storage.lists().listsOf(THERE, contact("ann"))).isEmpty();
        storage.lists().removeMembers(HERE, one.id(), List.of(contact("ann")));
        assertThat(storage.lists().listsOf(HERE, contact("ann"))).containsExactly(two.id());
    }

    @Test
    void the_messages_of_an_enrollment_lose_subject_words_and_the_ids_of_theirs_and_keep_the_rest() {
        Message ours = aMessage(ann.id(), Message.Direction.OUTBOUND, NOW);
        Message theirs = new Message(
                Samples.id(),
                ann.id(),
                ours.channel(),
                Message.Direction.INBOUND,
                Optional.empty(),
                Optional.of("<1@people.example>"),
                false,
                "",
                "Yes!",
                NOW.plusSeconds(1));
        Message others = aMessage(bob.id(), Message.Direction.OUTBOUND, NOW);
        storage.conversations().append(HERE, List.of(ours, theirs, others));
        storage.conversations().redact(THERE, List.of(ann.id()), "gone");
        assertThat(storage.conversations().ofEnrollments(HERE, List.of(ann.id())))
                .containsExactly(ours, theirs);
        storage.conversations().redact(HERE, List.of(ann.id()), "gone");
        assertThat(storage.conversations().ofEnrollments(HERE, List.of(ann.id())))
                .containsExactly(ours.redacted("gone"), theirs.redacted("gone"));
        assertThat(theirs.redacted("gone").messageId()).isEmpty();
        assertThat(theirs.redacted("gone").subject()).isEmpty();
        assertThat(storage.conversations().ofEnrollments(HERE, List.of(bob.id())))
                .containsExactly(others);
    }

    @Test
    void the_addresses_of_a_contacts_attempts_are_found_and_replaced_and_results_do_not_bring_them_back() {
        Touch touch = in(aTouch(ann, 1), TouchStatus.SENDING);
        Touch bobs = in(aTouch(bob, 1), TouchStatus.SENDING);
        storage.touches().add(HERE, List.of(touch, bobs));
        Attempt attempt = anAttempt(touch, 1, NOW);
        storage.touches().begin(HERE, List.of(attempt, anAttempt(bobs, 1, NOW)));
        assertThat(storage.touches().addressesOf(HERE, contact("ann"))).containsExactly(email("ann"));
        assertThat(storage.touches().addressesOf(THERE, contact("ann"))).isEmpty();

        storage.touches().readdress(HERE, contact("ann"), Map.of(email("ann"), PSEUDONYM, phone(1), PSEUDONYM));
        storage.touches().readdress(HERE, contact("ann"), Map.of());
        storage.touches().end(HERE, List.of(ended(attempt, Attempt.State.ACCEPTED)));
        assertThat(storage.touches().attempts(HERE, List.of(attempt.id())))
                .containsExactly(ended(attempt, Attempt.State.ACCEPTED).to(PSEUDONYM));
        assertThat(storage.touches().addressesOf(HERE, contact("ann"))).containsExactly(PSEUDONYM);
        assertThat(storage.touches().addressesOf(HERE, contact("bob"))).containsExactly(email("bob"));
    }

    @Test
    void what_happened_to_a_contact_loses_free_text_in_the_log_and_in_the_queue() {
        Map<String, String> data = Map.of(
                Data.CHANNEL, "EMAIL",
                Data.COUNT, "12",
                Data.CODE, "5.1.1",
                Data.UNTIL, "2026-03-02T09:30:00.123Z",
                Data.REASON, "Ann said no",
                Data.ADDRESS, "A",
                Data.TO, "+12125550134");
        Activity anns = happened(Subject.of(ann, 1), data);
        Activity bobs = happened(Subject.of(bob, 1), data);
        storage.activities().append(HERE, List.of(anns, bobs));
        storage.activities().redact(HERE, contact("ann"));
        storage.activities().redact(HERE, contact("ann"));
        storage.activities().redact(THERE, contact("bob"));
        assertThat(storage.activities()
                        .page(HERE, ActivityLog.Filter.ALL, PageRequest.first(10))
                        .items())
                .containsExactly(bobs, anns.redacted());
        assertThat(anns.redacted().data().keySet())
                .containsExactlyInAnyOrder(Data.CHANNEL, Data.COUNT, Data.CODE, Data.UNTIL);
        assertThat(storage.outbox().pending(NOW, 10))
                .extracting(Event::activity)
                .containsExactly(anns.redacted(), bobs);
    }

    private List<EnrollmentId> ofAnn(Optional<EnrollmentId> after, int limit) {
        return storage.enrollments().ofContact(HERE, contact("ann"), after, limit).stream()
                .map(Enrollment::id)
                .toList();
    }

    private static Activity happened(Subject subject, Map<String, String> data) {
        return new Activity(Samples.id(), NOW, ActivityType.TOUCH_DEFERRED, Actor.SYSTEM, subject, data);
    }
}
