package dev.outbound.acceptance;

import static dev.outbound.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.contact.ContactId;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.WriterException;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.fixture.ScriptedWriter;
import dev.outbound.fixture.World;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drafts that failed, and drafts that are asked for again. Every storage behaves the same. */
public abstract class RedraftingScenarios {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");
    private static final Step LAST = Step.email(7, "Last");

    protected World world;
    private Storage storage;
    private final ScriptedWriter writer = new ScriptedWriter();

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        storage = emptyStorage();
        world = new World(storage, builder -> builder.draftWriter(writer));
    }

    @Test
    void a_retry_writes_only_that_contacts_failed_and_untouched_drafts() {
        SequenceId id = failedAtStepTwo();
        Draft third = world.draft(id, "bob", 3);
        world.acme.reviews().approve(third.id(), third.version());
        List<Draft> others = drafts(id, "ann");
        Draft approved = world.draft(id, "bob", 3);
        writer.recovered();
        world.acme.drafting().retry(world.enrollment(id, "bob").id(), false);
        assertThat(statuses(id, "bob")).containsExactly(DraftStatus.QUEUED, DraftStatus.QUEUED, DraftStatus.APPROVED);
        world.engine.generator().drain();
        assertThat(statuses(id, "bob")).containsExactly(DraftStatus.READY, DraftStatus.READY, DraftStatus.APPROVED);
        assertThat(world.draft(id, "bob", 3)).isEqualTo(approved);
        assertThat(drafts(id, "ann")).isEqualTo(others);
        assertThat(world.enrollment(id, "bob").status()).isEqualTo(EnrollmentStatus.IN_REVIEW);
    }

    @Test
    void a_retry_that_may_overwrite_takes_edits_approvals_and_skips_of_people_too_and_keeps_the_words_in_the_history() {
        people("ann");
        SequenceId id = world.reviewed(List.of("ann"), HELLO, PROOF, LAST);
        Draft edited = edit(id, "ann", 1, "By hand");
        Draft skipped = world.draft(id, "ann", 2);
        world.acme.reviews().skip(skipped.id(), skipped.version());
        world.acme.drafting().retry(world.enrollment(id, "ann").id(), true);
        assertThat(statuses(id, "ann")).containsOnly(DraftStatus.QUEUED);
        assertThat(world.acme.reviews().history(edited.id()).get(0).content())
                .isEqualTo(edited.content().orElseThrow());
        world.engine.generator().drain();
        assertThat(statuses(id, "ann")).containsOnly(DraftStatus.READY);
    }

    @Test
    void a_contact_is_in_review_again_when_its_failed_step_is_skipped() {
        SequenceId id = failedAtStepTwo();
        Draft failed = world.draft(id, "bob", 2);
        world.acme.reviews().skip(failed.id(), failed.version());
        assertThat(world.enrollment(id, "bob").status()).isEqualTo(EnrollmentStatus.IN_REVIEW);
    }

    @Test
    void a_contact_is_in_review_again_when_its_failed_step_is_written_by_hand() {
        SequenceId id = failedAtStepTwo();
        Draft written = edit(id, "bob", 2, "By hand");
        assertThat(written.status()).isEqualTo(DraftStatus.EDITED);
        assertThat(world.enrollment(id, "bob").status()).isEqualTo(EnrollmentStatus.IN_REVIEW);
    }

    @Test
    void a_contact_is_in_review_when_the_last_draft_that_waits_for_the_writer_is_skipped() {
        people("ann");
        SequenceId id = generated(List.of("ann"), HELLO, PROOF);
        for (int position = 1; position <= 2; position++) {
            Draft queued = world.draft(id, "ann", position);
            world.acme.reviews().skip(queued.id(), queued.version());
        }
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.IN_REVIEW);
        world.engine.generator().drain();
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.IN_REVIEW);
        assertThat(writer.requests()).isEmpty();
    }

    @Test
    void regenerating_everything_needs_a_confirmation_where_work_of_people_is_lost() {
        people("ann", "bob");
        SequenceId id = world.reviewed(List.of("ann", "bob"), HELLO, PROOF);
        Draft first = world.draft(id, "ann", 1);
        world.acme.reviews().approve(first.id(), first.version());
        refused(ErrorCode.CONFIRMATION_REQUIRED, () -> world.acme.drafting().regenerateAll(id, false));
        assertThat(world.draft(id, "ann", 1).status()).isEqualTo(DraftStatus.APPROVED);
        world.acme.drafting().regenerateAll(id, true);
        assertThat(statuses(id, "ann")).containsOnly(DraftStatus.QUEUED);
        assertThat(statuses(id, "bob")).containsOnly(DraftStatus.QUEUED);
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.GENERATING);
        world.engine.generator().drain();
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.IN_REVIEW);
    }

    @Test
    void an_answer_that_comes_after_everything_was_asked_for_anew_is_discarded() {
        people("ann");
        SequenceId id = generated(List.of("ann"), HELLO);
        writer.during(() -> world.acme.drafting().regenerateAll(id, true));
        writer.answering(new DraftContent.Email("Late", "Too late", false));
        world.engine.generator().runOnce();
        Draft draft = world.draft(id, "ann", 1);
        assertThat(draft.status()).isEqualTo(DraftStatus.QUEUED);
        assertThat(draft.writing().generation()).isEqualTo(2);
        world.engine.generator().drain();
        assertThat(subject(world.draft(id, "ann", 1))).isNotEqualTo("Late");
        assertThat(writer.requests()).hasSize(2);
    }

    @Test
    void a_step_that_is_not_sent_is_not_told_to_the_writer_of_the_next() {
        people("ann");
        SequenceId id = world.reviewed(List.of("ann"), HELLO, PROOF);
        Draft first = world.draft(id, "ann", 1);
        world.acme.reviews().skip(first.id(), first.version());
        Draft second = world.draft(id, "ann", 2);
        world.acme.drafting().regenerate(second.id(), second.version(), false);
        world.engine.generator().drain();
        assertThat(writer.requests().get(2).earlier()).isEmpty();
        assertThat(writer.requests().get(2).place().continuesThread()).isFalse();
    }

    @Test
    void one_draft_is_written_again_and_its_contact_waits_for_it() {
        people("ann");
        SequenceId id = world.reviewed(List.of("ann"), HELLO, PROOF);
        Draft first = world.draft(id, "ann", 1);
        Draft queued = world.acme.drafting().regenerate(first.id(), first.version(), false);
        assertThat(queued.status()).isEqualTo(DraftStatus.QUEUED);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.GENERATING);
        world.engine.generator().drain();
        assertThat(statuses(id, "ann")).containsOnly(DraftStatus.READY);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.IN_REVIEW);
        refused(ErrorCode.CONFLICT, () -> world.acme.drafting().regenerate(first.id(), first.version(), false));
    }

    @Test
    void words_of_a_person_are_written_over_only_if_that_is_confirmed() {
        people("ann");
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        Draft edited = edit(id, "ann", 1, "By hand");
        refused(
                ErrorCode.CONFIRMATION_REQUIRED,
                () -> world.acme.drafting().regenerate(edited.id(), edited.version(), false));
        world.acme.drafting().regenerate(edited.id(), edited.version(), true);
        assertThat(world.acme.reviews().history(edited.id()).get(0).content())
                .isEqualTo(edited.content().orElseThrow());
    }

    @Test
    void what_is_skipped_or_waits_for_the_writer_cannot_be_written_again() {
        people("ann");
        SequenceId id = world.reviewed(List.of("ann"), HELLO);
        Draft first = world.draft(id, "ann", 1);
        Draft skipped = world.acme.reviews().skip(first.id(), first.version());
        refused(ErrorCode.ILLEGAL_STATE, () -> world.acme.drafting().regenerate(skipped.id(), skipped.version(), true));
        SequenceId waiting = generated(List.of("ann"), HELLO);
        Draft queued = world.draft(waiting, "ann", 1);
        refused(ErrorCode.ILLEGAL_STATE, () -> world.acme.drafting().regenerate(queued.id(), queued.version(), true));
    }

    @Test
    void after_launch_a_draft_is_written_again_only_while_paused_and_waits_for_a_new_approval() {
        people("ann");
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        Draft first = world.draft(id, "ann", 1);
        Draft second = world.draft(id, "ann", 2);
        refused(ErrorCode.PAUSE_REQUIRED, () -> world.acme.drafting().regenerate(second.id(), second.version(), true));
        var ann = world.enrollment(id, "ann").id();
        world.acme.enrollments().pause(ann);
        refused(ErrorCode.ALREADY_SENT, () -> world.acme.drafting().regenerate(first.id(), first.version(), true));
        writer.answering(new DraftContent.Email("New", "New words", true));
        world.acme.drafting().regenerate(second.id(), second.version(), true);
        assertThat(world.touch(id, "ann", 2).status().name()).isEqualTo("HELD");
        world.engine.generator().drain();
        world.acme.enrollments().resume(ann);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.ACTIVE);
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(1);
        Draft fresh = world.draft(id, "ann", 2);
        world.acme.reviews().approve(fresh.id(), fresh.version());
        world.tick();
        assertThat(world.mails.messages().get(1).body().text()).startsWith("New words");
    }

    private SequenceId failedAtStepTwo() {
        people("ann", "bob");
        writer.failing("bob", 2, WriterException.permanent("no words for Bob"));
        return world.reviewed(List.of("ann", "bob"), HELLO, PROOF, LAST);
    }

    private void people(String... ids) {
        List.of(ids).forEach(world.people::add);
    }

    private SequenceId generated(List<String> contacts, Step... steps) {
        SequenceId id = composed(contacts, steps);
        world.acme.drafting().generate(id);
        return id;
    }

    private SequenceId composed(List<String> contacts, Step... steps) {
        Recipe recipe = Recipe.EMPTY.withGoal("Book a call").withSteps(Arrays.asList(steps));
        Recipients to =
                Recipients.contacts(contacts.stream().map(ContactId::new).toArray(ContactId[]::new));
        return world.acme.compose().fromRecipe("Q3 outreach", recipe, to).id();
    }

    private Draft edit(SequenceId id, String contact, int position, String body) {
        Draft draft = world.draft(id, contact, position);
        return world.acme.reviews().edit(draft.id(), draft.version(), new DraftContent.Email("By hand", body, false));
    }

    private List<Draft> drafts(SequenceId id, String contact) {
        return world.queue(id).stream()
                .filter(entry -> entry.enrollment().contact().value().equals(contact))
                .flatMap(entry -> entry.drafts().stream())
                .toList();
    }

    private List<DraftStatus> statuses(SequenceId id, String contact) {
        return drafts(id, contact).stream().map(Draft::status).toList();
    }

    private static String subject(Draft draft) {
        return ((DraftContent.Email) draft.content().orElseThrow()).subject();
    }
}
