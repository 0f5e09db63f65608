package dev.outbound.acceptance;

import static dev.outbound.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.approval.ApprovalReport;
import dev.outbound.approval.ApprovalReport.Outcome;
import dev.outbound.approval.Seen;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.Fingerprint;
import dev.outbound.draft.WriterException;
import dev.outbound.error.ErrorCode;
import dev.outbound.fixture.People;
import dev.outbound.fixture.ScriptedWriter;
import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be approved, and what may not. Every storage behaves the same. */
public abstract class ApprovalScenarios {

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
    void approving_a_written_draft_locks_it_and_approving_again_changes_nothing() {
        SequenceId id = reviewed(List.of("ann"), HELLO);
        Draft read = world.draft(id, "ann", 1);
        Draft approved = world.acme.reviews().approve(read.id(), read.version());
        assertThat(approved.status()).isEqualTo(DraftStatus.APPROVED);
        assertThat(approved.decision().orElseThrow().by()).isEqualTo(Actor.user("tyler"));
        assertThat(approved.isApprovedAsIs()).isTrue();
        assertThat(world.acme.reviews().approve(read.id(), read.version())).isEqualTo(approved);
        assertThat(world.acme.reviews().approve(read.id(), approved.version())).isEqualTo(approved);
    }

    @Test
    void an_approval_of_words_somebody_else_has_changed_meanwhile_is_refused() {
        SequenceId id = reviewed(List.of("ann"), HELLO);
        Draft read = world.draft(id, "ann", 1);
        edit(read, "Other words");
        refused(ErrorCode.CONFLICT, () -> world.acme.reviews().approve(read.id(), read.version()));
        Draft edited = world.draft(id, "ann", 1);
        assertThat(edited.status()).isEqualTo(DraftStatus.EDITED);
        world.acme.reviews().approve(edited.id(), edited.version());
        refused(ErrorCode.CONFLICT, () -> world.acme.reviews().approve(read.id(), read.version()));
        refused(ErrorCode.CONFLICT, () -> world.acme.reviews().skip(read.id(), read.version()));
    }

    @Test
    void approved_words_are_locked_until_the_approval_is_withdrawn() {
        SequenceId id = reviewed(List.of("ann"), HELLO);
        Draft approved = approve(id, "ann", 1);
        refused(ErrorCode.DRAFT_LOCKED, () -> edit(approved, "Other words"));
        refused(
                ErrorCode.DRAFT_LOCKED,
                () -> world.acme.reviews().rewrite(approved.id(), approved.version(), "shorter"));
        Draft open = world.acme.reviews().reopen(approved.id(), approved.version());
        assertThat(open.status()).isEqualTo(DraftStatus.READY);
        Draft edited = edit(open, "Other words");
        Draft again = world.acme.reviews().approve(edited.id(), edited.version());
        assertThat(again.content().orElseThrow().body()).isEqualTo("Other words");
        assertThat(world.acme.reviews().reopen(again.id(), again.version()).status())
                .isEqualTo(DraftStatus.EDITED);
    }

    @Test
    void a_contact_with_a_failed_draft_is_approved_as_a_whole_or_not_at_all() {
        writer.failing("ann", 2, WriterException.permanent("no words"));
        SequenceId id = reviewed(List.of("ann"), HELLO, PROOF);
        refused(ErrorCode.ILLEGAL_STATE, () -> world.approveAll(id));
        assertThat(world.draft(id, "ann", 1).status()).isEqualTo(DraftStatus.READY);
    }

    @Test
    void a_contact_is_not_approved_if_one_draft_changed_since_it_was_read_or_was_not_read_at_all() {
        SequenceId id = reviewed(List.of("ann"), HELLO, PROOF);
        Draft first = world.draft(id, "ann", 1);
        Draft second = world.draft(id, "ann", 2);
        Map<DraftId, Long> read = new HashMap<>(Map.of(first.id(), first.version(), second.id(), second.version()));
        edit(second, "Other words");
        refused(ErrorCode.CONFLICT, () -> world.acme.reviews().approveContact(first.enrollment(), read));
        read.remove(second.id());
        refused(ErrorCode.CONFLICT, () -> world.acme.reviews().approveContact(first.enrollment(), read));
        assertThat(world.draft(id, "ann", 1).status()).isEqualTo(DraftStatus.READY);
    }

    @Test
    void a_placeholder_typed_by_a_person_keeps_a_draft_from_being_approved() {
        SequenceId id = reviewed(List.of("ann"), HELLO);
        Draft edited = edit(world.draft(id, "ann", 1), "Hi [First Name], how are you?");
        refused(ErrorCode.UNRESOLVED_PLACEHOLDER, () -> world.acme.reviews().approve(edited.id(), edited.version()));
    }

