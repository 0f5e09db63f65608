package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.Channel;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.Draft;
import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.policy.Caps;
import dev.outbound.policy.Policy;
import dev.outbound.schedule.SendRule;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many at once: caps and spreading. Every storage behaves the same. */
public abstract class PaceScenarios {

    private static final Step MAIL = Step.email(0, "Mail");

    protected abstract Storage emptyStorage();

    @Test
    void with_a_cap_of_2_mails_a_day_the_third_goes_the_next_day_at_09_00_and_a_fourth_sent_by_hand_at_once() {
        World world = world(Caps.NONE.perWorkspace(Channel.EMAIL, Caps.Period.DAY, 2), 4);
        SequenceId id = world.launched(people(3), MAIL);
        world.tick();
        assertThat(world.mails.messages()).hasSize(2);
        Touch third = waiting(world, id, 3).get(0);
        assertThat(third.timing().dueAt()).contains(Instant.parse("2025-03-04T09:00:00-05:00"));
        assertThat(third.timing().rule()).isEqualTo(SendRule.CAP);
        SequenceId byHand = world.launched(List.of("p003"), MAIL);
        world.acme.enrollments().sendNow(world.enrollment(byHand, "p003").id(), 1, false);
        world.at("2025-03-03T16:00:00-05:00");
        assertThat(world.mails.messages()).hasSize(3);
        assertThat(world.touch(byHand, "p003", 1).status()).isEqualTo(TouchStatus.SENT);
        world.at("2025-03-04T08:59:59.999-05:00");
        assertThat(world.mails.messages()).hasSize(3);
        world.at("2025-03-04T09:00:00-05:00");
        assertThat(world.mails.messages()).hasSize(4);
    }

