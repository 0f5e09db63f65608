package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.TEXT;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aDraft;
import static dev.outbound.contract.Samples.anEnrollment;
import static dev.outbound.contract.Samples.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.draft.Brief;
import dev.outbound.draft.Decision;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.Drafts;
import dev.outbound.draft.Edits;
import dev.outbound.draft.Fingerprint;
import dev.outbound.draft.SkipReason;
import dev.outbound.draft.Writing;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.StaleWriteException;
import dev.outbound.sequence.SequenceId;
import dev.outbound.workspace.Actor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation of {@link Drafts} does; {@link DraftQueueContract} has what concerns the writer. */
public abstract class DraftsContract extends StorageContract {

    private final SequenceId sequence = new SequenceId(Samples.id());
    private final Enrollment ann = anEnrollment(sequence, "ann");
    private final Enrollment bob = anEnrollment(sequence, "bob");
    private Drafts drafts;

    @BeforeEach
    void drafts() {
        drafts = storage.drafts();
    }

    @Test
    void a_new_draft_is_stored_at_version_1_whatever_version_it_carries() {
        Draft draft = aDraft(ann, 1);
        drafts.add(HERE, List.of(version(draft, 42)));
        assertThat(drafts.find(HERE, draft.id())).contains(version(draft, 1));
    }

    @Test
    void a_skipped_draft_with_everything_set_comes_back_the_same() {
        DraftContent words = new DraftContent.Email("Grüße 🚀 \"you\"", TEXT, true);
        Draft draft = new Draft(
                new DraftId(Samples.id()),
                ann.id(),
                sequence,
                20,
                DraftStatus.SKIPPED,
                Optional.of(words),
                Optional.empty(),
                Optional.of(SkipReason.NO_CONSENT),
                Optional.of(
                        new Decision(Actor.user("Zoé 🚀"), NOW.plusMillis(1), Optional.of(Fingerprint.of(20, words)))),
                new Writing(3, 2, Optional.of(NOW.plusMillis(2)), Optional.of(new Brief("ab12"))),
                new Edits(true, Optional.of(0)),
                1);
        assertThat(stored(draft)).isEqualTo(draft);
    }

    @Test
    void a_draft_with_nothing_set_comes_back_the_same() {
        Draft draft = Samples.waking(aDraft(ann, 1), Optional.empty());
        assertThat(stored(draft)).isEqualTo(version(draft, 1));
    }

    @ParameterizedTest
    @EnumSource(DraftStatus.class)
    void every_status_can_be_stored(DraftStatus status) {
        Draft draft = in(aDraft(ann, 1), status);
        assertThat(stored(draft)).isEqualTo(version(draft, 1));
    }

    @ParameterizedTest
    @EnumSource(SkipReason.class)
    void every_reason_to_skip_can_be_stored(SkipReason reason) {
        Draft draft = aDraft(ann, 1).skipped(reason, Actor.SYSTEM, NOW);
        assertThat(stored(draft)).isEqualTo(version(draft, 1));
    }

    @ParameterizedTest
    @EnumSource(Actor.Kind.class)
    void a_decision_by_everybody_can_be_stored(Actor.Kind kind) {
        Draft draft = aDraft(ann, 1).skipped(SkipReason.USER, new Actor(kind, "x"), NOW);
        assertThat(stored(draft).decision()).isEqualTo(draft.decision());
    }

