package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.activity.ActivityType;
import dev.outbound.address.EmailAddress;
import dev.outbound.contact.Contact;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.fixture.Incoming;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.InboundKind.Verdict;
import dev.outbound.inbound.InboundResult;
import dev.outbound.policy.Policy;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.TouchStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports on our mails: bounces and complaints. Every storage behaves the same. */
public abstract class BounceScenarios {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");

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
    void a_mail_to_an_address_nobody_has_ends_the_enrollment_and_suppresses_the_address() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        assertThat(in.bounce(Verdict.HARD, in.messageId(id, "ann", 1), "5.1.1")).isEqualTo(InboundResult.BOUNCE);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.BOUNCED);
        assertThat(world.touch(id, "ann", 1).delivery()).isEqualTo(DeliveryStatus.BOUNCED_HARD);
        assertThat(world.touch(id, "ann", 2).skipReason()).contains(SkipReason.BOUNCED);
        assertThat(in.sources()).containsExactly(Suppression.Source.HARD_BOUNCE);
    }

    @Test
    void a_hard_bounce_suppresses_nothing_if_the_policy_says_so() {
        world = new World(
                world.storage,
                Policy.DEFAULT.withReplies(
                        new Policy.Replies(Policy.Reaction.PAUSE, 7, Policy.Reaction.PAUSE, true, false, 90)));
        in = new Incoming(world);
        world.people.add("ann");
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        in.bounce(Verdict.HARD, in.messageId(id, "ann", 1), "5.1.1");
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.BOUNCED);
        assertThat(in.sources()).isEmpty();
    }

    @Test
    void a_full_mailbox_or_a_problem_of_the_sender_is_recorded_and_the_enrollment_goes_on() {
        SequenceId id = world.launched(List.of("ann", "bob"), HELLO, PROOF);
        world.tick();
        in.bounce(Verdict.SOFT, in.messageId(id, "ann", 1), "5.2.2");
        in.bounce(Verdict.SENDER_PROBLEM, in.messageId(id, "bob", 1), "5.7.1");
        assertThat(world.touch(id, "ann", 1).delivery()).isEqualTo(DeliveryStatus.BOUNCED_SOFT);
        assertThat(world.touch(id, "bob", 1).delivery()).isEqualTo(DeliveryStatus.BOUNCED_SOFT);
        assertThat(in.recorded()).contains(ActivityType.BOUNCE_RECEIVED, ActivityType.SENDER_PROBLEM);
        assertThat(in.sources()).isEmpty();
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(4);
    }

    @Test
    void a_hard_bounce_skips_only_the_mails_if_the_policy_says_so() {
        world = new World(
                world.storage,
                Policy.DEFAULT.withReplies(
                        new Policy.Replies(Policy.Reaction.PAUSE, 7, Policy.Reaction.PAUSE, false, true, 90)));
        in = new Incoming(world);
        world.people.add("ann");
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF, Step.sms(5, "Nudge"));
        world.tick();
        in.bounce(Verdict.HARD, in.messageId(id, "ann", 1), "5.1.1");
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(world.touch(id, "ann", 2).skipReason()).contains(SkipReason.BOUNCED);
        assertThat(world.draft(id, "ann", 2).status()).isEqualTo(DraftStatus.SKIPPED);
        world.at("2025-03-08T15:00:00Z");
        assertThat(world.texts.messages()).hasSize(1);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.COMPLETED);
    }

    @Test
    void a_forged_report_suppresses_nobody() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        String forged = in.messageId(id, "ann", 1).replaceFirst("\\.[0-9a-f]{20}@", ".00000000000000000000@");
        assertThat(in.bounce(Verdict.HARD, forged, "5.1.1")).isEqualTo(InboundResult.UNMATCHED);
        assertThat(world.reply("x@relay.example", "", new InboundKind.Complaint(true, List.of(forged))))
                .isEqualTo(InboundResult.UNMATCHED);
        assertThat(in.sources()).isEmpty();
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void a_report_without_our_id_to_the_address_for_reports_is_evidence_and_one_to_the_address_for_answers_is_not() {
        world.signReturnAddresses();
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        OutboundMessage.Email sent = world.mails.messages().get(0);
        InboundKind report = report("5.1.1", "ann@people.example");
        assertThat(world.delivered("", report, sent.replyTo().orElseThrow())).isEqualTo(InboundResult.UNMATCHED);
        assertThat(in.sources()).isEmpty();
        assertThat(world.delivered("", report, sent.envelopeSender())).isEqualTo(InboundResult.BOUNCE);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.BOUNCED);
        assertThat(world.touch(id, "ann", 1).delivery()).isEqualTo(DeliveryStatus.BOUNCED_HARD);
        assertThat(in.sources()).containsExactly(Suppression.Source.HARD_BOUNCE);
    }

    @Test
    void a_report_that_names_the_address_we_wrote_to_and_nothing_we_signed_is_no_evidence() {
        world.signReturnAddresses();
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        assertThat(world.delivered("", report("5.1.1", "ann@people.example"))).isEqualTo(InboundResult.UNMATCHED);
        assertThat(in.sources()).isEmpty();
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void of_a_report_about_several_recipients_the_part_about_the_address_we_wrote_to_counts() {
        world.signReturnAddresses();
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        InboundKind both = new InboundKind.DeliveryReport(List.of(
                new InboundKind.Report(
                        Verdict.HARD, Optional.of(EmailAddress.of("gone@people.example")), List.of(), "5.1.1"),
                new InboundKind.Report(
                        Verdict.SOFT, Optional.of(EmailAddress.of("Ann@people.example")), List.of(), "5.2.2")));
        assertThat(world.delivered("", both, world.mails.messages().get(0).envelopeSender()))
                .isEqualTo(InboundResult.BOUNCE);
        assertThat(world.touch(id, "ann", 1).delivery()).isEqualTo(DeliveryStatus.BOUNCED_SOFT);
        assertThat(in.sources()).isEmpty();
    }

    @Test
    void a_complaint_without_our_id_is_matched_by_the_envelope_sender_of_the_mail_it_is_about() {
        world.signReturnAddresses();
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        assertThat(world.delivered(
                        "feedback@provider.example",
                        new InboundKind.Complaint(true, List.of()),
                        EmailAddress.of("abuse@acme.example"),
                        world.mails.messages().get(0).envelopeSender()))
                .isEqualTo(InboundResult.COMPLAINT);
        assertThat(in.sources()).containsExactly(Suppression.Source.COMPLAINT);
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.SUPPRESSED);
    }

    @Test
    void a_complaint_suppresses_the_address_and_ends_the_contacts_enrollments() {
        SequenceId a = world.launched(List.of("ann"), HELLO, PROOF);
        SequenceId b = world.launched(List.of("ann"), Step.sms(6, "Later"));
        world.tick();
        assertThat(in.complaint(true, in.messageId(a, "ann", 1))).isEqualTo(InboundResult.COMPLAINT);
        assertThat(in.sources()).containsExactly(Suppression.Source.COMPLAINT);
        assertThat(in.status(a, "ann")).isEqualTo(EnrollmentStatus.SUPPRESSED);
        assertThat(in.status(b, "ann")).isEqualTo(EnrollmentStatus.SUPPRESSED);
    }

    @Test
    void a_bounced_contact_with_a_corrected_address_gets_the_rest_at_the_new_address() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        in.bounce(Verdict.HARD, in.messageId(id, "ann", 1), "5.1.1");
        world.people.put(withEmail(world.people.add("ann"), "ann@new.example"));
        world.acme.enrollments().reactivate(world.enrollment(id, "ann").id(), false);
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SCHEDULED);
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(2);
        assertThat(world.mails.messages().get(1).to().value()).isEqualTo("ann@new.example");
    }

    @Test
    void a_feedback_report_that_is_no_complaint_is_only_recorded() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        in.complaint(false, in.messageId(id, "ann", 1));
        assertThat(in.sources()).isEmpty();
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(in.recorded()).contains(ActivityType.COMPLAINT_RECEIVED);
    }

    @Test
    void a_complaint_is_only_recorded_if_the_policy_says_so() {
        world = new World(world.storage, Policy.DEFAULT.withOptOuts(Policy.OptOutRules.DEFAULT.withComplaints(false)));
        in = new Incoming(world);
        world.people.add("ann");
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        in.complaint(true, in.messageId(id, "ann", 1));
        assertThat(in.sources()).isEmpty();
        assertThat(in.status(id, "ann")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(in.recorded()).contains(ActivityType.COMPLAINT_RECEIVED);
    }

    private static InboundKind report(String code, String recipient) {
        return new InboundKind.DeliveryReport(List.of(new InboundKind.Report(
                Verdict.HARD, Optional.of(EmailAddress.of(recipient)), List.of("<unknown@elsewhere.example>"), code)));
    }

    private static Contact withEmail(Contact c, String email) {
        return new Contact(
                c.id(), c.name(), Optional.of(EmailAddress.of(email)), c.phone(), c.zone(), c.profile(), c.consent());
    }
}
