package dev.outbound.acceptance;

import static dev.outbound.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.contact.Contact;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.fixture.ScriptedWriter;
import dev.outbound.fixture.World;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.suppression.Suppression;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The human in the loop: decisions. Every storage behaves the same. */
public abstract class ReviewScenarios {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");
    private static final Step LAST = Step.email(7, "Last");
    private static final Step TEXT = Step.sms(1, "Text");

    protected World world;
    private final ScriptedWriter writer = new ScriptedWriter();

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage(), builder -> builder.draftWriter(writer));
    }

    @Test
    void a_skip_concerns_one_step_of_one_contact() {
        SequenceId id = reviewed(List.of("ann", "bob"), HELLO, PROOF, LAST);
        Draft second = world.draft(id, "ann", 2);
        List<Draft> others = List.of(world.draft(id, "ann", 1), world.draft(id, "ann", 3), world.draft(id, "bob", 2));
        Draft skipped = world.acme.reviews().skip(second.id(), second.version());
        assertThat(skipped.skipReason()).contains(SkipReason.USER);
        assertThat(List.of(world.draft(id, "ann", 1), world.draft(id, "ann", 3), world.draft(id, "bob", 2)))
                .isEqualTo(others);
        refused(ErrorCode.ILLEGAL_STATE, () -> world.acme.reviews().skip(skipped.id(), skipped.version()));
    }

    @Test
    void a_skip_can_be_taken_back_and_the_words_are_there_and_undecided() {
        SequenceId id = reviewed(List.of("ann"), HELLO);
        Draft written = world.draft(id, "ann", 1);
        Draft skipped = world.acme.reviews().skip(written.id(), written.version());
        Draft restored = world.acme.reviews().restore(skipped.id(), skipped.version());
        assertThat(restored.status()).isEqualTo(DraftStatus.READY);
        assertThat(restored.content()).isEqualTo(written.content());
    }

    @Test
    void a_step_without_an_address_is_restored_once_there_is_one_and_is_then_written() {
        Contact ann = world.people.add("ann");
        world.people.put(withPhone(ann, false));
        SequenceId id = world.reviewed(List.of("ann"), HELLO, TEXT);
        Draft skipped = world.draft(id, "ann", 2);
        refused(ErrorCode.ADDRESS_UNUSABLE, () -> world.acme.reviews().restore(skipped.id(), skipped.version()));
        world.people.put(withPhone(ann, true));
        Draft restored = world.acme.reviews().restore(skipped.id(), skipped.version());
        assertThat(restored.status()).isEqualTo(DraftStatus.QUEUED);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.GENERATING);
        world.engine.generator().drain();
        assertThat(world.draft(id, "ann", 2).status()).isEqualTo(DraftStatus.READY);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.IN_REVIEW);
    }

    @Test
    void a_step_to_an_address_that_opted_out_is_not_restored() {
        Contact ann = world.people.add("ann");
        SequenceId id = world.reviewed(List.of("ann"), HELLO, TEXT);
        Draft text = world.draft(id, "ann", 2);
        Draft skipped = world.acme.reviews().skip(text.id(), text.version());
        world.acme.suppressions().add(ann.phone().orElseThrow().key(), Suppression.Source.MANUAL, "", Optional.empty());
        refused(ErrorCode.ADDRESS_UNUSABLE, () -> world.acme.reviews().restore(skipped.id(), skipped.version()));
    }

    @Test
    void words_of_another_channel_are_refused() {
        SequenceId id = reviewed(List.of("ann"), HELLO);
        Draft draft = world.draft(id, "ann", 1);
        refused(
                ErrorCode.INVALID_CONTENT,
                () -> world.acme.reviews().edit(draft.id(), draft.version(), new DraftContent.Sms("Hi")));
    }

    @Test
    void nothing_is_decided_any_more_once_a_contact_was_taken_out() {
        SequenceId id = reviewed(List.of("ann"), HELLO);
        world.acme.enrollments().remove(world.enrollment(id, "ann").id());
        Draft draft = world.draft(id, "ann", 1);
        refused(ErrorCode.ALREADY_ENDED, () -> edit(draft, "Words"));
        refused(ErrorCode.ALREADY_ENDED, () -> world.acme.reviews().approve(draft.id(), draft.version()));
        refused(ErrorCode.ALREADY_ENDED, () -> world.acme.reviews().skip(draft.id(), draft.version()));
        refused(ErrorCode.ALREADY_ENDED, () -> world.acme.drafting().regenerate(draft.id(), draft.version(), true));
    }

    private SequenceId reviewed(List<String> contacts, Step... steps) {
        contacts.forEach(world.people::add);
        return world.reviewed(contacts, steps);
    }

    private Draft edit(Draft draft, String body) {
        return world.acme.reviews().edit(draft.id(), draft.version(), new DraftContent.Email("By hand", body, false));
    }

    private static Contact withPhone(Contact c, boolean phone) {
        return new Contact(
                c.id(), c.name(), c.email(), c.phone().filter(p -> phone), c.zone(), c.profile(), c.consent());
    }
}
