package dev.outbound.acceptance;

import static dev.outbound.acceptance.Timeline.SKIP_WEEKENDS;
import static dev.outbound.acceptance.Timeline.WORKSPACE_TIME;
import static dev.outbound.acceptance.Timeline.email;
import static dev.outbound.acceptance.Timeline.sms;
import static dev.outbound.acceptance.Timeline.voice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.enrollment.Anchor;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.ErrorCode;
import dev.outbound.fixture.World;
import dev.outbound.launch.SendNow;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.touch.TouchStatus;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worked examples: when a message goes out in New York, unless they say otherwise. Every storage behaves the same. */
public abstract class ScheduleScenarios {

    protected World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        world.people.add("ann");
        world.people.add("lea", "America/Los_Angeles");
    }

    @Test
    void with_the_contacts_time_a_mail_of_09_00_reaches_los_angeles_at_12_00_of_new_york() {
        to("lea", "2025-03-03T09:00:00-05:00", SendRules.DEFAULT, email(0, "09:00", "17:00"))
                .goes("2025-03-03T12:00:00-05:00");
    }

    @Test
    void with_the_workspaces_time_a_mail_of_09_00_goes_at_once_though_it_is_06_00_in_los_angeles() {
        to("lea", "2025-03-03T09:00:00-05:00", WORKSPACE_TIME, email(0, "09:00", "17:00"))
                .goes("2025-03-03T09:00:00-05:00");
    }

    @Test
    void a_start_in_the_evening_makes_day_0_late_and_day_1_goes_a_day_after_it_and_day_3_on_its_day() {
        launched(
                        "2025-03-03T18:00:00-05:00",
                        email(0, "09:00", "17:00"),
                        email(1, "09:00", "17:00"),
                        email(3, "09:00", "17:00"))
                .goes("2025-03-04T09:00:00-05:00", "2025-03-05T09:00:00-05:00", "2025-03-06T09:00:00-05:00");
    }

    @Test
    void days_on_a_weekend_roll_to_monday_4_hours_apart_and_later_days_stay() {
        to(
                        "ann",
                        "2025-03-07T10:00:00-05:00",
                        SKIP_WEEKENDS,
                        email(0, "09:00", "17:00"),
                        email(1, "09:00", "17:00"),
                        email(2, "09:00", "17:00"),
                        email(5, "09:00", "17:00"))
                .goes(
                        "2025-03-07T10:00:00-05:00",
                        "2025-03-10T09:00:00-04:00",
                        "2025-03-10T13:00:00-04:00",
                        "2025-03-12T09:00:00-04:00");
    }

    @Test
    void a_start_on_saturday_with_weekends_off_begins_on_monday_and_keeps_its_distances() {
        to(
                        "ann",
                        "2025-03-08T10:00:00-05:00",
                        SKIP_WEEKENDS,
                        email(0, "09:00", "17:00"),
                        email(1, "09:00", "17:00"),
                        email(2, "09:00", "17:00"),
                        email(4, "09:00", "17:00"))
                .goes(
                        "2025-03-10T09:00:00-04:00",
                        "2025-03-10T13:00:00-04:00",
                        "2025-03-11T09:00:00-04:00",
                        "2025-03-12T09:00:00-04:00");
    }

    @Test
    void day_3_across_the_change_of_clocks_goes_at_09_00_of_the_new_time() {
        launched("2025-03-07T10:00:00-05:00", email(3, "09:00", "17:00")).goes("2025-03-10T13:00:00Z");
    }

    @Test
    void a_window_that_the_change_of_clocks_swallows_opens_the_next_day() {
        launched("2025-03-08T12:00:00-05:00", email(1, "02:00", "03:00")).goes("2025-03-10T02:00:00-04:00");
    }

    @Test
    void a_window_that_begins_in_the_gap_opens_after_it_at_07_00_of_utc() {
        launched("2025-03-08T12:00:00-05:00", email(1, "02:30", "03:30")).goes("2025-03-09T07:00:00Z");
    }

    @Test
    void a_window_that_begins_in_the_gap_is_closed_at_07_30_of_utc() {
        launched("2025-03-08T12:00:00-05:00", email(1, "02:30", "03:30"));
        world.clock.set("2025-03-09T07:30:00Z");
        assertThat(world.mails.messages()).isEmpty();
        world.tick();
        assertThat(world.mails.messages()).isEmpty();
        world.at("2025-03-10T02:30:00-04:00");
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void a_window_in_the_hour_that_comes_twice_opens_the_first_time_at_05_15_of_utc() {
        launched("2025-11-01T12:00:00-04:00", email(1, "01:15", "01:45")).goes("2025-11-02T05:15:00Z");
    }

    @Test
    void a_window_in_the_hour_that_comes_twice_does_not_open_the_second_time() {
        launched("2025-11-01T12:00:00-04:00", email(1, "01:15", "01:45"));
        world.at("2025-11-02T06:20:00Z");
        assertThat(world.mails.messages()).isEmpty();
        world.at("2025-11-03T01:15:00-05:00");
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void a_text_with_a_window_of_07_00_to_22_00_waits_for_08_00() {
        launched("2025-03-03T07:30:00-05:00", sms(0, "07:00", "22:00")).goes("2025-03-03T08:00:00-05:00");
    }

    @Test
    void a_text_may_go_until_21_00_and_not_at_21_00() {
        launched("2025-03-03T20:59:59.999-05:00", sms(0, "07:00", "22:00")).goes("2025-03-03T20:59:59.999-05:00");
        to("lea", "2025-03-03T21:00:00-08:00", SendRules.DEFAULT, sms(0, "07:00", "22:00"))
                .goes("2025-03-04T08:00:00-08:00");
    }

    @Test
    void a_call_after_18_00_on_friday_waits_for_monday_09_00() {
        launched("2025-03-07T18:00:00-05:00", voice(0, "09:00", "18:00")).goes("2025-03-10T09:00:00-04:00");
    }

    @Test
    void a_start_in_new_york_in_the_evening_is_day_0_of_the_next_date_in_tokyo() {
        world.people.add("kei", "Asia/Tokyo");
        Timeline line = to("kei", "2025-03-10T22:00:00-04:00", SendRules.DEFAULT, email(0, "09:00", "17:00"));
        line.goes("2025-03-11T11:00:00+09:00");
        assertThat(world.enrollment(line.sequence(), "kei").anchor().map(Anchor::date))
                .contains(LocalDate.of(2025, 3, 11));
    }

    @Test
    void two_messages_of_one_day_go_4_hours_apart() {
        launched("2025-03-03T09:30:00-05:00", email(0, "09:00", "11:00"), sms(0, "09:00", "17:00"))
                .goes("2025-03-03T09:30:00-05:00", "2025-03-03T13:30:00-05:00");
    }

    @Test
    void where_one_day_has_no_room_for_two_messages_the_second_is_late_and_so_is_the_third() {
        Timeline line = launched(
                "2025-03-03T09:00:00-05:00",
                email(0, "14:00", "17:00"),
                sms(0, "14:00", "17:00"),
                email(1, "14:00", "17:00"));
        assertThat(world.acme.compose().issues(line.sequence()))
                .anyMatch(issue -> issue.code() == ErrorCode.SAME_DAY_THROTTLE && !issue.isError());
        line.goes("2025-03-03T14:00:00-05:00", "2025-03-04T14:00:00-05:00", "2025-03-05T14:00:00-05:00");
    }

    @Test
    void a_text_sent_now_at_22_30_goes_at_08_00_and_not_at_the_10_00_of_its_step() {
        Timeline line = launched("2025-03-03T22:30:00-05:00", sms(0, "10:00", "17:00"));
        assertThat(sendNow(line)).isEqualTo(new SendNow.DeferredUntil(Instant.parse("2025-03-04T08:00:00-05:00")));
        line.goes("2025-03-04T08:00:00-05:00");
    }

    @Test
    void a_text_sent_now_on_saturday_goes_at_once_though_weekends_are_off() {
        Timeline line = to("ann", "2025-03-08T10:00:00-05:00", SKIP_WEEKENDS, sms(0, "09:00", "17:00"));
        assertThat(sendNow(line)).isEqualTo(new SendNow.Queued());
        line.goes("2025-03-08T10:00:00-05:00");
    }

    @Test
    void a_call_sent_now_on_saturday_waits_for_monday_09_00() {
        Timeline line = to("ann", "2025-03-08T10:00:00-05:00", SKIP_WEEKENDS, voice(0, "10:00", "17:00"));
        sendNow(line);
        line.goes("2025-03-10T09:00:00-04:00");
    }

    @Test
    void a_mail_sent_now_at_03_00_goes_at_once() {
        Timeline line = launched("2025-03-03T03:00:00-05:00", email(0, "09:00", "17:00"));
        sendNow(line);
        line.goes("2025-03-03T03:00:00-05:00");
    }

    @Test
    void a_throttle_that_ends_at_14_00_with_a_window_until_13_00_moves_the_message_to_the_next_day_09_00() {
        launched("2025-03-03T10:00:00-05:00", email(0, "09:00", "17:00"), email(0, "09:00", "13:00"))
                .goes("2025-03-03T10:00:00-05:00", "2025-03-04T09:00:00-05:00");
    }

    @Test
    void a_text_to_kolkata_goes_at_09_00_of_new_york_which_is_19_30_there() {
        world.people.add("raj", "Asia/Kolkata");
        to("raj", "2025-03-03T09:00:00-05:00", WORKSPACE_TIME, sms(0, "09:00", "17:00"))
                .goes("2025-03-03T19:30:00+05:30");
    }

    @Test
    void a_text_to_kolkata_may_not_go_from_10_30_of_new_york_on_which_is_21_00_there() {
        world.people.add("raj", "Asia/Kolkata");
        world.people.add("mia", "Asia/Kolkata");
        to("raj", "2025-03-03T10:29:59.999-05:00", WORKSPACE_TIME, sms(0, "09:00", "17:00"))
                .goes("2025-03-03T10:29:59.999-05:00");
        to("mia", "2025-03-03T10:30:00-05:00", WORKSPACE_TIME, sms(0, "09:00", "17:00"))
                .goes("2025-03-04T09:00:00-05:00");
    }

    @Test
    void step_2_is_not_sent_before_step_1_though_its_own_day_has_come() {
        Timeline line = to(
                "ann",
                "2025-03-08T10:00:00-05:00",
                SendRules.DEFAULT,
                voice(0, "09:00", "18:00"),
                email(1, "09:00", "17:00"));
        world.at("2025-03-09T12:00:00-04:00");
        assertThat(line.step(2).status()).isEqualTo(TouchStatus.SCHEDULED);
        assertThat(world.mails.messages()).isEmpty();
        line.goes("2025-03-10T09:00:00-04:00", "2025-03-10T13:00:00-04:00");
    }

    private Timeline launched(String at, Step... steps) {
        return to("ann", at, SendRules.DEFAULT, steps);
    }

    private Timeline to(String contact, String at, SendRules rules, Step... steps) {
        return Timeline.launched(world, at, rules, contact, steps);
    }

    private SendNow sendNow(Timeline line) {
        EnrollmentId enrollment = line.step(1).enrollment();
        return world.acme.enrollments().sendNow(enrollment, 1, false);
    }
}
