package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.course.WhyNotSent;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.Draft;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.touch.NotSent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person asks why a message was not sent. Every storage behaves the same. */
public abstract class WhyScenarios {

    private static final Step MAIL = Step.email(0, "Mail");
    private static final Step LATER = Step.email(3, "Later");

    protected World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        world.people.add("ann");
        world.people.add("lea", "America/Los_Angeles");
    }

    @Test
    void before_it_is_written_it_waits_for_its_draft_then_for_its_approval_then_for_the_launch() {
        SequenceId id = world.reviewed(List.of("ann"), MAIL);
        assertThat(words(id, "ann")).containsExactly("1: Waits for the approval of its draft.");
        world.approveAll(id);
        assertThat(words(id, "ann"))
                .containsExactly("1: Waits for the launch of the sequence with this contact in it.");
        Draft draft = world.draft(id, "ann", 1);
        world.acme.drafting().regenerateAll(id, true);
        assertThat(draft.position()).isEqualTo(1);
        assertThat(words(id, "ann")).containsExactly("1: Waits for its draft, which is being written.");
    }

    @Test
    void the_next_one_tells_when_and_by_which_rule_in_local_time_and_the_one_behind_it_that_it_goes_first() {
        SequenceId id = world.launched(List.of("lea"), MAIL, LATER);
        assertThat(words(id, "lea"))
                .containsExactly(
                        "1: Goes Mon 3 Mar 2025 09:00 (America/Los_Angeles): the step's send window.",
                        "2: Waits for step 1, which goes first; planned for Thu 6 Mar 2025 09:00"
                                + " (America/Los_Angeles).");
        world.at("2025-03-03T12:00:00-05:00");
        assertThat(words(id, "lea"))
                .containsExactly("2: Goes Thu 6 Mar 2025 09:00 (America/Los_Angeles): the step's send window.");
    }

    @Test
    void one_that_is_due_waits_for_the_dispatcher() {
        SequenceId id = world.launched(List.of("ann"), MAIL);
        assertThat(causes(id, "ann")).containsExactly(NotSent.Cause.DISPATCHER);
    }

    @Test
    void one_that_nobody_approved_says_so_after_the_launch_too() {
        SequenceId id = world.reviewed(List.of("ann"), MAIL, LATER);
        Draft later = world.draft(id, "ann", 2);
        world.acme.reviews().approve(later.id(), later.version());
        world.launch(id, LaunchOptions.now());
        assertThat(words(id, "ann").get(0))
                .isEqualTo("1: Waits for the approval of its draft; planned for Mon 3 Mar 2025 09:00"
                        + " (America/New_York).");
    }

    @Test
    void before_the_start_it_waits_for_the_start() {
        SequenceId id = world.reviewed(List.of("ann"), MAIL);
        world.approveAll(id);
        world.launch(id, LaunchOptions.at(Instant.parse("2025-03-05T08:00:00-05:00")));
        assertThat(words(id, "ann"))
                .containsExactly("1: Waits for the start of the sequence on Wed 5 Mar 2025 08:00 (America/New_York);"
                        + " planned for Wed 5 Mar 2025 09:00 (America/New_York).");
    }

    @Test
    void a_pause_of_the_contact_or_of_the_sequence_is_named_with_its_reason() {
        SequenceId id = world.launched(List.of("ann"), LATER);
        EnrollmentId ann = world.enrollment(id, "ann").id();
        world.acme.enrollments().pause(ann);
        assertThat(words(id, "ann"))
                .containsExactly("1: Waits for the end of the contact's pause (a person paused it).");
        world.acme.enrollments().resume(ann);
        world.acme.running().pause(id);
        assertThat(words(id, "ann")).containsExactly("1: Waits for the end of the sequence's pause.");
    }

    @Test
    void what_is_being_sent_waits_for_the_provider() {
        SequenceId id = world.launched(List.of("ann"), MAIL);
        List<NotSent.Cause> seen = new ArrayList<>();
        world.mails.during(() -> seen.addAll(causes(id, "ann")));
        world.tick();
        assertThat(seen).containsExactly(NotSent.Cause.PROVIDER);
        assertThat(words(id, "ann")).isEmpty();
    }

    @Test
    void another_sequence_that_wrote_to_the_contact_and_a_provider_that_refused_in_passing_are_named() {
        world.launched(List.of("ann"), MAIL);
        SequenceId held = world.launched(List.of("ann"), MAIL);
        world.tick();
        assertThat(words(held, "ann"))
                .containsExactly("1: Goes Mon 3 Mar 2025 13:00 (America/New_York): at least the set time between two"
                        + " messages to one contact.");
        SequenceId refused = world.launched(List.of("lea"), Step.email(0, "Mail"));
        world.mails.answer(SendOutcome.deferred("451 try later"));
        world.at("2025-03-03T09:00:00-08:00");
        assertThat(words(refused, "lea"))
                .containsExactly("1: Goes Mon 3 Mar 2025 09:01 (America/Los_Angeles): the provider asked to try again"
                        + " later.");
    }

    @Test
    void what_was_skipped_failed_or_is_in_doubt_says_why() {
        SequenceId id = world.launched(List.of("ann"), MAIL, Step.sms(1, "Text"), Step.email(2, "Last"));
        world.mails.answer(new SendOutcome.Unknown("the connection was lost"));
        world.texts.answer(new SendOutcome.Rejected(SendOutcome.Kind.OTHER, "30007 filtered"));
        world.tick();
        world.at("2025-03-04T09:00:00-05:00");
        Draft last = world.draft(id, "ann", 3);
        world.acme.reviews().skip(last.id(), last.version());
        assertThat(words(id, "ann"))
                .containsExactly(
                        "1: May have been sent: the connection was lost. It is not sent again by itself; say what"
                                + " became of it.",
                        "2: Failed: OTHER: 30007 filtered.",
                        "3: Not sent: a person skipped it.");
    }

    private List<String> words(SequenceId id, String contact) {
        return why(id, contact).stream()
                .map(reason -> reason.position() + ": " + reason.words())
                .toList();
    }

    private List<NotSent.Cause> causes(SequenceId id, String contact) {
        List<NotSent.Cause> causes = new ArrayList<>();
        for (WhyNotSent.Reason reason : why(id, contact)) {
            if (reason.reason() instanceof NotSent.Waiting waiting) {
                causes.add(waiting.cause());
            }
        }
        return causes;
    }

    private List<WhyNotSent.Reason> why(SequenceId id, String contact) {
        return world.acme.enrollments().why(world.enrollment(id, contact).id());
    }
}