    static Stream<DraftContent> contents() {
        return Stream.of(
                new DraftContent.Email("s", "b", false),
                new DraftContent.Email("é".repeat(200), "ж".repeat(20_000), true),
                new DraftContent.Sms("你".repeat(1_600)),
                new DraftContent.Voice(TEXT));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void every_kind_of_content_can_be_stored_at_its_full_length(DraftContent content) {
        Draft draft = aDraft(ann, 1).generating(NOW).written(content);
        assertThat(stored(draft)).isEqualTo(version(draft, 1));
    }

    @Test
    void an_approved_draft_is_still_approved_as_is_when_read_back() {
        Draft draft = in(aDraft(ann, 2), DraftStatus.READY).approved(Actor.user("Eve"), NOW);
        assertThat(stored(draft).isApprovedAsIs()).isTrue();
    }

    @Test
    void a_second_draft_of_one_enrollment_and_position_is_refused_with_its_batch() {
        Draft first = stored(aDraft(ann, 1));
        Draft fine = aDraft(bob, 1);
        assertThatThrownBy(() -> drafts.add(HERE, List.of(fine, aDraft(ann, 1))))
                .isInstanceOf(RuntimeException.class);
        assertThat(drafts.ofEnrollments(HERE, List.of(ann.id(), bob.id()))).containsExactly(first);
    }

    @Test
    void finding_all_gives_those_that_exist_and_each_once() {
        Draft one = stored(aDraft(ann, 1));
        Draft two = stored(aDraft(ann, 2));
        assertThat(drafts.findAll(HERE, List.of(two.id(), new DraftId(Samples.id()), one.id(), two.id())))
                .containsExactlyInAnyOrder(one, two);
        assertThat(drafts.findAll(HERE, List.of())).isEmpty();
    }

    @Test
    void the_drafts_of_enrollments_come_by_enrollment_and_position() {
        Draft bob2 = stored(aDraft(bob, 2));
        Draft ann10 = stored(aDraft(ann, 10));
        Draft bob1 = stored(aDraft(bob, 1));
        Draft ann9 = stored(aDraft(ann, 9));
        stored(aDraft(anEnrollment(sequence, "eve"), 1));
        assertThat(drafts.ofEnrollments(HERE, List.of(bob.id(), ann.id(), new EnrollmentId(Samples.id()), bob.id())))
                .containsExactly(ann9, ann10, bob1, bob2);
        assertThat(drafts.ofEnrollments(HERE, List.of())).isEmpty();
    }

    @Test
    void drafts_without_words_are_the_same_but_for_their_content() {
        Draft written = stored(aDraft(ann, 1).generating(NOW).written(new DraftContent.Sms("Hello")));
        Draft queued = stored(aDraft(ann, 2));
        assertThat(drafts.withoutWords(HERE, List.of(ann.id(), bob.id())))
                .containsExactly(written.withoutWords(), queued);
        assertThat(drafts.withoutWords(THERE, List.of(ann.id()))).isEmpty();
    }

    @Test
    void saving_raises_the_version_by_one() {
        Draft draft = stored(aDraft(ann, 1));
        Draft changed =
                draft.generating(NOW).written(new DraftContent.Sms(TEXT)).withDay(Optional.of(7));
        drafts.save(HERE, List.of(changed));
        assertThat(drafts.find(HERE, draft.id())).contains(version(changed, 2));
        drafts.save(HERE, List.of(version(draft, 2)));
        assertThat(drafts.find(HERE, draft.id())).contains(version(draft, 3));
    }

    @Test
    void one_stale_draft_keeps_the_whole_batch_from_being_saved() {
        Draft one = stored(aDraft(ann, 1));
        Draft two = stored(aDraft(ann, 2));
        List<Draft> batch = List.of(one.generating(NOW), version(two.generating(NOW), 0));
        assertThatThrownBy(() -> drafts.save(HERE, batch)).isInstanceOf(StaleWriteException.class);
        assertThat(drafts.ofEnrollments(HERE, List.of(ann.id()))).containsExactly(one, two);
        assertThatThrownBy(() -> drafts.save(HERE, List.of(version(aDraft(ann, 3), 1))))
                .isInstanceOf(StaleWriteException.class);
    }

    @Test
    void counts_are_per_step_and_state_and_pairs_without_any_are_absent() {
        drafts.add(
                HERE,
                List.of(
                        in(aDraft(ann, 1), DraftStatus.READY),
                        in(aDraft(bob, 1), DraftStatus.READY),
                        in(aDraft(ann, 2), DraftStatus.READY),
                        in(aDraft(bob, 2), DraftStatus.FAILED),
                        aDraft(anEnrollment(new SequenceId(Samples.id()), "ann"), 1)));
        assertThat(drafts.counts(HERE, sequence))
                .containsExactlyInAnyOrder(
                        new Drafts.Count(1, DraftStatus.READY, 2),
                        new Drafts.Count(2, DraftStatus.READY, 1),
                        new Drafts.Count(2, DraftStatus.FAILED, 1));
        assertThat(drafts.counts(HERE, new SequenceId(Samples.id()))).isEmpty();
    }

    @Test
    void deleting_takes_all_of_one_sequence() {
        Draft draft = stored(aDraft(ann, 1));
        Draft kept = stored(aDraft(anEnrollment(new SequenceId(Samples.id()), "ann"), 1));
        drafts.deleteOfSequence(HERE, sequence);
        assertThat(drafts.find(HERE, draft.id())).isEmpty();
        assertThat(drafts.find(HERE, kept.id())).contains(kept);
        drafts.add(HERE, List.of(aDraft(ann, 1)));
    }

    @Test
    void what_belongs_to_another_workspace_is_not_found_and_not_changed() {
        Draft draft = aDraft(ann, 1);
        drafts.add(THERE, List.of(draft));
        Draft stored = version(draft, 1);
        assertThat(drafts.find(HERE, draft.id())).isEmpty();
        assertThat(drafts.findAll(HERE, List.of(draft.id()))).isEmpty();
        assertThat(drafts.ofEnrollments(HERE, List.of(ann.id()))).isEmpty();
        assertThat(drafts.counts(HERE, sequence)).isEmpty();
        assertThatThrownBy(() -> drafts.save(HERE, List.of(stored))).isInstanceOf(StaleWriteException.class);
        drafts.deleteOfSequence(HERE, sequence);
        assertThat(drafts.find(THERE, draft.id())).contains(stored);
    }

    private Draft stored(Draft draft) {
        drafts.add(HERE, List.of(draft));
        return drafts.find(HERE, draft.id()).orElseThrow();
    }

    private static Draft version(Draft d, long version) {
        return new Draft(
                d.id(),
                d.enrollment(),
                d.sequence(),
                d.position(),
                d.status(),
                d.content(),
                d.problem(),
                d.skipReason(),
                d.decision(),
                d.writing(),
                d.edits(),
                version);
    }
}
