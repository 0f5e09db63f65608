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

import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.Drafts;
import dev.outbound.draft.Revision;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.Actor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reviewers ask of {@link Drafts}. */
public abstract class DraftReviewContract extends StorageContract {

    private final SequenceId sequence = new SequenceId(Samples.id());
    private final Enrollment ann = anEnrollment(sequence, "ann");
    private final Enrollment bob = anEnrollment(sequence, "bob");
    private Drafts drafts;

    @BeforeEach
    void drafts() {
        drafts = storage.drafts();
    }

    @Test
    void enrollments_with_a_draft_in_one_of_the_states_come_once_and_in_the_order_of_enrolment() {
        drafts.add(
                HERE,
                List.of(
                        in(aDraft(bob, 1), DraftStatus.READY),
                        in(aDraft(bob, 2), DraftStatus.EDITED),
                        in(aDraft(ann, 1), DraftStatus.EDITED),
                        in(aDraft(ann, 2), DraftStatus.FAILED)));
        assertThat(with(EnumSet.of(DraftStatus.READY, DraftStatus.EDITED), Optional.empty()))
                .containsExactly(ann.id(), bob.id());
        assertThat(with(EnumSet.of(DraftStatus.FAILED), Optional.empty())).containsExactly(ann.id());
        assertThat(with(EnumSet.of(DraftStatus.SENT), Optional.empty())).isEmpty();
    }

    @Test
    void enrollments_can_be_asked_for_by_the_state_of_one_step() {
        drafts.add(
                HERE,
                List.of(
                        in(aDraft(ann, 1), DraftStatus.READY),
                        in(aDraft(ann, 2), DraftStatus.APPROVED),
                        in(aDraft(bob, 1), DraftStatus.APPROVED),
                        in(aDraft(bob, 2), DraftStatus.READY)));
        assertThat(with(EnumSet.of(DraftStatus.READY), Optional.of(1))).containsExactly(ann.id());
        assertThat(with(EnumSet.of(DraftStatus.READY), Optional.of(2))).containsExactly(bob.id());
        assertThat(with(EnumSet.of(DraftStatus.READY), Optional.of(3))).isEmpty();
    }

    @Test
    void enrollments_of_other_sequences_and_workspaces_are_left_out() {
        drafts.add(HERE, List.of(in(aDraft(anEnrollment(new SequenceId(Samples.id()), "ann"), 1), DraftStatus.READY)));
        drafts.add(THERE, List.of(in(aDraft(bob, 1), DraftStatus.READY)));
        assertThat(with(EnumSet.allOf(DraftStatus.class), Optional.empty())).isEmpty();
    }

    @Test
    void enrollments_come_page_by_page() {
        List<EnrollmentId> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Enrollment one = anEnrollment(sequence, "c" + i);
            all.add(one.id());
            drafts.add(HERE, List.of(in(aDraft(one, 1), DraftStatus.READY), in(aDraft(one, 2), DraftStatus.READY)));
        }
        assertThat(with(EnumSet.of(DraftStatus.READY), Optional.empty())).isEqualTo(all);
    }

    @Test
    void words_that_were_replaced_come_back_newest_first() {
        Draft draft = stored(aDraft(ann, 1));
        Revision first =
                new Revision(draft.id(), 2, new DraftContent.Email("Grüße 🚀", TEXT, true), Actor.user("Zoé"), NOW);
        Revision second = new Revision(draft.id(), 4, new DraftContent.Sms(TEXT), Actor.SYSTEM, NOW.plusMillis(1));
        drafts.keep(HERE, List.of(first));
        drafts.keep(HERE, List.of(second));
        assertThat(drafts.history(HERE, draft.id())).containsExactly(second, first);
        assertThat(drafts.history(HERE, stored(aDraft(ann, 2)).id())).isEmpty();
    }

    @Test
    void the_words_of_one_version_are_kept_once() {
        Draft draft = stored(aDraft(ann, 1));
        Revision kept = new Revision(draft.id(), 1, new DraftContent.Sms("one"), Actor.SYSTEM, NOW);
        drafts.keep(HERE, List.of(kept));
        Revision again = new Revision(draft.id(), 1, new DraftContent.Sms("two"), Actor.SYSTEM, NOW);
        assertThatThrownBy(() -> drafts.keep(HERE, List.of(again))).isInstanceOf(RuntimeException.class);
        assertThat(drafts.history(HERE, draft.id())).containsExactly(kept);
    }

    @Test
    void another_workspace_does_not_see_the_history() {
        Draft draft = stored(aDraft(ann, 1));
        drafts.keep(HERE, List.of(new Revision(draft.id(), 1, new DraftContent.Sms("one"), Actor.SYSTEM, NOW)));
        assertThat(drafts.history(THERE, draft.id())).isEmpty();
    }

    @Test
    void the_history_of_some_enrollments_can_be_forgotten() {
        Draft draft = stored(aDraft(ann, 1));
        Draft other = stored(aDraft(bob, 1));
        Revision kept = new Revision(other.id(), 1, new DraftContent.Sms("two"), Actor.SYSTEM, NOW);
        drafts.keep(HERE, List.of(new Revision(draft.id(), 1, new DraftContent.Sms("one"), Actor.SYSTEM, NOW), kept));
        drafts.forgetHistory(THERE, List.of(ann.id()));
        assertThat(drafts.history(HERE, draft.id())).hasSize(1);
        drafts.forgetHistory(HERE, List.of(ann.id()));
        assertThat(drafts.history(HERE, draft.id())).isEmpty();
        assertThat(drafts.history(HERE, other.id())).containsExactly(kept);
    }

    @Test
    void the_history_goes_with_the_drafts_of_a_sequence() {
        Draft draft = stored(aDraft(ann, 1));
        drafts.keep(HERE, List.of(new Revision(draft.id(), 1, new DraftContent.Sms("one"), Actor.SYSTEM, NOW)));
        drafts.deleteOfSequence(HERE, sequence);
        assertThat(drafts.history(HERE, draft.id())).isEmpty();
    }

    private List<EnrollmentId> with(Set<DraftStatus> states, Optional<Integer> position) {
        return allByTwos((PageRequest page) -> drafts.enrollments(HERE, sequence, states, position, page));
    }

    private Draft stored(Draft draft) {
        drafts.add(HERE, List.of(draft));
        return drafts.find(HERE, draft.id()).orElseThrow();
    }
}
