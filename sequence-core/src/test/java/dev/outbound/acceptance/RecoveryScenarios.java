package dev.outbound.acceptance;

import static dev.outbound.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.ActivityType;
import dev.outbound.address.EmailAddress;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.Draft;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundKind;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.touch.TouchStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people put right: a reply that was none, a bounce, a failed step. Every storage the same. */
public abstract class RecoveryScenarios {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");

    private World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        world.people.add("ann");
    }

    @Test
    void a_contact_stopped_by_a_misjudged_reply_goes_on_shifted_by_the_days_that_were_lost() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        reply(id);
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.RUNNING);
        world.tick();
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.COMPLETED);
        world.clock.set("2025-03-10T15:00:00Z");
        world.acme.enrollments().reactivate(id(id), false);
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.RUNNING);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(world.touch(id, "ann", 2).timing().plannedDate()).contains(LocalDate.of(2025, 3, 10));
        world.tick();
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void a_step_that_was_never_approved_is_held_again_after_reactivation() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO, PROOF);
        world.approve(id, "ann", 1);
        world.launch(id, LaunchOptions.now());
        world.tick();
        reply(id);
        world.acme.enrollments().reactivate(id(id), false);
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.HELD);
    }

    @Test
    void a_bounced_contact_goes_on_once_its_address_is_corrected_or_a_person_insists() {
        world.mails.answer(new SendOutcome.Rejected(SendOutcome.Kind.INVALID_ADDRESS, "550 no such user"));
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.BOUNCED);
        refused(ErrorCode.CONFIRMATION_REQUIRED, () -> world.acme.enrollments().reactivate(id(id), false));
        Contact ann = world.people
                .find(World.ACME, world.enrollment(id, "ann").contact())
                .orElseThrow();
        world.people.put(new Contact(
                ann.id(),
                ann.name(),
                Optional.of(EmailAddress.of("ann.lee@people.example")),
                ann.phone(),
                ann.zone(),
                ann.profile(),
                ann.consent()));
        world.acme.enrollments().reactivate(id(id), false);
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages().get(1).to().value()).isEqualTo("ann.lee@people.example");
    }

    @Test
    void only_what_was_stopped_can_be_reactivated() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        refused(ErrorCode.ILLEGAL_STATE, () -> world.acme.enrollments().reactivate(id(id), true));
    }

    @Test
    void a_failed_step_is_tried_again_with_all_its_tries_unless_a_later_one_has_gone_out() {
        world.mails.answer(new SendOutcome.Rejected(SendOutcome.Kind.OTHER, "554 no"));
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.FAILED);
        refused(ErrorCode.ILLEGAL_STATE, () -> world.acme.enrollments().retry(id(id), 2));
        world.acme.enrollments().retry(id(id), 1);
        assertThat(world.touch(id, "ann", 1).transientFailures()).isZero();
        world.mails.answer(new SendOutcome.Rejected(SendOutcome.Kind.OTHER, "554 no"));
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.FAILED);
        world.acme.enrollments().sendNow(id(id), 2, false);
        world.tick();
        refused(ErrorCode.ENROLLMENT_NOT_ACTIVE, () -> world.acme.enrollments().retry(id(id), 1));
    }

    @Test
    void a_step_of_an_enrollment_that_has_ended_is_not_brought_back() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        Draft proof = world.draft(id, "ann", 2);
        Draft skipped = world.acme.reviews().skip(proof.id(), proof.version());
        world.acme.enrollments().remove(id(id));
        refused(ErrorCode.ALREADY_ENDED, () -> world.acme.reviews().restore(skipped.id(), skipped.version()));
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SKIPPED);
    }

    @Test
    void a_contact_that_left_the_crm_while_its_sequence_was_paused_does_not_keep_it_from_completing() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        world.acme.running().pause(id);
        world.people.remove(new ContactId("ann"));
        world.acme.running().resume(id);
        world.tick();
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.COMPLETED);
    }

    @Test
    void a_decision_about_a_contact_that_left_the_crm_ends_its_enrollment() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        EnrollmentId ann = id(id);
        Draft hello = world.draft(id, "ann", 1);
        world.people.remove(new ContactId("ann"));
        world.acme.reviews().skip(hello.id(), hello.version());
        assertThat(world.acme.enrollments().get(ann).status()).isEqualTo(EnrollmentStatus.CANCELLED);
        world.tick();
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.COMPLETED);
    }

    @Test
    void what_runs_again_and_what_is_sent_again_stand_in_the_feed() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        reply(id);
        world.tick();
        world.acme.enrollments().reactivate(id(id), false);
        assertThat(world.acme
                        .activity(ActivityLog.Filter.of(id), PageRequest.first(3))
                        .items())
                .extracting(Activity::type)
                .containsExactlyInAnyOrder(
                        ActivityType.SEQUENCE_RESUMED,
                        ActivityType.ENROLLMENT_REACTIVATED,
                        ActivityType.TOUCH_SCHEDULED);
    }

    @Test
    void a_step_sent_now_that_the_provider_puts_off_waits_a_minute_and_not_less() {
        world.mails.answer(SendOutcome.deferred("451 try later"));
        SequenceId id = world.launched(List.of("ann"), PROOF);
        world.acme.enrollments().sendNow(id(id), 1, false);
        world.tick();
        world.at("2025-03-03T14:00:59.999Z");
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-03T14:01:00Z");
        assertThat(world.mails.messages()).hasSize(2);
    }

    private void reply(SequenceId id) {
        String answered = world.touch(id, "ann", 1).handover().orElseThrow().messageId();
        world.reply("ann@people.example", answered, new InboundKind.HumanReply(false));
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.REPLIED);
    }

    private EnrollmentId id(SequenceId id) {
        return world.enrollment(id, "ann").id();
    }
}
