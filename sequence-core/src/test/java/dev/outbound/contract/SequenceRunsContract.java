package dev.outbound.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.ActivityType;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.launch.LaunchPreview;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.touch.TouchStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole engine on a storage: from drafts to the last message. Every storage behaves the same. */
public abstract class SequenceRunsContract {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");
    private static final Step NUDGE = Step.sms(5, "Nudge");

    private World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        world.people.add("ann");
        world.people.add("bob");
    }

    @Test
    void every_step_goes_out_on_its_day_and_the_sequence_completes() {
        SequenceId id = world.launched(List.of("ann", "bob"), HELLO, PROOF, NUDGE);
        world.tick();
        assertThat(world.mails.messages()).hasSize(2);
        world.at("2025-03-06T13:59:59Z");
        assertThat(world.mails.messages()).hasSize(2);
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(4);
        world.at("2025-03-08T14:00:00Z");
        assertThat(world.texts.messages()).hasSize(2);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.COMPLETED);
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.COMPLETED);
        assertThat(world.draft(id, "ann", 1).status()).isEqualTo(DraftStatus.SENT);
    }

    @Test
    void the_first_text_says_how_to_opt_out_and_the_second_does_not() {
        world.launched(List.of("ann"), Step.sms(0, "One"), Step.sms(1, "Two"));
        world.tick();
        world.at("2025-03-04T14:00:00Z");
        assertThat(world.texts.messages().get(0).text()).endsWith("Reply STOP to opt out.");
        assertThat(world.texts.messages().get(1).text()).doesNotContain("STOP");
    }

    @Test
    void nothing_is_sent_that_was_not_approved() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO, PROOF);
        assertThatThrownBy(() -> world.launch(id, LaunchOptions.now()))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOTHING_APPROVED));
        Draft second = world.draft(id, "ann", 2);
        world.acme.reviews().approve(second.id(), second.version());
        world.launch(id, LaunchOptions.now());
        world.tick();
        assertThat(world.mails.messages()).isEmpty();
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.HELD);
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(world.touch(id, "ann", 1).skipReason()).contains(SkipReason.NOT_APPROVED);
    }

    @Test
    void an_undecided_step_is_overtaken_by_the_next_approved_one() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO, Step.email(1, "Second"));
        Draft second = world.draft(id, "ann", 2);
        world.acme.reviews().approve(second.id(), second.version());
        world.launch(id, LaunchOptions.now());
        world.at("2025-03-04T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(world.touch(id, "ann", 1).skipReason()).contains(SkipReason.OVERTAKEN);
    }

    @Test
    void a_stale_approval_is_refused() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        Draft read = world.draft(id, "ann", 1);
        world.acme.reviews().edit(read.id(), read.version(), new DraftContent.Email("Other", "words", false));
        assertThatThrownBy(() -> world.acme.reviews().approve(read.id(), read.version()))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThat(world.draft(id, "ann", 1).status()).isEqualTo(DraftStatus.EDITED);
    }

    @Test
    void a_launch_is_refused_if_a_draft_was_approved_after_its_preview() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO, PROOF);
        Draft first = world.draft(id, "ann", 1);
        world.acme.reviews().approve(first.id(), first.version());
        LaunchPreview seen = world.acme.launches().preview(id, LaunchOptions.now());
        Draft second = world.draft(id, "ann", 2);
        world.acme.reviews().approve(second.id(), second.version());
        assertThatThrownBy(() -> world.acme.launches().launch(id, LaunchOptions.now(), seen.fingerprint()))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.IN_REVIEW);
    }

    @Test
    void a_scheduled_start_holds_everything_until_then() {
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        world.approveAll(id);
        world.launch(id, LaunchOptions.at(Instant.parse("2025-03-05T15:00:00Z")));
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.SCHEDULED);
        world.at("2025-03-05T14:59:59Z");
        assertThat(world.mails.messages()).isEmpty();
        world.at("2025-03-05T15:00:00Z");
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void every_sent_message_is_one_activity_with_its_time() {
        SequenceId id = world.launched(List.of("ann", "bob"), HELLO, PROOF);
        world.tick();
        world.at("2025-03-06T14:00:00Z");
        List<Activity> sent = world.acme.activity(ActivityLog.Filter.of(id), PageRequest.first(1_000)).items().stream()
                .filter(a -> a.type() == ActivityType.TOUCH_SENT)
                .toList();
        assertThat(sent).hasSize(4);
        assertThat(sent.get(0).at()).isEqualTo(Instant.parse("2025-03-06T14:00:00Z"));
    }
}
