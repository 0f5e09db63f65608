package dev.outbound.acceptance;

import static dev.outbound.acceptance.Timeline.BUSINESS_HOURS;
import static dev.outbound.acceptance.Timeline.SKIP_WEEKENDS;
import static dev.outbound.acceptance.Timeline.WORKSPACE_TIME;
import static dev.outbound.acceptance.Timeline.email;
import static dev.outbound.acceptance.Timeline.sms;
import static dev.outbound.acceptance.Timeline.voice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.PhoneNumber;
import dev.outbound.compose.Issue;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.Anchor;
import dev.outbound.error.ErrorCode;
import dev.outbound.fixture.People;
import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where people are, what the law says there, and what is known of it. Every storage behaves the same. */
public abstract class ZoneScenarios {

    protected World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        world.people.add("ann");
    }

    @Test
    void a_number_that_may_be_in_two_zones_is_texted_when_it_is_08_00_in_both() {
        known("ida", Optional.empty(), "+12082000100");
        to("ida", "2025-03-03T09:00:00-05:00", SendRules.DEFAULT, sms(0, "09:00", "17:00"))
                .goes("2025-03-03T11:00:00-05:00");
    }

    @Test
    void a_toll_free_number_is_texted_from_11_00_to_21_00_of_new_york() {
        known("ida", Optional.empty(), "+18005550100");
        known("joe", Optional.empty(), "+18005550101");
        to("ida", "2025-03-03T08:00:00-05:00", SendRules.DEFAULT, sms(0, "00:00", "24:00"))
                .goes("2025-03-03T11:00:00-05:00");
        to("joe", "2025-03-03T21:00:00-05:00", SendRules.DEFAULT, sms(0, "00:00", "24:00"))
                .goes("2025-03-04T11:00:00-05:00");
    }

    @Test
    void a_text_of_09_to_12_in_sydney_can_never_go_to_london() {
        world.settings = in("Australia/Sydney");
        world.people.add("tom", "Europe/London");
        world.clock.set("2025-03-03T09:00:00+11:00");
        SequenceId id = world.reviewed(List.of("tom"), sms(0, "09:00", "12:00"));
        world.approveAll(id);
        assertThat(issues(id, WORKSPACE_TIME)).anyMatch(i -> i.code() == ErrorCode.WINDOW_IMPOSSIBLE && i.isError());
    }

    @Test
    void a_text_of_09_00_on_monday_in_sydney_goes_to_los_angeles_at_once_on_sunday_14_00() {
        world.settings = in("Australia/Sydney");
        world.people.add("lea", "America/Los_Angeles");
        to("lea", "2025-03-03T09:00:00+11:00", WORKSPACE_TIME, sms(0, "09:00", "12:00"))
                .goes("2025-03-02T14:00:00-08:00");
    }

    @Test
    void a_call_of_09_00_on_monday_in_sydney_goes_to_los_angeles_on_tuesday_when_it_is_monday_there() {
        world.settings = in("Australia/Sydney");
        world.people.add("lea", "America/Los_Angeles");
        to("lea", "2025-03-03T09:00:00+11:00", WORKSPACE_TIME, voice(0, "09:00", "12:00"))
                .goes("2025-03-03T14:00:00-08:00");
    }

    @Test
    void a_text_of_09_00_in_the_workspaces_time_is_held_until_08_00_in_los_angeles() {
        world.people.add("lea", "America/Los_Angeles");
        to("lea", "2025-03-03T09:00:00-05:00", WORKSPACE_TIME, sms(0, "09:00", "17:00"))
                .goes("2025-03-03T11:00:00-05:00");
    }

    @Test
    void a_mail_with_a_window_of_the_whole_day_goes_at_03_00() {
        to("ann", "2025-03-03T03:00:00-05:00", SendRules.DEFAULT, email(0, "00:00", "24:00"))
                .goes("2025-03-03T03:00:00-05:00");
    }

    @Test
    void with_business_hours_a_mail_with_a_window_of_the_whole_day_goes_at_09_00() {
        to("ann", "2025-03-03T03:00:00-05:00", BUSINESS_HOURS, email(0, "00:00", "24:00"))
                .goes("2025-03-03T09:00:00-05:00");
    }

    @Test
    void business_hours_are_09_00_to_17_00_on_saturday_too() {
        world.people.add("bob");
        to("ann", "2025-03-08T08:00:00-05:00", BUSINESS_HOURS, email(0, "00:00", "24:00"))
                .goes("2025-03-08T09:00:00-05:00");
        to("bob", "2025-03-08T17:00:00-05:00", BUSINESS_HOURS, email(0, "00:00", "24:00"))
                .goes("2025-03-09T09:00:00-04:00");
    }

    @Test
    void a_zone_that_does_not_exist_counts_as_unknown_and_the_number_tells_where_the_contact_is() {
        known("moe", Optional.of("Mars/Base"), "+12135550100");
        to("moe", "2025-03-03T09:00:00-05:00", SendRules.DEFAULT, email(0, "09:00", "17:00"))
                .goes("2025-03-03T09:00:00-08:00");
    }

    @Test
    void where_neither_zone_nor_number_tells_anything_the_workspaces_time_is_used() {
        known("moe", Optional.of("Mars/Base"), "+80012345678");
        to("moe", "2025-03-03T08:00:00-05:00", SendRules.DEFAULT, email(0, "09:00", "17:00"))
                .goes("2025-03-03T09:00:00-05:00");
    }

    @Test
    void the_preview_says_whose_zone_is_assumed_if_they_get_texts_or_calls_and_only_then() {
        known("moe", Optional.of("Mars/Base"), "+80012345678");
        known("sue", Optional.of("Mars/Base"), "+12135550100");
        SequenceId texts = world.reviewed(List.of("moe", "sue"), sms(0, "09:00", "17:00"));
        SequenceId mails = world.reviewed(List.of("moe", "sue"), email(0, "09:00", "17:00"));
        world.approveAll(texts);
        world.approveAll(mails);
        assertThat(issues(texts, SendRules.DEFAULT))
                .filteredOn(i -> i.code() == ErrorCode.ZONE_ASSUMED)
                .singleElement()
                .satisfies(i -> assertThat(i.message()).startsWith("1 contact"))
                .satisfies(i -> assertThat(i.isError()).isFalse());
        assertThat(issues(mails, SendRules.DEFAULT)).noneMatch(i -> i.code() == ErrorCode.ZONE_ASSUMED);
    }

    @Test
    void a_contact_who_has_moved_west_since_the_launch_is_written_to_at_09_00_there() {
        Timeline line = to(
                "ann",
                "2025-03-03T09:00:00-05:00",
                SendRules.DEFAULT,
                email(1, "09:00", "17:00"),
                email(2, "09:00", "17:00"));
        moved("America/Los_Angeles");
        world.at("2025-03-04T09:00:00-05:00");
        assertThat(world.mails.messages()).isEmpty();
        line.goes("2025-03-04T12:00:00-05:00", "2025-03-05T12:00:00-05:00");
        assertThat(world.enrollment(line.sequence(), "ann").anchor().map(Anchor::date))
                .contains(LocalDate.of(2025, 3, 3));
    }

    @Test
    void a_step_that_has_become_impossible_since_the_launch_fails_and_the_next_one_goes() {
        world.settings = in("Australia/Sydney");
        world.people.put(People.withZone(ann(), "America/Los_Angeles"));
        Timeline line = to(
                "ann",
                "2025-03-03T09:00:00+11:00",
                WORKSPACE_TIME,
                sms(1, "09:00", "12:00"),
                email(2, "09:00", "17:00"));
        moved("Europe/London");
        world.at("2025-03-04T09:00:00+11:00");
        assertThat(world.texts.messages()).isEmpty();
        assertThat(line.step(1).status()).isEqualTo(TouchStatus.FAILED);
        assertThat(line.step(1).problem()).get().asString().contains("never");
        world.at("2025-03-05T09:00:00+11:00");
        assertThat(line.step(2).status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void a_text_sent_by_hand_that_the_tick_finds_too_late_waits_for_the_next_legal_morning() {
        Timeline line = to("ann", "2025-03-03T20:59:00-05:00", SendRules.DEFAULT, sms(0, "09:00", "17:00"));
        world.acme.enrollments().sendNow(line.step(1).enrollment(), 1, false);
        world.clock.set("2025-03-03T21:00:00-05:00");
        line.goes("2025-03-04T08:00:00-05:00");
    }

    @Test
    void on_a_blackout_date_no_text_goes_but_a_mail_does() {
        world.settings = without(LocalDate.of(2025, 3, 4));
        world.people.add("bob");
        to("ann", "2025-03-03T09:00:00-05:00", SendRules.DEFAULT, email(1, "09:00", "17:00"))
                .goes("2025-03-04T09:00:00-05:00");
        to("bob", "2025-03-04T09:00:00-05:00", SendRules.DEFAULT, sms(0, "09:00", "17:00"))
                .goes("2025-03-05T09:00:00-05:00");
    }

    @Test
    void with_weekends_off_a_blackout_date_is_like_a_weekend_for_mail_too() {
        world.settings = without(LocalDate.of(2025, 3, 7));
        to("ann", "2025-03-06T09:00:00-05:00", SKIP_WEEKENDS, email(1, "09:00", "17:00"))
                .goes("2025-03-10T09:00:00-04:00");
    }

    private Timeline to(String contact, String at, SendRules rules, Step... steps) {
        return Timeline.launched(world, at, rules, contact, steps);
    }

    private List<Issue> issues(SequenceId id, SendRules rules) {
        return world.acme
                .launches()
                .preview(id, LaunchOptions.now().rules(rules))
                .issues();
    }

    private Contact ann() {
        return world.people
                .findAll(World.ACME, List.of(new ContactId("ann")))
                .values()
                .iterator()
                .next();
    }

    private void moved(String zone) {
        world.people.put(People.withZone(ann(), zone));
    }

    private void known(String id, Optional<String> zone, String phone) {
        Contact c = world.people.add(id);
        world.people.put(new Contact(
                c.id(), c.name(), c.email(), Optional.of(PhoneNumber.of(phone)), zone, c.profile(), c.consent()));
    }

    private WorkspaceSettings in(String zone) {
        WorkspaceSettings s = world.settings;
        return new WorkspaceSettings(s.id(), ZoneId.of(zone), s.domain(), s.identity(), s.numbers(), s.blackoutDates());
    }

    private WorkspaceSettings without(LocalDate date) {
        WorkspaceSettings s = world.settings;
        return new WorkspaceSettings(s.id(), s.zone(), s.domain(), s.identity(), s.numbers(), Set.of(date));
    }
}
