package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aDraft;
import static dev.outbound.contract.Samples.aSequence;
import static dev.outbound.contract.Samples.anEnrollment;
import static dev.outbound.contract.Samples.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.draft.DraftStatus;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceRef;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Sequences;
import dev.outbound.workspace.WorkspaceId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every implementation of {@link dev.outbound.sequence.Sequences} gives the tick. */
public abstract class SequencesTickContract extends StorageContract {

    private Sequences sequences;

    @BeforeEach
    void sequences() {
        sequences = storage.sequences();
    }

    @ParameterizedTest
    @EnumSource(SequenceStatus.class)
    void only_a_scheduled_sequence_starts(SequenceStatus status) {
        Sequence sequence = stored(HERE, aSequence(status).withStartAt(Optional.of(NOW)));
        assertThat(sequences.startingBy(NOW, 10))
                .isEqualTo(
                        status == SequenceStatus.SCHEDULED ? List.of(new SequenceRef(HERE, sequence.id())) : List.of());
    }

    @Test
    void a_sequence_starts_at_its_start_and_not_before_in_any_workspace() {
        Sequence here = stored(HERE, aSequence(SequenceStatus.SCHEDULED).withStartAt(Optional.of(NOW)));
        Sequence there =
                stored(THERE, aSequence(SequenceStatus.SCHEDULED).withStartAt(Optional.of(NOW.minusMillis(1))));
        stored(HERE, aSequence(SequenceStatus.SCHEDULED).withStartAt(Optional.of(NOW.plusMillis(1))));
        stored(HERE, aSequence(SequenceStatus.SCHEDULED));
        assertThat(sequences.startingBy(NOW, 10))
                .containsExactlyInAnyOrder(new SequenceRef(HERE, here.id()), new SequenceRef(THERE, there.id()));
        assertThat(sequences.startingBy(NOW, 1)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(SequenceStatus.class)
    void only_a_generating_sequence_can_be_written(SequenceStatus status) {
        Sequence sequence = stored(HERE, aSequence(status));
        assertThat(sequences.written(10))
                .isEqualTo(
                        status == SequenceStatus.GENERATING
                                ? List.of(new SequenceRef(HERE, sequence.id()))
                                : List.of());
    }

    @ParameterizedTest
    @EnumSource(DraftStatus.class)
    void a_sequence_is_written_when_no_draft_of_it_is_queued_or_being_written(DraftStatus status) {
        Sequence sequence = stored(THERE, aSequence(SequenceStatus.GENERATING));
        Enrollment enrollment = anEnrollment(sequence.id(), "ann");
        storage.enrollments().add(THERE, List.of(enrollment));
        storage.drafts()
                .add(THERE, List.of(in(aDraft(enrollment, 1), DraftStatus.READY), in(aDraft(enrollment, 2), status)));
        boolean toWrite = status == DraftStatus.QUEUED || status == DraftStatus.GENERATING;
        assertThat(sequences.written(10))
                .isEqualTo(toWrite ? List.of() : List.of(new SequenceRef(THERE, sequence.id())));
    }

    @ParameterizedTest
    @EnumSource(SequenceStatus.class)
    void only_a_running_or_paused_sequence_without_enrollments_is_quiet(SequenceStatus status) {
        Sequence sequence = stored(HERE, aSequence(status));
        boolean live = status == SequenceStatus.RUNNING || status == SequenceStatus.PAUSED;
        assertThat(sequences.quiet(10)).isEqualTo(live ? List.of(new SequenceRef(HERE, sequence.id())) : List.of());
    }

    @ParameterizedTest
    @EnumSource(EnrollmentStatus.class)
    void a_sequence_is_quiet_when_no_enrollment_is_under_way(EnrollmentStatus status) {
        Sequence sequence = stored(THERE, aSequence(SequenceStatus.RUNNING));
        storage.enrollments()
                .add(
                        THERE,
                        List.of(
                                in(anEnrollment(sequence.id(), "ann"), EnrollmentStatus.COMPLETED),
                                in(anEnrollment(sequence.id(), "bob"), status)));
        assertThat(sequences.quiet(10))
                .isEqualTo(status.isUnderWay() ? List.of() : List.of(new SequenceRef(THERE, sequence.id())));
    }

    @Test
    void written_and_quiet_give_no_more_than_asked_for() {
        for (int i = 0; i < 3; i++) {
            stored(HERE, aSequence(SequenceStatus.GENERATING));
            stored(THERE, aSequence(SequenceStatus.RUNNING));
        }
        assertThat(sequences.written(2)).hasSize(2);
        assertThat(sequences.quiet(2)).hasSize(2);
    }

    private Sequence stored(WorkspaceId workspace, Sequence sequence) {
        sequences.add(workspace, sequence);
        return sequences.find(workspace, sequence.id()).orElseThrow();
    }
}
