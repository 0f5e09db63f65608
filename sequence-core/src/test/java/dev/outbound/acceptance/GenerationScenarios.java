package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.SequenceEngine;
import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.ActivityType;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Name;
import dev.outbound.contract.Threads;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.draft.WriterException;
import dev.outbound.enrollment.EnrollResult;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.fixture.ScriptedWriter;
import dev.outbound.fixture.World;
import dev.outbound.generation.EnrollReport;
import dev.outbound.generation.Failure;
import dev.outbound.generation.Progress;
import dev.outbound.policy.Policy;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Suppression;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From recipients to drafts. Every storage behaves the same. */
public abstract class GenerationScenarios {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");
    private static final Step LAST = Step.email(7, "Last");
    private static final Step TEXT = Step.sms(1, "Text");

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
    void fifty_contacts_and_five_steps_give_250_drafts_and_the_sequence_is_in_review() {
        List<String> fifty =
                IntStream.range(0, 50).mapToObj(i -> "c%02d".formatted(i)).toList();
        fifty.forEach(world.people::add);
        SequenceId id = world.reviewed(fifty, HELLO, TEXT, PROOF, LAST, Step.voice(8, "Call"));
        assertThat(world.acme.drafting().progress(id)).isEqualTo(new Progress(0, 0, 250, 0, 0));
        assertThat(world.queue(id)).hasSize(50).allMatch(entry -> entry.tally().undecided() == 5);
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.IN_REVIEW);
    }

    @Test
    void a_step_that_cannot_be_written_fails_its_contact_by_name_and_nobody_else() {
        SequenceId id = failedAtStepTwo();
        Enrollment bob = world.enrollment(id, "bob");
        assertThat(bob.status()).isEqualTo(EnrollmentStatus.GENERATION_FAILED);
        assertThat(bob.problem()).contains("Proof: no words for Bob");
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.IN_REVIEW);
        assertThat(world.draft(id, "bob", 3).status()).isEqualTo(DraftStatus.READY);
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.IN_REVIEW);
    }

    @Test
    void progress_says_how_many_drafts_wait_and_whose_failed_and_why() {
        people("ann", "bob");
        writer.failing("bob", 2, WriterException.permanent("no words for Bob"));
        SequenceId id = generated(List.of("ann", "bob"), HELLO, PROOF, LAST);
        assertThat(world.acme.drafting().progress(id)).isEqualTo(new Progress(6, 0, 0, 0, 0));
        world.engine.generator().drain();
        Progress progress = world.acme.drafting().progress(id);
        assertThat(progress).isEqualTo(new Progress(0, 0, 5, 1, 0));
        assertThat(progress.total()).isEqualTo(6);
        List<Failure> failures =
                world.acme.drafting().failures(id, PageRequest.first(10)).items();
        assertThat(failures)
                .containsExactly(new Failure(
                        world.enrollment(id, "bob").id(), new ContactId("bob"), Map.of(2, "no words for Bob")));
    }

    @Test
    void a_contact_without_a_phone_gets_no_text_and_the_writer_is_not_asked_for_one() {
        world.people.put(without(world.people.add("ann"), false, true));
        SequenceId id = world.reviewed(List.of("ann"), HELLO, TEXT);
        assertThat(world.draft(id, "ann", 2).skipReason()).contains(SkipReason.MISSING_ADDRESS);
        assertThat(writer.requests()).hasSize(1);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.IN_REVIEW);
    }

    @Test
    void a_contact_without_any_address_is_not_enrolled() {
        people("bob");
        world.people.put(without(world.people.add("ann"), true, true));
        assertThat(report(List.of("ann", "bob"), HELLO, TEXT).results())
                .containsEntry(new ContactId("ann"), EnrollResult.UNREACHABLE)
                .containsEntry(new ContactId("bob"), EnrollResult.ENROLLED);
    }

    @Test
    void who_opted_out_of_mail_is_enrolled_only_for_other_channels() {
        people("ann", "bob");
        world.acme
                .suppressions()
                .add(
                        world.people
                                .find(World.ACME, new ContactId("ann"))
                                .orElseThrow()
                                .email()
                                .orElseThrow()
                                .key(),
                        Suppression.Source.MANUAL,
                        "",
                        Optional.empty());
        assertThat(report(List.of("ann", "bob"), HELLO).results())
                .containsEntry(new ContactId("ann"), EnrollResult.SUPPRESSED);
        SequenceId id = world.reviewed(List.of("ann"), HELLO, TEXT);
        assertThat(world.draft(id, "ann", 1).skipReason()).contains(SkipReason.SUPPRESSED);
        assertThat(world.draft(id, "ann", 2).status()).isEqualTo(DraftStatus.READY);
    }

    @Test
    void the_second_contact_with_one_address_in_other_letters_is_a_duplicate() {
        Contact ann = world.people.add("ann");
        Contact other = world.people.add("ANN");
        assertThat(other.email().orElseThrow().key())
                .isEqualTo(ann.email().orElseThrow().key());
        assertThat(report(List.of("ann", "ANN"), HELLO).results())
                .containsEntry(new ContactId("ann"), EnrollResult.ENROLLED)
                .containsEntry(new ContactId("ANN"), EnrollResult.DUPLICATE_ADDRESS);
    }

    @Test
    void the_last_drafts_settled_on_two_nodes_at_once_move_the_sequence_once() {
        List<String> ten = IntStream.range(0, 10).mapToObj(i -> "c" + i).toList();
        ten.forEach(world.people::add);
        Policy one = Policy.DEFAULT.withWriting(new Policy.Writing(1, Duration.ofSeconds(60), List.of()));
        world = new World(storage, builder -> builder.policy(one).draftWriter(writer));
        ten.forEach(world.people::add);
        SequenceId id = generated(ten, HELLO);
        World other = new World(storage, builder -> builder.policy(one).random(new SplittableRandom(8)));
        ten.forEach(other.people::add);
        List<Callable<Boolean>> nodes = new ArrayList<>();
        for (SequenceEngine node : List.of(world.engine, other.engine)) {
            nodes.add(() -> {
                node.generator().drain();
                return true;
            });
        }
        Threads.atOnce(nodes);
        world.engine.generator().drain();
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.IN_REVIEW);
        assertThat(activities(ActivityType.SEQUENCE_IN_REVIEW)).hasSize(1);
        assertThat(activities(ActivityType.DRAFT_WRITTEN)).hasSize(10);
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

    private EnrollReport report(List<String> contacts, Step... steps) {
        return world.acme.drafting().generate(composed(contacts, steps));
    }

    private SequenceId composed(List<String> contacts, Step... steps) {
        Recipe recipe = Recipe.EMPTY.withGoal("Book a call").withSteps(Arrays.asList(steps));
        Recipients to =
                Recipients.contacts(contacts.stream().map(ContactId::new).toArray(ContactId[]::new));
        return world.acme.compose().fromRecipe("Q3 outreach", recipe, to).id();
    }

    private List<Activity> activities(ActivityType type) {
        return world.acme.activity(ActivityLog.Filter.ALL, PageRequest.first(1_000)).items().stream()
                .filter(activity -> activity.type() == type)
                .toList();
    }

    private static Contact without(Contact c, boolean noEmail, boolean noPhone) {
        return new Contact(
                c.id(),
                Name.of("Ann", "Lee"),
                c.email().filter(e -> !noEmail),
                c.phone().filter(p -> !noPhone),
                c.zone(),
                c.profile(),
                c.consent());
    }
}
