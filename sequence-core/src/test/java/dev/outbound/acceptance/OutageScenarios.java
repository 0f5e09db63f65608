package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.SequenceEngine;
import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.ActivityType;
import dev.outbound.address.PhoneNumber;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.Draft;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.fixture.BreakableStorage;
import dev.outbound.fixture.Incoming;
import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.schedule.SendRule;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Identity;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Providers, databases, CRMs and processes that go away. Every storage behaves the same. */
public abstract class OutageScenarios {

    private static final Step MAIL = Step.email(0, "Mail");
    private static final Step LATER = Step.email(3, "Later");
    private static final Duration LONGEST_CALL = Duration.ofMinutes(15);

    protected World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        Stream.of("ann", "bob", "cat").forEach(world.people::add);
    }

    @Test
    void while_the_mail_provider_refuses_us_the_other_mails_are_not_tried_and_texts_go() {
        SequenceId mails = world.launched(List.of("ann", "bob"), MAIL);
        world.launched(List.of("cat"), Step.sms(0, "Text"));
        world.mails.answer(SendOutcome.channelDown("535 authentication failed"));
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(world.texts.messages()).hasSize(1);
        for (String contact : List.of("ann", "bob")) {
            assertThat(world.touch(mails, contact, 1).status()).isEqualTo(TouchStatus.SCHEDULED);
            assertThat(world.touch(mails, contact, 1).transientFailures()).isZero();
        }
        assertThat(activities(ActivityType.CHANNEL_UNAVAILABLE)).hasSize(1);
        world.at("2025-03-03T09:04:59.999-05:00");
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-03T09:05:00-05:00");
        assertThat(world.mails.messages()).hasSize(3);
    }

    @Test
    void
            a_mail_whose_connection_was_lost_after_the_last_byte_is_in_doubt_and_never_tried_again_and_the_next_step_goes() {
        SequenceId id = world.launched(List.of("ann"), MAIL, LATER);
        world.mails.answer(new SendOutcome.Unknown("the connection was lost"));
        world.tick();
        world.at("2025-03-05T16:59:00-05:00");
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.IN_DOUBT);
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-06T09:00:00-05:00");
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void a_process_killed_while_it_hands_a_mail_over_leaves_it_in_doubt() {
        SequenceId id = world.launched(List.of("ann"), MAIL);
        world.mails.during(OutageScenarios::kill);
        assertThatThrownBy(world::tick).isInstanceOf(Killed.class);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENDING);
        SequenceEngine next = world.node(world.storage, 8);
        world.clock.move(LONGEST_CALL);
        next.dispatcher().drain();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.IN_DOUBT);
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void a_process_killed_before_it_hands_a_mail_over_leaves_it_to_be_sent_once() {
        SequenceId id = world.launched(List.of("ann"), MAIL);
        world.people.during(OutageScenarios::kill);
        assertThatThrownBy(world::tick).isInstanceOf(Killed.class);
        SequenceEngine next = world.node(world.storage, 8);
        next.dispatcher().drain();
        assertThat(world.mails.messages()).isEmpty();
        world.clock.move(LONGEST_CALL);
        next.dispatcher().drain();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void an_answer_the_database_did_not_take_is_recorded_when_it_is_back() {
        SequenceId id = world.launched(List.of("ann"), MAIL);
        BreakableStorage way = new BreakableStorage(world.storage);
        SequenceEngine node = world.node(way, 8);
        world.mails.during(way::cut);
        assertThatThrownBy(node.dispatcher()::runOnce).hasMessageContaining("the database cannot be reached");
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENDING);
        world.clock.move(Duration.ofMinutes(1));
        assertThatThrownBy(node.dispatcher()::runOnce).hasMessageContaining("the database cannot be reached");
        way.mend();
        node.dispatcher().runOnce();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void an_answer_that_is_not_recorded_in_time_leaves_the_mail_in_doubt_until_it_is_and_nothing_is_sent_again() {
        SequenceId id = world.launched(List.of("ann"), MAIL);
        BreakableStorage way = new BreakableStorage(world.storage);
        SequenceEngine node = world.node(way, 8);
        world.mails.during(way::cut);
        assertThatThrownBy(node.dispatcher()::runOnce).hasMessageContaining("the database cannot be reached");
        world.clock.move(LONGEST_CALL);
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.IN_DOUBT);
        world.clock.move(Duration.ofHours(6));
        world.tick();
        way.mend();
        node.dispatcher().runOnce();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void an_opt_out_the_provider_tells_of_is_kept_by_the_transaction_that_records_its_answer() {
        SequenceId id = world.launched(List.of("ann"), Step.sms(0, "Nudge"), MAIL);
        BreakableStorage way = new BreakableStorage(world.storage);
        SequenceEngine node = world.node(way, 8);
        world.texts.during(() -> way.cutAfter(1), new SendOutcome.Rejected(SendOutcome.Kind.OPTED_OUT, "21610"));
        assertThatThrownBy(node.dispatcher()::runOnce).hasMessageContaining("the database cannot be reached");
        assertThat(world.touch(id, "ann", 1).skipReason()).contains(SkipReason.SUPPRESSED);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
        assertThat(world.acme
                        .suppressions()
                        .isSuppressed(PhoneNumber.of(Incoming.FIRST_NUMBER).key()))
                .isTrue();
    }

    @Test
    void an_address_the_relay_refuses_while_the_crm_is_down_waits_for_it_and_keeps_no_other_answer_waiting() {
        SequenceId id = world.launched(List.of("ann", "bob"), MAIL);
        world.mails.during(
                () -> world.people.down(true), new SendOutcome.Rejected(SendOutcome.Kind.INVALID_ADDRESS, "550 5.1.1"));
        world.tick();
        world.people.down(false);
        assertThat(statuses(id)).containsExactlyInAnyOrder(TouchStatus.SENDING, TouchStatus.SENT);
        world.tick();
        assertThat(statuses(id)).containsExactlyInAnyOrder(TouchStatus.FAILED, TouchStatus.SENT);
        assertThat(world.acme
                        .suppressions()
                        .page(Optional.empty(), PageRequest.first(9))
                        .items())
                .extracting(Suppression::source)
                .containsExactly(Suppression.Source.HARD_BOUNCE);
    }

    @Test
    void while_the_crm_is_down_a_message_is_looked_at_again_after_exactly_a_minute() {
        SequenceId id = world.launched(List.of("ann"), MAIL);
        world.clock.set("2025-03-03T09:10:00-05:00");
        world.people.down(true);
        world.tick();
        world.people.down(false);
        Touch touch = world.touch(id, "ann", 1);
        assertThat(touch.status()).isEqualTo(TouchStatus.SCHEDULED);
        assertThat(touch.timing().dueAt()).contains(Instant.parse("2025-03-03T09:11:00-05:00"));
        assertThat(touch.timing().rule()).isEqualTo(SendRule.UNREADABLE);
        world.at("2025-03-03T09:10:59.999-05:00");
        assertThat(world.mails.messages()).isEmpty();
        world.at("2025-03-03T09:11:00-05:00");
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void after_3_days_without_a_tick_the_step_of_day_1_goes_at_once_and_that_of_day_2_the_next_day() {
        SequenceId id = world.launched(List.of("ann"), Step.email(1, "One"), Step.email(2, "Two"));
        world.at("2025-03-07T10:00:00-05:00");
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        world.at("2025-03-07T16:59:00-05:00");
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-08T09:00:00-05:00");
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void after_9_days_without_a_tick_nothing_goes_until_a_person_resumes_and_then_the_days_have_moved() {
        SequenceId id = world.launched(List.of("ann"), MAIL, Step.email(2, "Two"));
        world.at("2025-03-12T10:00:00-04:00");
        assertThat(world.mails.messages()).isEmpty();
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.PAUSED);
        assertThat(world.enrollment(id, "ann").pause().map(Pause::reason)).contains(Pause.Reason.STALE);
        world.acme.enrollments().resume(world.enrollment(id, "ann").id());
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-14T08:59:59.999-04:00");
        assertThat(world.mails.messages()).hasSize(1);
        world.at("2025-03-14T09:00:00-04:00");
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void after_7_days_without_a_tick_the_message_still_goes() {
        world.launched(List.of("ann"), MAIL);
        world.at("2025-03-10T16:00:00-04:00");
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void a_message_that_cannot_be_composed_fails_alone() {
        SequenceId broken = world.launched(List.of("ann"), MAIL, LATER);
        SequenceId sound = world.reviewed(List.of("bob", "cat"), MAIL);
        world.approveAll(sound);
        world.launch(sound, LaunchOptions.now().from("Tyler", "tyler"));
        WorkspaceSettings s = world.settings;
        Identity nameless = new Identity(
                "Acme", "", "tyler", s.identity().postalAddress(), s.identity().replyTo());
        world.settings = new WorkspaceSettings(s.id(), s.zone(), s.domain(), nameless, s.numbers(), s.blackoutDates());
        world.tick();
        assertThat(world.touch(broken, "ann", 1).status()).isEqualTo(TouchStatus.FAILED);
        assertThat(world.mails.messages()).hasSize(2);
        world.settings = s;
        world.at("2025-03-06T09:00:00-05:00");
        assertThat(world.touch(broken, "ann", 2).status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void an_answer_is_recorded_as_it_is_though_a_person_pauses_the_contact_meanwhile() {
        SequenceId id = world.launched(List.of("ann"), MAIL, LATER);
        world.mails.during(
                () -> world.acme.enrollments().pause(world.enrollment(id, "ann").id()));
        world.tick();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        Draft later = world.draft(id, "ann", 2);
        world.at("2025-03-06T09:00:00-05:00");
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(world.draft(id, "ann", 2).status()).isEqualTo(later.status());
    }

    private List<Activity> activities(ActivityType type) {
        return world.acme.activity(ActivityLog.Filter.ALL, PageRequest.first(1_000)).items().stream()
                .filter(activity -> activity.type() == type)
                .toList();
    }

    private static void kill() {
        throw new Killed();
    }

    /** Ends everything a process does, as a killed one ends. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private List<TouchStatus> statuses(SequenceId id) {
        return Stream.of("ann", "bob")
                .map(name -> world.touch(id, name, 1).status())
                .toList();
    }
}
