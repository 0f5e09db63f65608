package dev.outbound.channels.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.SequenceEngine;
import dev.outbound.Workspace;
import dev.outbound.address.PhoneNumber;
import dev.outbound.approval.QueueEntry;
import dev.outbound.contact.ContactId;
import dev.outbound.dispatch.ChannelSender;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.draft.Draft;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.fixture.MovableClock;
import dev.outbound.fixture.People;
import dev.outbound.fixture.RecordingSender;
import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.memory.InMemoryStorage;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.setup.Workers;
import dev.outbound.store.PageRequest;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that people make. Monday, 10:00 in New York. */
class CallDeskTest {

    private static final Actor TYLER = Actor.user("tyler");

    private final MovableClock clock = new MovableClock("2025-03-03T15:00:00Z");
    private final People people = new People();
    private final RecordingSender<OutboundMessage.Sms> texts = new RecordingSender<>();
    private final InMemoryStorage storage = new InMemoryStorage();

    @ParameterizedTest
    @CsvSource({
        "REACHED,ANSWERED,false",
        "VOICEMAIL,MACHINE,false",
        "NO_ANSWER,NO_ANSWER,false",
        "WRONG_NUMBER,UNDELIVERED,true",
        "DO_NOT_CALL,ANSWERED,true"
    })
    void a_call_that_is_due_becomes_a_task_and_how_it_went_becomes_its_status(
            Disposition disposition, DeliveryStatus status, boolean suppressed) {
        CallTasks tasks = new InMemoryCallTasks();
        SequenceEngine engine = engine(new CallTaskSender(tasks, clock));
        SequenceId id = launched(engine, Step.voice(0, "Call"));
        CallDesk desk = new CallDesk(tasks, engine, clock);
        CallTask task = desk.open(World.ACME).get(0);
        assertThat(task.script()).isEqualTo(script(engine, id));
        assertThat(touch(engine, id, 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(task.touch()).isEqualTo(touch(engine, id, 1).id());

        desk.complete(World.ACME, task.id(), disposition, TYLER);

        assertThat(touch(engine, id, 1).delivery()).isEqualTo(status);
        assertThat(suppressed(engine, task.to())).isEqualTo(suppressed);
        assertThat(desk.open(World.ACME)).isEmpty();
        assertThat(tasks.find(World.ACME, task.id()).flatMap(CallTask::result))
                .contains(new CallTask.Result(disposition, TYLER, clock.instant()));
    }

    @Test
    void do_not_call_ends_the_enrollment_as_every_opt_out_does() {
        CallTasks tasks = new InMemoryCallTasks();
        SequenceEngine engine = engine(new CallTaskSender(tasks, clock));
        SequenceId id = launched(engine, Step.voice(0, "Call"), Step.sms(3, "Text"));
        CallDesk desk = new CallDesk(tasks, engine, clock);
        desk.complete(World.ACME, desk.open(World.ACME).get(0).id(), Disposition.DO_NOT_CALL, TYLER);
        assertThat(queue(engine, id).get(0).enrollment().status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
        clock.set("2025-03-07T15:00:00Z");
        engine.dispatcher().drain();
        assertThat(texts.messages()).isEmpty();
    }

    @Test
    void a_call_is_given_out_once_however_it_went() {
        CallTasks tasks = new InMemoryCallTasks();
        SequenceEngine engine = engine(new CallTaskSender(tasks, clock));
        launched(engine, Step.voice(0, "Call"));
        CallDesk desk = new CallDesk(tasks, engine, clock);
        desk.complete(World.ACME, desk.open(World.ACME).get(0).id(), Disposition.NO_ANSWER, TYLER);
        clock.set("2025-03-07T15:00:00Z");
        engine.dispatcher().drain();
        assertThat(desk.open(World.ACME)).isEmpty();
    }

    @Test
    void who_opts_out_before_the_call_is_not_called() {
        CallTasks tasks = new InMemoryCallTasks();
        SequenceEngine engine = engine(new CallTaskSender(tasks, clock));
        launched(engine, Step.voice(0, "Call"));
        CallDesk desk = new CallDesk(tasks, engine, clock);
        CallTask task = desk.open(World.ACME).get(0);
        engine.workspace(World.ACME, TYLER).suppressions().addManual(task.to().value(), "asked by mail");
        assertThat(desk.open(World.ACME)).isEmpty();
    }

    @Test
    void a_task_is_completed_once_and_saying_the_same_again_changes_nothing() {
        CallTasks tasks = new InMemoryCallTasks();
        SequenceEngine engine = engine(new CallTaskSender(tasks, clock));
        SequenceId id = launched(engine, Step.voice(0, "Call"));
        CallDesk desk = new CallDesk(tasks, engine, clock);
        UUID task = desk.open(World.ACME).get(0).id();
        desk.complete(World.ACME, task, Disposition.VOICEMAIL, TYLER);
        Touch before = touch(engine, id, 1);
        desk.complete(World.ACME, task, Disposition.VOICEMAIL, TYLER);
        assertThat(touch(engine, id, 1)).isEqualTo(before);
        assertThatThrownBy(() -> desk.complete(World.ACME, task, Disposition.REACHED, TYLER))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_ENDED))
                .hasMessageContaining("VOICEMAIL");
        assertThatThrownBy(() -> desk.complete(new WorkspaceId("other"), task, Disposition.REACHED, TYLER))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_task_whose_answer_was_lost_is_looked_up_and_one_that_was_not_kept_waits() {
        FailingTasks tasks = new FailingTasks();
        CallTaskSender sender = new CallTaskSender(tasks, clock);
        SequenceEngine engine = engine(sender);
        tasks.loseAnswer = true;
        SequenceId kept = launched(engine, Step.voice(0, "Call"));
        assertThat(touch(engine, kept, 1).status()).isEqualTo(TouchStatus.SENT);

        tasks.loseAnswer = false;
        tasks.refuse = true;
        SequenceId waiting = launched(engine, Step.voice(0, "Call"));
        clock.set("2025-03-03T19:00:00Z");
        engine.dispatcher().drain();
        assertThat(touch(engine, waiting, 1).status()).isEqualTo(TouchStatus.SCHEDULED);
        tasks.refuse = false;
        clock.set("2025-03-03T19:10:00Z");
        engine.dispatcher().drain();
        assertThat(touch(engine, waiting, 1).status()).isEqualTo(TouchStatus.SENT);
    }

    /** Tasks of a database that has trouble. */
    private static final class FailingTasks implements CallTasks {

        private final InMemoryCallTasks tasks = new InMemoryCallTasks();
        private boolean loseAnswer;
        private boolean refuse;

        @Override
        public void add(CallTask task) {
            if (refuse) {
                throw new IllegalStateException("refused");
            }
            tasks.add(task);
            if (loseAnswer) {
                throw new IllegalStateException("the answer is lost");
            }
        }

        @Override
        public Optional<CallTask> find(WorkspaceId workspace, UUID id) {
            return tasks.find(workspace, id);
        }

        @Override
        public List<CallTask> open(WorkspaceId workspace, int limit) {
            return tasks.open(workspace, limit);
        }

        @Override
        public boolean complete(WorkspaceId workspace, UUID id, CallTask.Result result) {
            return tasks.complete(workspace, id, result);
        }
    }

    private SequenceEngine engine(ChannelSender<OutboundMessage.Voice> calls) {
        people.add("ann");
        return SequenceEngine.builder()
                .storage(storage)
                .contacts(people)
                .workspace(World.settings())
                .unsubscribe(URI.create("https://crm.example/u/"), World.SECRET)
                .sms(texts)
                .voice(calls)
                .clock(clock)
                .random(new SplittableRandom(7))
                .workers(Workers.inTurn())
                .build();
    }

    private static SequenceId launched(SequenceEngine engine, Step... steps) {
        Workspace acme = engine.workspace(World.ACME, TYLER);
        Recipe recipe = Recipe.EMPTY.withGoal("Book a call").withSteps(List.of(steps));
        SequenceId id = acme.compose()
                .fromRecipe("Calls", recipe, Recipients.contacts(new ContactId("ann")))
                .id();
        acme.drafting().generate(id);
        engine.generator().drain();
        for (QueueEntry entry : queue(engine, id)) {
            acme.reviews()
                    .approveContact(
                            entry.enrollment().id(),
                            entry.drafts().stream().collect(Collectors.toMap(Draft::id, Draft::version)));
        }
        var preview = acme.launches().preview(id, LaunchOptions.now());
        acme.launches().launch(id, LaunchOptions.now(), preview.fingerprint());
        engine.dispatcher().drain();
        return id;
    }

    private static List<QueueEntry> queue(SequenceEngine engine, SequenceId id) {
        return engine.workspace(World.ACME, TYLER)
                .reviews()
                .queue(id, PageRequest.first(10))
                .items();
    }

    private static Touch touch(SequenceEngine engine, SequenceId id, int position) {
        return engine.workspace(World.ACME, TYLER)
                .enrollments()
                .touches(queue(engine, id).get(0).enrollment().id())
                .get(position - 1);
    }

    private static String script(SequenceEngine engine, SequenceId id) {
        return queue(engine, id).get(0).drafts().get(0).content().orElseThrow().body();
    }

    private static boolean suppressed(SequenceEngine engine, PhoneNumber number) {
        return engine.workspace(World.ACME, TYLER).suppressions().isSuppressed(number.key());
    }
}
