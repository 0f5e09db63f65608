package dev.outbound.generation;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftRef;
import dev.outbound.draft.DraftStatus;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.Unquoted;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceRef;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.setup.Setup;
import dev.outbound.setup.Workers;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes queued drafts in the background: takes some, asks the writer outside any transaction, stores what came back. Safe
 * to run on many nodes; a node that dies leaves its drafts to the others when its lease ends.
 */
public final class Generator {

    private static final Logger log = LoggerFactory.getLogger(Generator.class);
    private static final int SEQUENCES_AT_ONCE = 100;

    private final Setup setup;
    private final Workers workers;
    private final Authoring authoring;

    public Generator(Setup setup, Authoring authoring, Workers workers) {
        this.setup = setup;
        this.workers = workers;
        this.authoring = authoring;
    }

    /**
     * Writes one batch and settles what is settled.
     *
     * @return how many drafts were taken; 0 when there is nothing to do now
     */
    public int runOnce() {
        Instant now = setup.now();
        giveUpAbandoned(now);
        var writing = setup.policy().writing();
        List<DraftRef> taken = setup.inTransaction(
                () -> setup.storage().drafts().claimQueued(now, writing.concurrency() * 2, now.plus(writing.lease())));
        Map<WorkspaceId, List<Draft>> byWorkspace = new LinkedHashMap<>();
        taken.forEach(ref -> byWorkspace
                .computeIfAbsent(ref.workspace(), w -> new ArrayList<>())
                .add(ref.draft()));
        byWorkspace.forEach(this::write);
        settleSequences(now);
        return taken.size();
    }

    /** Runs until nothing can be written now. */
    public void drain() {
        while (runOnce() > 0) {
            log.debug("wrote a batch of drafts");
        }
    }

    private void write(WorkspaceId workspace, List<Draft> drafts) {
        List<Authoring.Task> tasks;
        try {
            tasks = authoring.tasks(workspace, drafts);
        } catch (RuntimeException unavailable) {
            log.warn("cannot read what drafts are written from; their leases will end", Unquoted.of(unavailable));
            return;
        }
        List<Supplier<Authoring.Result>> calls = new ArrayList<>();
        tasks.forEach(task -> calls.add(() -> authoring.write(task)));
        Duration limit = setup.policy().writing().timeout();
        List<Optional<Authoring.Result>> answers = workers.all(calls, limit);
        Map<Draft, Authoring.Result> results = new LinkedHashMap<>();
        for (int i = 0; i < tasks.size(); i++) {
            results.put(
                    tasks.get(i).draft(),
                    answers.get(i).orElse(new Authoring.Failed("the writer did not answer in time", false)));
        }
        save(workspace, results);
    }

    private void save(WorkspaceId workspace, Map<Draft, Authoring.Result> results) {
        Instant now = setup.now();
        setup.run(() -> {
            Courses courses = new Courses(setup.storage(), workspace, setup.journal(Actor.SYSTEM, now));
            List<EnrollmentId> ids =
                    results.keySet().stream().map(Draft::enrollment).distinct().toList();
            Map<EnrollmentId, Course> locked = courses.lock(ids);
            results.forEach((draft, result) -> Optional.ofNullable(locked.get(draft.enrollment()))
                    .ifPresent(course -> store(course, draft, result)));
            locked.values().forEach(Settlement::of);
            courses.save(locked.values());
        });
    }

    private void store(Course course, Draft asked, Authoring.Result result) {
        Draft draft = course.draft(asked.position());
        boolean isOurs = draft.status() == DraftStatus.GENERATING
                && draft.writing().generation() == asked.writing().generation();
        if (!isOurs) {
            return;
        }
        if (result instanceof Authoring.Written written) {
            course.put(draft.written(written.content()).from(Optional.of(written.brief())));
            course.note(ActivityType.DRAFT_WRITTEN, draft.position(), Map.of());
            return;
        }
        Authoring.Failed failed = (Authoring.Failed) result;
        List<Duration> retries = setup.policy().writing().retries();
        int failures = draft.writing().failures();
        if (!failed.permanent() && failures < retries.size()) {
            course.put(draft.retry(course.now().plus(retries.get(failures))));
            return;
        }
        course.put(draft.failed(failed.reason()));
        course.note(ActivityType.DRAFT_FAILED, draft.position(), Map.of(Data.REASON, failed.reason()));
    }

    /** Sequences whose last draft is settled go to review; of several nodes exactly one moves each. */
    private void settleSequences(Instant now) {
        List<SequenceRef> written =
                setup.inTransaction(() -> setup.storage().sequences().written(SEQUENCES_AT_ONCE));
        for (SequenceRef ref : written) {
            setup.run(() -> {
                Optional<Sequence> sequence = setup.storage().sequences().lock(ref.workspace(), ref.id());
                if (sequence.filter(s -> s.status() == SequenceStatus.GENERATING)
                        .isEmpty()) {
                    return;
                }
                setup.storage().sequences().save(ref.workspace(), sequence.get().become(SequenceStatus.IN_REVIEW));
                Journal journal = setup.journal(Actor.SYSTEM, now);
                journal.note(ActivityType.SEQUENCE_IN_REVIEW, Subject.of(ref.id()));
                journal.appendTo(setup.storage().activities(), ref.workspace());
            });
        }
    }

    /** Drafts whose writer died go back to the queue: writing has no effect outside, so doing it again is safe. */
    private void giveUpAbandoned(Instant now) {
        List<DraftRef> abandoned = setup.inTransaction(() ->
                setup.storage().drafts().abandoned(now, setup.policy().writing().concurrency() * 10));
        for (DraftRef ref : abandoned) {
            setup.run(() -> {
                Courses courses = new Courses(setup.storage(), ref.workspace(), setup.journal(Actor.SYSTEM, now));
                Course course = courses.lock(ref.draft().enrollment());
                Draft draft = course.draft(ref.draft().position());
                if (draft.version() == ref.draft().version()) {
                    course.put(draft.abandoned(now));
                    courses.save(List.of(course));
                }
            });
        }
    }
}
