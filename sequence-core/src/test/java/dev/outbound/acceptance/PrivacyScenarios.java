package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.ActivityType;
import dev.outbound.address.AddressKey;
import dev.outbound.address.EmailAddress;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.conversation.Message;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.Draft;
import dev.outbound.enrollment.EndReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundKind;
import dev.outbound.list.ContactListId;
import dev.outbound.privacy.Forgotten;
import dev.outbound.privacy.PersonalRecord;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rights of the people who are written to, as the product describes them. Every storage behaves the same. */
public abstract class PrivacyScenarios {

    private static final ContactId ANN = new ContactId("ann");
    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");

    protected World world;

    private AddressKey address;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        address = world.people.add("ann").email().orElseThrow().key();
        world.people.add("bob");
    }

    @Test
    void a_forgotten_contacts_enrollment_is_cancelled_and_nothing_more_is_sent_to_it() {
        SequenceId id = world.launched(List.of("ann", "bob"), HELLO, PROOF);
        world.tick();
        world.people.remove(ANN);
        assertThat(world.acme.privacy().forget(ANN)).isEqualTo(new Forgotten(1, 1, 0, 0, 0));

        Enrollment ann = world.enrollment(id, "ann");
        assertThat(ann.status()).isEqualTo(EnrollmentStatus.CANCELLED);
        assertThat(ann.ended()).contains(EndReason.CONTACT_DELETED);
        assertThat(ann.keys()).isEmpty();
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages())
                .extracting(mail -> mail.to().value())
                .containsExactlyInAnyOrder("ann@people.example", "bob@people.example", "bob@people.example");
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SKIPPED);
    }

    @Test
    void words_and_addresses_of_a_forgotten_contact_are_gone_and_those_of_others_stay() {
        SequenceId id = world.launched(List.of("ann", "bob"), HELLO, PROOF);
        world.tick();
        world.reply("ann@people.example", messageId(id, "ann"), new InboundKind.HumanReply(false));
        EnrollmentId ann = world.enrollment(id, "ann").id();
        EnrollmentId bob = world.enrollment(id, "bob").id();
        List<Message> bobs = world.acme.conversation(bob);
        Draft bobsDraft = world.draft(id, "bob", 1);

        world.acme.privacy().forget(ANN);
        assertThat(world.acme.conversation(ann)).hasSize(2).allSatisfy(message -> {
            assertThat(message.text()).isEqualTo("(removed)");
            assertThat(message.subject()).isEqualTo("(removed)");
        });
        for (int position = 1; position <= 2; position++) {
            assertThat(world.draft(id, "ann", position).content().orElseThrow().body())
                    .isEqualTo("(removed)");
        }
        List<Touch> touches = world.acme.enrollments().touches(ann);
        assertThat(touches.get(0).handover().map(Handover::to).orElseThrow()).doesNotContain("ann", "@");
        assertThat(world.storage
                        .touches()
                        .attemptsOf(World.ACME, touches.stream().map(Touch::id).toList()))
                .extracting(Attempt::to)
                .hasSize(1)
                .doesNotContain(address);
        assertThat(world.acme.conversation(bob)).isEqualTo(bobs);
        assertThat(world.draft(id, "bob", 1)).isEqualTo(bobsDraft);
    }

    @Test
    void forgetting_a_contact_again_changes_nothing() {
        world.launched(List.of("ann"), HELLO, PROOF, Step.sms(5, "Text"));
        world.tick();
        world.acme.suppressions().add(address, Suppression.Source.MANUAL, "asked", Optional.empty());
        ContactListId list = world.acme.lists().create("Q3").id();
        world.acme.lists().add(list, List.of(ANN));

        assertThat(world.acme.privacy().forget(ANN)).isEqualTo(new Forgotten(1, 1, 1, 1, 0));
        assertThat(world.acme.lists().get(list).memberCount()).isZero();
        List<Activity> feed = feed();
        assertThat(feed).extracting(Activity::type).containsOnlyOnce(ActivityType.CONTACT_FORGOTTEN);

        assertThat(world.acme.privacy().forget(ANN)).isEqualTo(new Forgotten(0, 0, 0, 0, 0));
        assertThat(feed()).isEqualTo(feed);
        assertThat(world.acme.privacy().forget(new ContactId("nobody"))).isEqualTo(new Forgotten(0, 0, 0, 0, 0));
    }

    @Test
    void an_opt_out_outlives_the_address_and_a_new_import_of_it_is_still_suppressed() {
        world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        assertThat(world.engine.unsubscribe().post(token())).isTrue();
        world.people.remove(ANN);
        world.acme.privacy().forget(ANN);
        assertThat(world.acme
                        .suppressions()
                        .page(Optional.of("ann"), PageRequest.first(10))
                        .items())
                .isEmpty();

        imported("ann-2");
        assertThat(world.acme.suppressions().isSuppressed(address)).isTrue();
        Suppression entry = world.acme.suppressions().find(address).orElseThrow();
        assertThat(entry.source()).isEqualTo(Suppression.Source.UNSUBSCRIBE_LINK);
        assertThat(entry.address()).isEqualTo(address);
        SequenceId again = world.launched(List.of("ann-2", "bob"), HELLO, Step.sms(1, "Text"));
        world.tick();
        assertThat(world.mails.messages())
                .extracting(mail -> mail.to().value())
                .containsExactly("ann@people.example", "bob@people.example");
        assertThat(world.touch(again, "ann-2", 1).status()).isEqualTo(TouchStatus.SKIPPED);
    }

    @Test
    void a_forgotten_opt_out_is_not_entered_twice_and_can_be_removed_by_the_address() {
        world.acme.suppressions().add(address, Suppression.Source.MANUAL, "", Optional.empty());
        world.acme.privacy().forget(ANN);
        assertThat(world.acme.suppressions().add(address, Suppression.Source.COMPLAINT, "", Optional.empty()))
                .isFalse();
        assertThat(world.acme.suppressions().remove(address, "asked to be written to again"))
                .isTrue();
        assertThat(world.acme.suppressions().isSuppressed(address)).isFalse();
        assertThat(world.acme.suppressions().remove(address, "again")).isFalse();
    }

    @Test
    void the_link_in_a_mail_to_a_forgotten_contact_still_opts_its_address_out() {
        world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        world.acme.privacy().forget(ANN);
        assertThat(world.acme.suppressions().isSuppressed(address)).isFalse();
        assertThat(world.engine.unsubscribe().post(token())).isTrue();
        assertThat(world.engine.unsubscribe().post(token())).isTrue();
        assertThat(world.acme.suppressions().isSuppressed(address)).isTrue();
    }

    @Test
    void a_message_on_its_way_while_its_contact_is_forgotten_is_counted_and_removed_by_the_next_call() {
        List<Forgotten> first = new ArrayList<>();
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.mails.during(() -> first.add(world.acme.privacy().forget(ANN)));
        world.tick();
        assertThat(first).containsExactly(new Forgotten(1, 1, 0, 0, 1));
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);

        assertThat(world.acme.privacy().forget(ANN).underWay()).isZero();
        assertThat(world.acme.conversation(world.enrollment(id, "ann").id()))
                .hasSize(1)
                .allMatch(message -> message.subject().equals("(removed)"));
        assertThat(world.touch(id, "ann", 1).handover().orElseThrow().to()).doesNotContain("ann");
    }

    @Test
    void a_draft_being_written_while_its_contact_is_forgotten_is_not_stored() {
        SequenceId id = world.acme
                .compose()
                .fromRecipe(
                        "Q3", Recipe.EMPTY.withGoal("Book a call").withSteps(List.of(HELLO)), Recipients.contacts(ANN))
                .id();
        world.acme.drafting().generate(id);
        assertThat(world.acme.privacy().forget(ANN).cancelled()).isEqualTo(1);
        world.engine.generator().drain();
        assertThat(world.draft(id, "ann", 1).content()).isEmpty();
    }

    @Test
    void what_happened_to_a_forgotten_contact_stays_without_free_text() {
        world.mails.answer(SendOutcome.deferred("mailbox of Ann is full"));
        SequenceId id = world.launched(List.of("ann"), HELLO);
        world.tick();
        int before = feed().size();
        world.acme.privacy().forget(ANN);
        assertThat(feed()).hasSizeGreaterThan(before);
        assertThat(feed().stream().flatMap(activity -> activity.data().values().stream()))
                .noneMatch(value -> value.contains("Ann"));
        assertThat(world.acme
                        .activity(
                                ActivityLog.Filter.of(
                                        world.enrollment(id, "ann").id()),
                                PageRequest.first(100))
                        .items())
                .filteredOn(activity -> activity.type() == ActivityType.TOUCH_DEFERRED)
                .hasSize(1);
    }

    @Test
    void a_contact_is_told_everything_that_is_known_of_it_and_nothing_of_others() {
        SequenceId id = world.launched(List.of("ann", "bob"), HELLO, PROOF);
        world.tick();
        world.reply("ann@people.example", messageId(id, "ann"), new InboundKind.HumanReply(true));
        ContactListId list = world.acme.lists().create("Q3").id();
        world.acme.lists().add(list, List.of(ANN));

        List<PersonalRecord> all = world.acme.privacy().export(ANN).toList();
        assertThat(all.stream().collect(Collectors.groupingBy(PersonalRecord::getClass, Collectors.counting())))
                .containsEntry(PersonalRecord.Membership.class, 1L)
                .containsEntry(PersonalRecord.OptOut.class, 1L)
                .containsEntry(PersonalRecord.Enrolled.class, 1L)
                .containsEntry(PersonalRecord.Drafted.class, 2L)
                .containsEntry(PersonalRecord.Scheduled.class, 2L)
                .containsEntry(PersonalRecord.Attempted.class, 1L)
                .containsEntry(PersonalRecord.Said.class, 2L);
        assertThat(all.stream().filter(PersonalRecord.Happened.class::isInstance))
                .hasSizeGreaterThan(5)
                .allMatch(one -> ((PersonalRecord.Happened) one)
                        .activity()
                        .subject()
                        .contact()
                        .equals(Optional.of(ANN)));
        assertThat(world.acme.privacy().export(new ContactId("nobody"))).isEmpty();
    }

    @Test
    void a_contact_of_another_workspace_with_the_same_id_is_not_touched() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        var other = world.engine.workspace(new WorkspaceId("globex"), Actor.user("eve"));
        assertThat(other.privacy().forget(ANN)).isEqualTo(new Forgotten(0, 0, 0, 0, 0));
        assertThat(other.privacy().export(ANN)).isEmpty();
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    /** The same address comes in again, as another contact. */
    private void imported(String id) {
        Contact fresh = world.people.add(id);
        world.people.put(new Contact(
                fresh.id(),
                fresh.name(),
                EmailAddress.parse("ann@people.example"),
                fresh.phone(),
                fresh.zone(),
                fresh.profile(),
                fresh.consent()));
    }

    private String token() {
        String link = world.mails.messages().get(0).unsubscribe().toString();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private String messageId(SequenceId id, String contact) {
        return world.touch(id, contact, 1).handover().orElseThrow().messageId();
    }

    private List<Activity> feed() {
        return world.acme
                .activity(ActivityLog.Filter.of(ANN), PageRequest.first(1_000))
                .items();
    }
}