    @Test
    void a_message_sent_by_hand_counts_for_the_cap() {
        World world = world(Caps.NONE.perWorkspace(Channel.EMAIL, Caps.Period.DAY, 1), 2);
        SequenceId byHand = world.launched(List.of("p000"), MAIL);
        world.acme.enrollments().sendNow(world.enrollment(byHand, "p000").id(), 1, false);
        world.tick();
        world.launched(List.of("p001"), MAIL);
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void a_message_held_by_a_cap_says_so_after_every_change_of_its_plan() {
        World world = world(Caps.NONE.perWorkspace(Channel.EMAIL, Caps.Period.DAY, 1), 2);
        SequenceId id = world.launched(people(2), MAIL, Step.email(9, "Later"));
        world.tick();
        String held = waiting(world, id, 2).get(0).contact().value();
        Draft later = world.draft(id, held, 2);
        world.acme.reviews().skip(later.id(), later.version());
        assertThat(world.touch(id, held, 1).timing().rule()).isEqualTo(SendRule.CAP);
        assertThat(world.touch(id, held, 1).timing().dueAt()).contains(Instant.parse("2025-03-04T09:00:00-05:00"));
    }

    @Test
    void with_a_cap_of_3_texts_a_minute_7_texts_take_3_minutes() {
        World world = world(Caps.NONE.perWorkspace(Channel.SMS, Caps.Period.MINUTE, 3), 7);
        world.clock.set("2025-03-03T09:00:30-05:00");
        world.launched(people(7), Step.sms(0, "Text"));
        world.tick();
        assertThat(world.texts.messages()).hasSize(3);
        world.at("2025-03-03T09:00:59.999-05:00");
        assertThat(world.texts.messages()).hasSize(3);
        world.at("2025-03-03T09:01:00-05:00");
        assertThat(world.texts.messages()).hasSize(6);
        world.at("2025-03-03T09:02:00-05:00");
        assertThat(world.texts.messages()).hasSize(7);
    }

    @Test
    void a_cap_an_hour_ends_with_the_hour_and_holds_no_other_channel() {
        World world = world(Caps.NONE.perWorkspace(Channel.EMAIL, Caps.Period.HOUR, 1), 3);
        world.clock.set("2025-03-03T09:59:59-05:00");
        world.launched(people(2), MAIL);
        world.launched(List.of("p002"), Step.sms(0, "Text"));
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(world.texts.messages()).hasSize(1);
        world.at("2025-03-03T10:00:00-05:00");
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void a_cap_of_each_sender_is_counted_by_its_mailbox() {
        World world = world(Caps.NONE.perSender(Channel.EMAIL, Caps.Period.DAY, 1), 3);
        from(world, "tyler", "p000");
        from(world, "Tyler", "p001");
        from(world, "maria", "p002");
        world.tick();
        assertThat(world.mails.messages())
                .extracting(mail -> mail.from().address().value())
                .containsExactlyInAnyOrder("tyler@mail.acme.example", "maria@mail.acme.example");
        world.at("2025-03-04T09:00:00-05:00");
        assertThat(world.mails.messages()).hasSize(3);
    }

    @Test
    void what_the_provider_did_not_take_does_not_count_and_what_is_in_doubt_does() {
        World world = world(Caps.NONE.perWorkspace(Channel.EMAIL, Caps.Period.DAY, 1), 3);
        SequenceId first = world.launched(List.of("p000"), MAIL);
        world.mails.answer(SendOutcome.deferred("451 try later"));
        world.tick();
        SequenceId second = world.launched(List.of("p001"), MAIL);
        world.mails.answer(new SendOutcome.Unknown("no answer"));
        world.tick();
        assertThat(world.touch(second, "p001", 1).status()).isEqualTo(TouchStatus.IN_DOUBT);
        world.at("2025-03-03T09:01:00-05:00");
        assertThat(world.touch(first, "p000", 1).timing().dueAt()).contains(Instant.parse("2025-03-04T09:00:00-05:00"));
        assertThat(world.mails.messages()).hasSize(2);
    }

    @Test
    void several_engines_at_once_do_not_exceed_a_cap() {
        World world = world(Caps.NONE.perWorkspace(Channel.EMAIL, Caps.Period.DAY, 7), 40);
        world.launched(people(40), MAIL);
        AtOnce.run(
                world.engine.dispatcher()::drain,
                world.node(world.storage, 8).dispatcher()::drain,
                world.node(world.storage, 9).dispatcher()::drain);
        assertThat(world.mails.messages()).hasSize(7);
    }

    @Test
    void with_a_spread_of_10_minutes_times_lie_in_the_first_10_minutes_of_the_window_and_not_all_at_once() {
        World world = spread(Duration.ofMinutes(10), 30);
        world.clock.set("2025-03-03T07:00:00-05:00");
        SequenceId id = world.launched(people(30), MAIL);
        Set<Instant> times = new HashSet<>(dues(world, id, 30));
        assertThat(times)
                .hasSizeGreaterThan(20)
                .allMatch(at -> !at.isBefore(Instant.parse("2025-03-03T09:00:00-05:00")))
                .allMatch(at -> at.isBefore(Instant.parse("2025-03-03T09:10:00-05:00")));
    }

    @Test
    void a_spread_never_leaves_the_window() {
        World world = spread(Duration.ofHours(3), 30);
        world.clock.set("2025-03-03T07:00:00-05:00");
        SequenceId id = world.launched(people(30), MAIL.withWindow(SendWindow.of("09:00", "09:15")));
        assertThat(dues(world, id, 30))
                .allMatch(at -> !at.isBefore(Instant.parse("2025-03-03T09:00:00-05:00")))
                .allMatch(at -> at.isBefore(Instant.parse("2025-03-03T09:15:00-05:00")));
    }

    @Test
    void a_time_that_was_spread_stays_when_the_plan_is_made_again_later_and_the_tick_moves_it_no_further() {
        World world = spread(Duration.ofMinutes(10), 1);
        SequenceId id = world.launched(people(1), MAIL, Step.email(3, "Later"), Step.email(9, "Last"));
        Instant due = dues(world, id, 1).get(0);
        assertThat(due).isAfter(world.clock.instant());
        world.clock.set(due.minusMillis(1).toString());
        Draft last = world.draft(id, "p000", 3);
        world.acme.reviews().skip(last.id(), last.version());
        assertThat(dues(world, id, 1)).containsExactly(due);
        world.tick();
        assertThat(world.mails.messages()).isEmpty();
        world.at(due.toString());
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void what_a_person_sends_now_is_not_spread() {
        World world = spread(Duration.ofMinutes(10), 1);
        SequenceId id = world.launched(people(1), MAIL);
        world.acme.enrollments().sendNow(world.enrollment(id, "p000").id(), 1, false);
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
    }

    private World world(Caps caps, int people) {
        return world(Policy.Limits.DEFAULT.withCaps(caps), people);
    }

    private World spread(Duration most, int people) {
        return world(Policy.Limits.DEFAULT.withSpread(most), people);
    }

    private World world(Policy.Limits limits, int people) {
        World world = new World(emptyStorage(), Policy.DEFAULT.withLimits(limits));
        people(people).forEach(world.people::add);
        return world;
    }

    private static List<String> people(int count) {
        return IntStream.range(0, count).mapToObj("p%03d"::formatted).toList();
    }

    private static void from(World world, String localPart, String contact) {
        SequenceId id = world.reviewed(List.of(contact), MAIL);
        world.approveAll(id);
        world.launch(id, LaunchOptions.now().from("Somebody", localPart));
    }

    private static List<Touch> waiting(World world, SequenceId id, int people) {
        return people(people).stream()
                .map(contact -> world.touch(id, contact, 1))
                .filter(touch -> touch.status() == TouchStatus.SCHEDULED)
                .toList();
    }

    private static List<Instant> dues(World world, SequenceId id, int people) {
        return people(people).stream()
                .map(contact -> world.touch(id, contact, 1).timing().dueAt().orElseThrow())
                .toList();
    }
}
