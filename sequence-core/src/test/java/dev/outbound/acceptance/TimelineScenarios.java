package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.draft.Draft;
import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.launch.TimelineEntry;
import dev.outbound.launch.TimelineEntry.Standing;
import dev.outbound.schedule.SendRule;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When every step goes to every contact, before launch and after. Every storage behaves the same. */
public abstract class TimelineScenarios {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step TEXT = Step.sms(0, "Text");
    private static final Step PROOF = Step.email(5, "Proof");

    private World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        world.people.add("ann");
        world.people.add("bob", "America/Los_Angeles");
    }

    @Test
    void a_dry_run_names_local_time_UTC_and_the_rule_for_every_contact_and_step() {
        SequenceId id = world.reviewed(List.of("ann", "bob"), HELLO, TEXT, PROOF);
        world.approveAll(id);
        assertThat(lines(id, LaunchOptions.now().rules(new SendRules(true, false, true))))
                .containsExactly(
                        "ann  step 1  Email  Mon 3 Mar 2025 09:00 America/New_York (14:00Z)  may go at once",
                        "ann  step 2  Text  Mon 3 Mar 2025 13:00 America/New_York (18:00Z)"
                                + "  at least the set time between two messages to one contact",
                        "ann  step 3  Email  Mon 10 Mar 2025 09:00 America/New_York (13:00Z)  moved from the weekend",
                        "bob  step 1  Email  Mon 3 Mar 2025 09:00 America/Los_Angeles (17:00Z)  the step's send window",
                        "bob  step 2  Text  Mon 3 Mar 2025 13:00 America/Los_Angeles (21:00Z)"
                                + "  at least the set time between two messages to one contact",
                        "bob  step 3  Email  Mon 10 Mar 2025 09:00 America/Los_Angeles (16:00Z)  moved from the weekend");
    }

    @Test
    void a_dry_run_says_what_would_not_go_and_why() {
        SequenceId id = world.reviewed(List.of("ann", "bob"), HELLO, TEXT, PROOF);
        world.approve(id, "ann", 1);
        Draft skipped = world.draft(id, "ann", 3);
        world.acme.reviews().skip(skipped.id(), skipped.version());
        world.acme.suppressions().addManual("bob@people.example", "");
        List<TimelineEntry> entries = entries(id, LaunchOptions.now());
        assertThat(entries)
                .extracting(TimelineEntry::standing)
                .containsExactly(
                        Standing.PLANNED,
                        Standing.HELD,
                        Standing.STOPPED,
                        Standing.STOPPED,
                        Standing.HELD,
                        Standing.STOPPED);
        assertThat(entries.get(1).why()).isEqualTo("not approved");
        assertThat(entries.get(2).line()).endsWith("never  a person skipped it");
        assertThat(entries.get(3).why()).isEqualTo("the address has opted out");
    }

    @Test
    void a_launch_does_what_the_dry_run_said() {
        SequenceId id = world.reviewed(List.of("ann", "bob"), HELLO, TEXT, PROOF);
        world.approveAll(id);
        LaunchOptions options = LaunchOptions.at(Instant.parse("2025-03-07T22:00:00Z"));
        List<TimelineEntry> dry = entries(id, options);
        world.launch(id, options);
        assertThat(entries(id, LaunchOptions.now())).isEqualTo(dry);
    }

    @Test
    void a_running_sequence_shows_what_went_when_and_what_is_to_come() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        List<TimelineEntry> entries =
                world.acme.timeline().of(world.enrollment(id, "ann").id(), LaunchOptions.now());
        assertThat(entries).extracting(TimelineEntry::standing).containsExactly(Standing.BEGUN, Standing.PLANNED);
        assertThat(entries.get(0).at()).contains(Instant.parse("2025-03-03T14:00:00Z"));
        assertThat(entries.get(0).why()).isEqualTo("sent");
        assertThat(entries.get(1).rule()).isEqualTo(SendRule.STEP_WINDOW);
        world.acme.running().pause(id);
        assertThat(entries(id, LaunchOptions.now()).get(1).why()).startsWith("paused");
    }

    private List<TimelineEntry> entries(SequenceId id, LaunchOptions options) {
        List<TimelineEntry> entries = new ArrayList<>();
        world.acme.timeline().each(id, options, entries::add);
        return entries;
    }

    private List<String> lines(SequenceId id, LaunchOptions options) {
        return entries(id, options).stream().map(TimelineEntry::line).toList();
    }
}
