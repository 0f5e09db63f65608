package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.activity.ActivityType;
import dev.outbound.address.AddressKey;
import dev.outbound.address.AddressKind;
import dev.outbound.address.EmailAddress;
import dev.outbound.contact.Contact;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.fixture.Incoming;
import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Suppression;
import dev.outbound.workspace.WorkspaceId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who must not be written to. Every storage behaves the same. */
public abstract class SuppressionScenarios {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");
    private static final Step NUDGE = Step.sms(0, "Nudge");
    private static final Step REMINDER = Step.sms(3, "Reminder");
    private static final String NUMBER = Incoming.FIRST_NUMBER;

    private World world;
    private Incoming in;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        in = new Incoming(world);
        world.people.add("ann");
        world.people.add("bob");
    }

    @Test
    void every_mail_has_a_link_of_its_own_in_its_text_and_its_html() {
        world.launched(List.of("ann", "bob"), HELLO, PROOF);
        world.tick();
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(4).allSatisfy(mail -> {
            assertThat(mail.unsubscribe().getScheme()).isEqualTo("https");
            assertThat(mail.body().text()).contains("Unsubscribe: " + mail.unsubscribe());
            assertThat(mail.body().html()).contains(mail.unsubscribe().toString());
        });
        assertThat(world.mails.messages())
                .extracting(OutboundMessage.Email::unsubscribe)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_post_to_the_link_suppresses_the_address_and_ends_all_enrollments_of_the_contact_once() {
        SequenceId a = world.launched(List.of("ann", "bob"), HELLO, PROOF);
        SequenceId b = world.launched(List.of("ann"), Step.sms(6, "Later"));
        world.tick();
        String token = token(0);
        assertThat(world.engine.unsubscribe().post(token)).isTrue();
        assertThat(source(email("ann"))).contains(Suppression.Source.UNSUBSCRIBE_LINK);
        assertThat(world.enrollment(a, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
        assertThat(world.enrollment(b, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
        assertThat(world.enrollment(a, "bob").status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(world.touch(a, "ann", 2).skipReason()).contains(SkipReason.SUPPRESSED);
        assertThat(world.engine.unsubscribe().post(token)).isTrue();
        assertThat(entries()).hasSize(1);
    }

    @Test
    void a_link_scanner_changes_nothing() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        assertThat(world.engine.unsubscribe().isGenuine(token(0))).isTrue();
        assertThat(entries()).isEmpty();
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void a_token_that_was_changed_changes_nothing() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        String token = token(0);
        String changed = token.substring(0, 5) + (token.charAt(5) == 'A' ? 'B' : 'A') + token.substring(6);
        assertThat(world.engine.unsubscribe().isGenuine(changed)).isFalse();
        assertThat(world.engine.unsubscribe().post(changed)).isFalse();
        assertThat(entries()).isEmpty();
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void the_link_of_an_old_mail_suppresses_the_old_address_and_ends_the_contacts_enrollment() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        world.people.put(withEmail(world.people.add("ann"), "ann@new.example"));
        world.engine.unsubscribe().post(token(0));
        assertThat(source(email("ann"))).contains(Suppression.Source.UNSUBSCRIBE_LINK);
        assertThat(source(EmailAddress.of("ann@new.example").key())).isEmpty();
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
    }

    @Test
    void a_manual_entry_stops_the_address_in_every_sequence_while_texts_go_on_and_enrollments_stay_active() {
        SequenceId a = world.launched(List.of("ann"), HELLO, PROOF, Step.sms(5, "Nudge"));
        SequenceId b = world.launched(List.of("ann"), Step.email(4, "Other"), Step.sms(6, "Other"));
        world.tick();
        world.acme.suppressions().addManual("Ann@People.example", "");
        assertThat(world.touch(a, "ann", 2).skipReason()).contains(SkipReason.SUPPRESSED);
        assertThat(world.touch(b, "ann", 1).skipReason()).contains(SkipReason.SUPPRESSED);
        assertThat(world.enrollment(a, "ann").status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(world.enrollment(b, "ann").status()).isEqualTo(EnrollmentStatus.ACTIVE);
        world.at("2025-03-08T15:00:00Z");
        world.at("2025-03-09T15:00:00Z");
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(world.texts.messages()).hasSize(2);
    }

    @Test
    void a_number_is_added_in_its_normal_form_and_a_word_is_no_address() {
        world.acme.suppressions().addManual("+1 (212) 555-0100", "");
        assertThat(source(phone("+12125550100"))).contains(Suppression.Source.MANUAL);
        assertThatThrownBy(() -> world.acme.suppressions().addManual("hello", ""))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ADDRESS));
        assertThat(entries()).hasSize(1);
    }

    @Test
    void what_is_suppressed_between_the_claim_and_the_sending_is_not_sent() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.people.during(() -> world.acme.suppressions().addManual("ann@people.example", ""));
        world.tick();
        assertThat(world.mails.messages()).isEmpty();
        assertThat(world.touch(id, "ann", 1).skipReason()).contains(SkipReason.SUPPRESSED);
    }

    @Test
    void an_address_the_contact_got_meanwhile_is_not_written_to_if_it_is_suppressed() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        world.acme.suppressions().addManual("ann@new.example", "");
        world.people.put(withEmail(world.people.add("ann"), "ann@new.example"));
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(world.touch(id, "ann", 2).skipReason()).contains(SkipReason.SUPPRESSED);
    }

    @Test
    void an_entry_of_an_address_that_was_written_to_since_the_launch_stops_what_is_on_its_way_at_once() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.people.put(withEmail(world.people.add("ann"), "ann@new.example"));
        world.tick();
        assertThat(world.mails.messages().get(0).to().value()).isEqualTo("ann@new.example");
        world.acme.suppressions().addManual("ann@new.example", "");
        assertThat(world.touch(id, "ann", 2).skipReason()).contains(SkipReason.SUPPRESSED);
    }

    @Test
    void an_opt_out_in_one_workspace_stops_nothing_in_another() {
        SequenceId id = world.launched(List.of("ann"), NUDGE, REMINDER);
        world.tick();
        world.engine.inbound().text(new WorkspaceId("other"), in.message(NUMBER, "STOP", Optional.empty()));
        world.at("2025-03-06T15:00:00Z");
        assertThat(world.texts.messages()).hasSize(2);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.COMPLETED);
        assertThat(entries()).isEmpty();
    }

    @Test
    void an_address_added_twice_is_one_entry_that_keeps_its_first_source_and_both_are_logged() {
        world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        world.engine.unsubscribe().post(token(0));
        assertThat(world.acme.suppressions().addManual("ann@people.example", ""))
                .isFalse();
        assertThat(entries()).extracting(Suppression::source).containsExactly(Suppression.Source.UNSUBSCRIBE_LINK);
        assertThat(in.recorded()).contains(ActivityType.SUPPRESSION_ADDED, ActivityType.SUPPRESSION_REPEATED);
    }

    @Test
    void who_opts_out_during_the_review_cannot_be_launched() {
        SequenceId id = world.reviewed(List.of("ann"), NUDGE, REMINDER);
        world.approveAll(id);
        in.text(NUMBER, "STOP");
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
        assertThatThrownBy(() -> world.launch(id, LaunchOptions.now()))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOTHING_APPROVED));
    }

    private static Contact withEmail(Contact c, String email) {
        return new Contact(
                c.id(), c.name(), Optional.of(EmailAddress.of(email)), c.phone(), c.zone(), c.profile(), c.consent());
    }

    private Optional<Suppression.Source> source(AddressKey key) {
        return world.acme.suppressions().find(key).map(Suppression::source);
    }

    private String token(int mail) {
        String link = world.mails.messages().get(mail).unsubscribe().toString();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static AddressKey email(String contact) {
        return new AddressKey(AddressKind.EMAIL, contact + "@people.example");
    }

    private static AddressKey phone(String number) {
        return new AddressKey(AddressKind.PHONE, number);
    }

    private List<Suppression> entries() {
        return world.acme
                .suppressions()
                .page(Optional.empty(), PageRequest.first(10))
                .items();
    }
}
