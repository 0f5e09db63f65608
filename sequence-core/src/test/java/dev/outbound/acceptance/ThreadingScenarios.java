package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.outbound.address.EmailAddress;
import dev.outbound.conversation.Message;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundEmail;
import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.InboundResult;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails of one conversation stay together. Every storage behaves the same. */
public abstract class ThreadingScenarios {

    private static final Step FIRST = Step.email(0, "First");
    private static final Step SECOND = Step.email(3, "Second");
    private static final Step THIRD = Step.email(5, "Third");
    private static final String DAY_3 = "2025-03-06T15:00:00Z";
    private static final String DAY_5 = "2025-03-08T15:00:00Z";
    private static final InboundKind HUMAN = new InboundKind.HumanReply(false);

    protected World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        world.people.add("ann");
    }

    @Test
    void a_later_mail_answers_the_first_and_bears_its_subject_unchanged() {
        world.launched(List.of("ann"), FIRST, SECOND);
        world.tick();
        world.at(DAY_3);
        assertThat(mail(0).threading().inReplyTo()).isEmpty();
        assertThat(mail(1).threading().inReplyTo()).contains(id(0));
        assertThat(mail(1).threading().references()).containsExactly(id(0));
        assertThat(mail(1).subject()).isEqualTo(mail(0).subject());
    }

    @Test
    void without_domains_for_them_answers_and_reports_go_to_the_sender_and_where_the_workspace_says() {
        world.launched(List.of("ann"), FIRST);
        world.tick();
        assertThat(mail(0).replyTo()).isEmpty();
        assertThat(mail(0).envelopeSender()).isEqualTo(mail(0).from().address());
    }

    @Test
    void with_domains_for_them_each_mail_has_its_own_addresses_for_answers_and_reports() {
        world.signReturnAddresses();
        world.people.add("bob");
        world.launched(List.of("ann", "bob"), FIRST);
        world.tick();
        assertThat(List.of(mail(0), mail(1))).allSatisfy(mail -> {
            assertThat(mail.replyTo().orElseThrow().value()).matches("r\\+[a-z2-7]{48}@reply\\.acme\\.example");
            assertThat(mail.envelopeSender().value()).matches("b\\+[a-z2-7]{48}@bounce\\.acme\\.example");
            assertThat(mail.from().address().value()).isEqualTo("tyler@mail.acme.example");
        });
        assertThat(mail(0).replyTo()).isNotEqualTo(mail(1).replyTo());
    }

    @Test
    void an_answer_without_ids_from_another_address_joins_the_thread_of_the_mail_it_is_addressed_to() {
        world.signReturnAddresses();
        world.people.add("bob");
        SequenceId id = world.launched(List.of("ann", "bob"), FIRST, SECOND);
        world.tick();
        OutboundMessage.Email toAnn = mailTo("ann");
        assertThat(world.delivered("stranger@elsewhere.example", HUMAN, upper(toAnn.replyTo())))
                .isEqualTo(InboundResult.REPLIED);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.REPLIED);
        assertThat(world.enrollment(id, "bob").status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(world.acme.conversation(world.enrollment(id, "ann").id()))
                .extracting(Message::direction, Message::position)
                .containsExactly(
                        tuple(Message.Direction.OUTBOUND, Optional.of(1)),
                        tuple(Message.Direction.INBOUND, Optional.of(1)));
    }

    @Test
    void a_signed_address_counts_for_more_than_an_id_and_an_id_for_more_than_the_sender() {
        world.signReturnAddresses();
        world.people.add("bob");
        SequenceId id = world.launched(List.of("ann", "bob"), FIRST, SECOND);
        world.tick();
        InboundEmail named =
                world.inbound("ann@people.example", mailTo("ann").threading().messageId(), HUMAN, "<a@p.example>");
        InboundEmail mail = new InboundEmail(
                named.messageId(),
                named.from(),
                List.of(
                        EmailAddress.of("desk@acme.example"),
                        mailTo("bob").replyTo().orElseThrow()),
                named.inReplyTo(),
                named.references(),
                named.subject(),
                named.text(),
                named.receivedAt(),
                named.kind());
        assertThat(world.engine.inbound().email(World.ACME, mail)).isEqualTo(InboundResult.REPLIED);
        assertThat(world.enrollment(id, "bob").status()).isEqualTo(EnrollmentStatus.REPLIED);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void once_the_contact_has_written_back_the_next_mail_answers_that_and_is_a_re() {
        SequenceId id = world.launched(List.of("ann"), FIRST, SECOND, THIRD);
        world.acme.running().stopOnReply(id, false);
        world.tick();
        world.at(DAY_3);
        reply(id(1), "<answer@people.example>");
        world.at(DAY_5);
        assertThat(mail(2).threading().inReplyTo()).contains("<answer@people.example>");
        assertThat(mail(2).threading().references()).containsExactly(id(0), id(1), "<answer@people.example>");
        assertThat(mail(2).subject()).isEqualTo("Re: " + mail(0).subject());
    }

    @Test
    void an_answer_without_an_id_of_its_own_makes_the_next_mail_a_re_and_is_not_referred_to() {
        SequenceId id = world.launched(List.of("ann"), FIRST, SECOND);
        world.acme.running().stopOnReply(id, false);
        world.tick();
        reply(id(0), "<0123456789" + InboundEmail.HASHED);
        world.at(DAY_3);
        assertThat(mail(1).threading().inReplyTo()).contains(id(0));
        assertThat(mail(1).threading().references()).containsExactly(id(0));
        assertThat(mail(1).subject()).isEqualTo("Re: " + mail(0).subject());
    }

    @Test
    void if_the_first_mail_is_skipped_the_second_starts_a_thread_with_its_own_subject() {
        SequenceId id = world.reviewed(List.of("ann"), FIRST, SECOND);
        Draft first = world.draft(id, "ann", 1);
        world.acme.reviews().skip(first.id(), first.version());
        edit(id, 2, new DraftContent.Email("A subject of its own", "Words", true));
        launch(id);
        world.tick();
        world.at(DAY_3);
        assertThat(mail(0).subject()).isEqualTo("A subject of its own");
        assertThat(mail(0).threading().inReplyTo()).isEmpty();
        assertThat(mail(0).threading().references()).isEmpty();
    }

    @Test
    void the_second_mail_follows_a_subject_of_the_first_that_was_changed_later_in_the_preview_too() {
        SequenceId id = world.reviewed(List.of("ann"), FIRST, SECOND);
        edit(id, 1, new DraftContent.Email("A better subject", "Words", false));
        assertThat(world.acme.reviews().preview(world.draft(id, "ann", 2).id()).subject())
                .contains("A better subject");
        launch(id);
        world.tick();
        world.at(DAY_3);
        assertThat(world.mails.messages())
                .extracting(OutboundMessage.Email::subject)
                .containsExactly("A better subject", "A better subject");
    }

    @Test
    void a_mail_that_shall_not_continue_the_thread_starts_a_new_one_that_later_mails_continue() {
        SequenceId id = world.reviewed(List.of("ann"), FIRST, SECOND, THIRD);
        edit(id, 2, new DraftContent.Email("Something else", "Words", false));
        launch(id);
        world.tick();
        world.at(DAY_3);
        world.at(DAY_5);
        assertThat(mail(1).subject()).isEqualTo("Something else");
        assertThat(mail(1).threading().references()).isEmpty();
        assertThat(mail(2).subject()).isEqualTo("Something else");
        assertThat(mail(2).threading().references()).containsExactly(id(1));
    }

    @Test
    void an_answer_to_an_older_thread_is_not_part_of_the_new_one() {
        SequenceId id = world.reviewed(List.of("ann"), FIRST, SECOND, THIRD);
        edit(id, 2, new DraftContent.Email("Something else", "Words", false));
        launch(id);
        world.acme.running().stopOnReply(id, false);
        world.tick();
        world.at(DAY_3);
        reply(id(0), "<late@people.example>");
        world.at(DAY_5);
        assertThat(mail(2).subject()).isEqualTo("Something else");
        assertThat(mail(2).threading().references()).containsExactly(id(1));
    }

    @Test
    void a_re_on_a_mail_that_answers_nothing_is_dropped() {
        SequenceId id = world.reviewed(List.of("ann"), FIRST, SECOND);
        Draft first = world.draft(id, "ann", 1);
        world.acme.reviews().skip(first.id(), first.version());
        edit(id, 2, new DraftContent.Email("Re: hello", "Words", true));
        launch(id);
        world.at(DAY_3);
        assertThat(mail(0).subject()).isEqualTo("hello");
    }

    @Test
    void a_retry_bears_the_same_message_id() {
        world.mails.answer(SendOutcome.deferred("451 later"));
        world.launched(List.of("ann"), FIRST);
        world.tick();
        world.at("2025-03-03T14:01:00Z");
        assertThat(world.mails.messages()).hasSize(2);
        assertThat(id(1)).isEqualTo(id(0));
    }

    @Test
    void a_text_between_two_mails_is_not_part_of_their_thread() {
        world.launched(List.of("ann"), FIRST, Step.sms(3, "Text"), THIRD);
        world.tick();
        world.at(DAY_3);
        world.at(DAY_5);
        assertThat(world.texts.messages()).hasSize(1);
        assertThat(mail(1).threading().references()).containsExactly(id(0));
        assertThat(mail(1).subject()).isEqualTo(mail(0).subject());
    }

    @Test
    void a_mail_that_turns_out_to_have_arrived_is_the_root_of_its_thread() {
        SequenceId id = world.launched(List.of("ann"), FIRST, SECOND);
        world.mails.answer(new SendOutcome.Unknown("lost"));
        world.tick();
        world.acme.enrollments().resolve(world.enrollment(id, "ann").id(), 1, true);
        world.at(DAY_3);
        assertThat(mail(1).threading().inReplyTo()).contains(id(0));
        assertThat(mail(1).subject()).isEqualTo(mail(0).subject());
        assertThat(world.acme.conversation(world.enrollment(id, "ann").id())).hasSize(2);
    }

    private void edit(SequenceId id, int position, DraftContent content) {
        Draft draft = world.draft(id, "ann", position);
        world.acme.reviews().edit(draft.id(), draft.version(), content);
    }

    private void launch(SequenceId id) {
        world.approveAll(id);
        world.launch(id, LaunchOptions.now());
    }

    private void reply(String to, String ownId) {
        assertThat(world.engine.inbound().email(World.ACME, world.inbound("ann@people.example", to, HUMAN, ownId)))
                .isEqualTo(InboundResult.REPLIED);
    }

    private OutboundMessage.Email mailTo(String contact) {
        return world.mails.messages().stream()
                .filter(mail -> mail.to().localPart().equals(contact))
                .findFirst()
                .orElseThrow();
    }

    private static EmailAddress upper(Optional<EmailAddress> address) {
        return EmailAddress.of(address.orElseThrow().value().toUpperCase(Locale.ROOT));
    }

    private OutboundMessage.Email mail(int index) {
        return world.mails.messages().get(index);
    }

    private String id(int index) {
        return mail(index).threading().messageId();
    }
}
