package dev.outbound.acceptance;

import static dev.outbound.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.contact.ContactId;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.Revision;
import dev.outbound.draft.WriterException;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.fixture.ScriptedWriter;
import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.privacy.PersonalRecord;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.workspace.Actor;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Words that the writer changes at the request of a person. Every storage behaves the same. */
public abstract class RewritingScenarios {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");

    protected World world;
    private final ScriptedWriter writer = new ScriptedWriter();

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage(), builder -> builder.draftWriter(writer));
    }

    @Test
    void a_rewrite_by_instruction_replaces_the_words_and_keeps_the_old_ones_in_the_history() {
        SequenceId id = reviewed(List.of("ann"), HELLO);
        Draft read = world.draft(id, "ann", 1);
        DraftContent asked = new DraftContent.Email("Shorter", "Short words", false);
        writer.answering(asked);
        Draft next = world.acme.reviews().rewrite(read.id(), read.version(), "make it shorter");
        assertThat(next.status()).isEqualTo(DraftStatus.EDITED);
        assertThat(next.content()).contains(asked);
        assertThat(writer.instructions()).containsExactly("make it shorter");
        Draft edited = edit(next, "By hand");
        assertThat(world.acme.reviews().history(edited.id()))
                .containsExactly(
                        new Revision(read.id(), next.version(), asked, Actor.user("tyler"), world.clock.instant()),
                        new Revision(
                                read.id(),
                                read.version(),
                                read.content().orElseThrow(),
                                Actor.user("tyler"),
                                world.clock.instant()));
    }

    @Test
    void a_rewrite_with_a_placeholder_is_asked_about_once_and_then_reported() {
        SequenceId id = reviewed(List.of("ann"), HELLO);
        Draft read = world.draft(id, "ann", 1);
        DraftContent unfilled = new DraftContent.Email("Hello", "Hi {{first_name}}", false);
        writer.answering(unfilled);
        writer.answering(unfilled);
        refused(ErrorCode.WRITER_FAILED, () -> world.acme.reviews().rewrite(read.id(), read.version(), "shorter"));
        assertThat(writer.instructions()).hasSize(2);
        assertThat(world.draft(id, "ann", 1)).isEqualTo(read);
        writer.answering(unfilled);
        writer.answering(new DraftContent.Email("Hello", "Hi Ann", false));
        assertThat(world.acme
                        .reviews()
                        .rewrite(read.id(), read.version(), "shorter")
                        .content()
                        .orElseThrow()
                        .body())
                .isEqualTo("Hi Ann");
    }

    @Test
    void a_writer_that_cannot_rewrite_leaves_the_draft_as_it_is() {
        SequenceId id = reviewed(List.of("ann"), HELLO);
        Draft read = world.draft(id, "ann", 1);
        writer.failing("ann", 1, WriterException.permanent("I do not understand"));
        assertThatThrownBy(() -> world.acme.reviews().rewrite(read.id(), read.version(), "sing it"))
                .isInstanceOf(SequenceException.class)
                .hasMessageContaining("I do not understand");
        assertThat(world.draft(id, "ann", 1)).isEqualTo(read);
        assertThat(world.acme.reviews().history(read.id())).isEmpty();
        refused(ErrorCode.INVALID_VALUE, () -> world.acme.reviews().rewrite(read.id(), read.version(), "  "));
    }

    @Test
    void a_rewrite_that_was_overtaken_by_an_edit_is_not_stored() {
        SequenceId id = reviewed(List.of("ann"), HELLO);
        Draft read = world.draft(id, "ann", 1);
        writer.during(() -> edit(read, "By hand"));
        writer.answering(new DraftContent.Email("Late", "Too late", false));
        refused(ErrorCode.CONFLICT, () -> world.acme.reviews().rewrite(read.id(), read.version(), "shorter"));
        assertThat(world.draft(id, "ann", 1).content().orElseThrow().body()).isEqualTo("By hand");
    }

    @Test
    void after_launch_words_are_rewritten_only_while_paused_and_the_writer_is_not_asked_before() {
        SequenceId id = reviewed(List.of("ann"), HELLO, PROOF);
        Draft first = world.draft(id, "ann", 1);
        world.acme.reviews().approve(first.id(), first.version());
        world.launch(id, LaunchOptions.now());
        Draft second = world.draft(id, "ann", 2);
        int asked = writer.requests().size();
        refused(ErrorCode.PAUSE_REQUIRED, () -> world.acme.reviews().rewrite(second.id(), second.version(), "shorter"));
        assertThat(writer.requests()).hasSize(asked);
    }

    @Test
    void earlier_words_are_told_to_their_contact_and_gone_once_it_is_forgotten() {
        SequenceId id = reviewed(List.of("ann"), HELLO);
        Draft read = world.draft(id, "ann", 1);
        edit(read, "By hand");
        ContactId ann = new ContactId("ann");
        Revision replaced = world.acme.reviews().history(read.id()).get(0);
        assertThat(world.acme.privacy().export(ann)).contains(new PersonalRecord.Replaced(replaced));
        world.acme.privacy().forget(ann);
        assertThat(world.acme.reviews().history(read.id())).isEmpty();
        assertThat(world.draft(id, "ann", 1).writing().from()).isEmpty();
    }

    private SequenceId reviewed(List<String> contacts, Step... steps) {
        contacts.forEach(world.people::add);
        return world.reviewed(contacts, steps);
    }

    /** The contact has another employer now. */
    /** Page by page of two. */
    private Draft edit(Draft draft, String body) {
        return world.acme.reviews().edit(draft.id(), draft.version(), new DraftContent.Email("By hand", body, true));
    }
}
