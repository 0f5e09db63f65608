package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aDraft;
import static dev.outbound.contract.Samples.anEnrollment;
import static dev.outbound.contract.Samples.in;
import static dev.outbound.contract.Samples.waking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.DraftRef;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.Drafts;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.error.StaleWriteException;
import dev.outbound.sequence.SequenceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How {@link Drafts} are given to writers. */
public abstract class DraftQueueContract extends StorageContract {

    private static final Instant LEASE_END = NOW.plusSeconds(120);

    private final SequenceId sequence = new SequenceId(Samples.id());
    private final Enrollment ann = anEnrollment(sequence, "ann");
    private Drafts drafts;

    @BeforeEach
    void drafts() {
        drafts = storage.drafts();
    }

    @Test
    void a_queued_draft_is_moved_to_generating_until_the_lease_ends_and_its_version_raised() {
        Draft draft = stored(aDraft(ann, 1));
        List<DraftRef> claimed = drafts.claimQueued(NOW, 10, LEASE_END);
        assertThat(claimed).hasSize(1);
        Draft taken = claimed.get(0).draft();
        assertThat(claimed.get(0).workspace()).isEqualTo(HERE);
        assertThat(taken.status()).isEqualTo(DraftStatus.GENERATING);
        assertThat(taken.writing()).isEqualTo(draft.generating(LEASE_END).writing());
        assertThat(taken.version()).isEqualTo(2);
        assertThat(drafts.find(HERE, draft.id())).contains(taken);
        assertThatThrownBy(() -> drafts.save(HERE, List.of(draft.requeued(NOW))))
                .isInstanceOf(StaleWriteException.class);
        drafts.save(HERE, List.of(taken.written(new DraftContent.Sms("Hello"))));
    }

    @Test
    void a_claimed_draft_is_not_given_again() {
        stored(aDraft(ann, 1));
        assertThat(drafts.claimQueued(NOW, 10, LEASE_END)).hasSize(1);
        assertThat(drafts.claimQueued(LEASE_END.plusSeconds(1), 10, LEASE_END.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void a_draft_is_claimed_at_its_time_and_not_before() {
        Draft draft = stored(waking(aDraft(ann, 1), Optional.of(NOW.plusMillis(1))));
        assertThat(drafts.claimQueued(NOW, 10, LEASE_END)).isEmpty();
        assertThat(ids(drafts.claimQueued(NOW.plusMillis(1), 10, LEASE_END))).containsExactly(draft.id());
    }

    @ParameterizedTest
    @EnumSource(DraftStatus.class)
    void only_a_queued_draft_is_claimed(DraftStatus status) {
        stored(in(aDraft(ann, 1), status));
        assertThat(drafts.claimQueued(NOW, 10, LEASE_END)).hasSize(status == DraftStatus.QUEUED ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(DraftStatus.class)
    void a_draft_is_claimed_when_the_one_before_it_is_settled(DraftStatus before) {
        Draft first = stored(in(aDraft(ann, 1), before));
        Draft second = stored(aDraft(ann, 2));
        List<DraftId> expected = switch (before) {
            case QUEUED -> List.of(first.id());
            case GENERATING -> List.of();
            default -> List.of(second.id());
        };
        assertThat(ids(drafts.claimQueued(NOW, 10, LEASE_END))).isEqualTo(expected);
    }

    @Test
    void a_draft_waits_for_the_one_before_it_even_if_that_waits_for_its_time() {
        stored(waking(aDraft(ann, 1), Optional.of(NOW.plusSeconds(60))));
        stored(aDraft(ann, 2));
        assertThat(drafts.claimQueued(NOW, 10, LEASE_END)).isEmpty();
    }

    @Test
    void the_oldest_of_any_workspace_come_first_and_no_more_than_asked_for() {
        Draft third = stored(waking(aDraft(ann, 1), Optional.of(NOW.minusSeconds(1))));
        Draft first = stored(waking(another("bob"), Optional.of(NOW.minusSeconds(3))));
        Draft second = waking(another("eve"), Optional.of(NOW.minusSeconds(2)));
        drafts.add(THERE, List.of(second));
        assertThat(ids(drafts.claimQueued(NOW, 2, LEASE_END))).containsExactly(first.id(), second.id());
        assertThat(ids(drafts.claimQueued(NOW, 2, LEASE_END))).containsExactly(third.id());
    }

    @Test
    void each_draft_is_given_to_one_of_several_who_claim_at_once() {
        List<Draft> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(another("c" + i));
        }
        drafts.add(HERE, all);
        List<Callable<List<DraftId>>> works = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            works.add(() -> {
                List<DraftId> mine = new ArrayList<>();
                for (int round = 0; round < 30; round++) {
                    mine.addAll(ids(drafts.claimQueued(NOW, 3, LEASE_END)));
                }
                return mine;
            });
        }
        List<DraftId> given = new ArrayList<>();
        Threads.atOnce(works).forEach(given::addAll);
        // What all of them passed over because another was at it.
        given.addAll(ids(drafts.claimQueued(NOW, 100, LEASE_END)));
        assertThat(given)
                .containsExactlyInAnyOrderElementsOf(all.stream().map(Draft::id).toList());
    }

    @ParameterizedTest
    @EnumSource(DraftStatus.class)
    void only_a_draft_that_is_being_written_can_be_abandoned(DraftStatus status) {
        Draft draft = stored(waking(in(aDraft(ann, 1), status), Optional.of(NOW)));
        assertThat(drafts.abandoned(NOW, 10))
                .isEqualTo(status == DraftStatus.GENERATING ? List.of(new DraftRef(HERE, draft)) : List.of());
    }

    @Test
    void a_draft_is_abandoned_when_its_lease_ends_and_not_before_in_any_workspace() {
        stored(aDraft(ann, 1));
        drafts.add(THERE, List.of(another("bob")));
        List<DraftRef> claimed = drafts.claimQueued(NOW, 10, LEASE_END);
        assertThat(drafts.abandoned(LEASE_END.minusMillis(1), 10)).isEmpty();
        assertThat(drafts.abandoned(LEASE_END, 10)).containsExactlyInAnyOrderElementsOf(claimed);
        assertThat(drafts.abandoned(LEASE_END, 1)).hasSize(1);
    }

    private Draft another(String contact) {
        return aDraft(anEnrollment(sequence, contact), 1);
    }

    private Draft stored(Draft draft) {
        drafts.add(HERE, List.of(draft));
        return drafts.find(HERE, draft.id()).orElseThrow();
    }

    private static List<DraftId> ids(List<DraftRef> refs) {
        return refs.stream().map(ref -> ref.draft().id()).toList();
    }
}