    @Test
    void after_launch_a_skip_is_taken_back_until_a_later_step_went_out_and_needs_an_approval() {
        SequenceId id = reviewed(List.of("ann"), HELLO, PROOF, LAST);
        world.approveAll(id);
        world.launch(id, LaunchOptions.now());
        world.tick();
        Draft second = world.draft(id, "ann", 2);
        Draft skipped = world.acme.reviews().skip(second.id(), second.version());
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SKIPPED);
        world.clock.set("2025-03-08T14:00:00Z");
        Draft restored = world.acme.reviews().restore(skipped.id(), skipped.version());
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.HELD);
        world.tick();
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.HELD);
        world.acme.reviews().approve(restored.id(), world.draft(id, "ann", 2).version());
        world.tick();
        assertThat(world.touch(id, "ann", 2).status()).isEqualTo(TouchStatus.SENT);
        Draft first = world.draft(id, "ann", 1);
        refused(ErrorCode.ALREADY_SENT, () -> world.acme.reviews().skip(first.id(), first.version()));
    }

    @Test
    void an_approval_after_launch_is_refused_where_the_step_could_never_go_out() {
        world.people.add("ann");
        SequenceId id = world.reviewed(List.of("ann"), HELLO, TEXT.withWindow(new SendWindow(9 * 60, 10 * 60)));
        approve(id, "ann", 1);
        world.launch(id, LaunchOptions.now().rules(new SendRules(false, false, false)));
        // 9 to 10 in New York is 22 to 23 in Tokyo, where no text may be sent after 21.
        Contact ann = world.people.find(World.ACME, new ContactId("ann")).orElseThrow();
        world.people.put(People.withZone(ann, "Asia/Tokyo"));
        Draft text = world.draft(id, "ann", 2);
        refused(ErrorCode.WINDOW_IMPOSSIBLE, () -> world.acme.reviews().approve(text.id(), text.version()));
        assertThat(world.acme.reviews().approveClean(id, List.of(Seen.of(text))).count(Outcome.REFUSED))
                .isEqualTo(1);
        assertThat(world.draft(id, "ann", 2).status()).isEqualTo(DraftStatus.READY);
    }

    @Test
    void clean_drafts_are_approved_together_and_each_that_is_not_says_why() {
        SequenceId id = reviewed(List.of("ann", "bob", "eve"), HELLO, PROOF);
        Draft changed = world.draft(id, "ann", 1);
        edit(changed, "Words for a person");
        Draft flagged = edit(world.draft(id, "bob", 1), "Hi Kim,\n\nwords");
        Draft blocked = edit(world.draft(id, "bob", 2), "Hi [First Name]");
        Draft done = approve(id, "eve", 1);
        Draft other = world.draft(id, "eve", 2);
        List<Seen> seen = new ArrayList<>(List.of(
                Seen.of(changed),
                Seen.of(world.draft(id, "ann", 2)),
                Seen.of(flagged),
                Seen.of(blocked),
                Seen.of(done)));
        seen.add(new Seen(other.id(), other.version(), new Fingerprint("00")));
        DraftId unknown = new DraftId(new UUID(1, 1));
        seen.add(new Seen(unknown, 1, new Fingerprint("00")));
        ApprovalReport report = world.acme.reviews().approveClean(id, seen);
        assertThat(report.answers().keySet())
                .containsExactlyElementsOf(seen.stream().map(Seen::draft).toList());
        assertThat(report.answers().values())
                .extracting(ApprovalReport.Answer::outcome)
                .containsExactly(
                        Outcome.CHANGED,
                        Outcome.APPROVED,
                        Outcome.HAS_WARNINGS,
                        Outcome.HAS_WARNINGS,
                        Outcome.ALREADY_APPROVED,
                        Outcome.CHANGED,
                        Outcome.NOT_FOUND);
        assertThat(report.count(Outcome.APPROVED)).isEqualTo(1);
        assertThat(world.draft(id, "ann", 2).isApprovedAsIs()).isTrue();
        assertThat(world.draft(id, "ann", 1).status()).isEqualTo(DraftStatus.EDITED);
    }

    @Test
    void a_draft_at_another_version_is_not_approved_with_the_clean_ones_even_if_its_words_are_the_same() {
        SequenceId id = reviewed(List.of("ann"), HELLO);
        Seen seen = Seen.of(world.draft(id, "ann", 1));
        Draft approved = approve(id, "ann", 1);
        world.acme.reviews().reopen(approved.id(), approved.version());
        assertThat(world.acme.reviews().approveClean(id, List.of(seen)).count(Outcome.CHANGED))
                .isEqualTo(1);
        assertThat(world.draft(id, "ann", 1).status()).isEqualTo(DraftStatus.READY);
    }

    @Test
    void an_enrollment_that_ended_meanwhile_keeps_the_clean_drafts_of_250_others_from_nothing() {
        List<String> contacts = IntStream.range(0, 251).mapToObj(i -> "p" + i).toList();
        SequenceId id = reviewed(contacts, HELLO);
        List<Seen> seen = contacts.stream()
                .map(contact -> Seen.of(world.draft(id, contact, 1)))
                .toList();
        world.acme.enrollments().remove(world.enrollment(id, "p7").id());
        ApprovalReport report = world.acme.reviews().approveClean(id, seen);
        assertThat(report.count(Outcome.APPROVED)).isEqualTo(250);
        assertThat(report.answers())
                .hasEntrySatisfying(
                        seen.get(7).draft(),
                        answer -> assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED));
        assertThat(world.draft(id, "p250", 1).isApprovedAsIs()).isTrue();
        assertThat(world.acme.reviews().approveClean(id, seen).count(Outcome.ALREADY_APPROVED))
                .isEqualTo(250);
    }

    private SequenceId reviewed(List<String> contacts, Step... steps) {
        contacts.forEach(world.people::add);
        return world.reviewed(contacts, steps);
    }

    private Draft approve(SequenceId id, String contact, int position) {
        Draft draft = world.draft(id, contact, position);
        return world.acme.reviews().approve(draft.id(), draft.version());
    }

    private Draft edit(Draft draft, String body) {
        return world.acme.reviews().edit(draft.id(), draft.version(), new DraftContent.Email("By hand", body, false));
    }
}
