package dev.outbound.generation;

import dev.outbound.address.Channel;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.Brief;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftCheck;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftRequest;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.DraftWriter;
import dev.outbound.draft.HiddenText;
import dev.outbound.draft.WriterException;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.error.Unquoted;
import dev.outbound.sequence.Sender;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.setup.Setup;
import dev.outbound.setup.Workers;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the draft writer, and checks what it answers. */
public final class Authoring {

    private static final Logger log = LoggerFactory.getLogger(Authoring.class);

    private final Setup setup;
    private final DraftWriter writer;
    private final Workers workers;

    public Authoring(Setup setup, DraftWriter writer, Workers workers) {
        this.setup = setup;
        this.writer = writer;
        this.workers = workers;
    }

    /** A draft to be written; without a request if its contact is gone. */
    record Task(Draft draft, Optional<DraftRequest> request) {}

    /** What came of asking. */
    sealed interface Result permits Written, Failed {}

    record Written(DraftContent content, Brief brief) implements Result {}

    record Failed(String reason, boolean permanent) implements Result {}

    /** All that the writer must know for each draft. Not to be called inside a transaction. */
    List<Task> tasks(WorkspaceId workspace, List<Draft> drafts) {
        WorkspaceSettings settings = setup.settings(workspace);
        Set<EnrollmentId> ids = new LinkedHashSet<>();
        drafts.forEach(draft -> ids.add(draft.enrollment()));
        Map<EnrollmentId, Enrollment> enrollments = new HashMap<>();
        setup.storage().enrollments().findAll(workspace, ids).forEach(e -> enrollments.put(e.id(), e));
        Map<EnrollmentId, List<Draft>> siblings = new HashMap<>();
        setup.storage()
                .drafts()
                .ofEnrollments(workspace, ids)
                .forEach(d -> siblings.computeIfAbsent(d.enrollment(), e -> new ArrayList<>())
                        .add(d));
        Map<SequenceId, Sequence> sequences = new HashMap<>();
        for (Draft draft : drafts) {
            if (!sequences.containsKey(draft.sequence())) {
                setup.storage().sequences().find(workspace, draft.sequence()).ifPresent(s -> sequences.put(s.id(), s));
            }
        }
        Map<SequenceId, String> notes = notes(workspace, sequences.keySet());
        Map<ContactId, Contact> contacts = setup.contacts(
                workspace,
                enrollments.values().stream().map(Enrollment::contact).toList());
        List<Task> tasks = new ArrayList<>();
        for (Draft draft : drafts) {
            Optional<DraftRequest> request = Optional.ofNullable(enrollments.get(draft.enrollment()))
                    .flatMap(e -> Optional.ofNullable(contacts.get(e.contact())))
                    .flatMap(contact -> Optional.ofNullable(sequences.get(draft.sequence()))
                            .map(sequence -> request(
                                    sequence,
                                    draft,
                                    contact,
                                    siblings.getOrDefault(draft.enrollment(), List.of()),
                                    settings)))
                    .map(r -> r.withNotes(notes.getOrDefault(draft.sequence(), "")));
            tasks.add(new Task(draft, request));
        }
        return tasks;
    }

    /** What the host was told when it started a sequence for one contact. */
    public Map<SequenceId, String> notes(WorkspaceId workspace, Collection<SequenceId> ids) {
        Map<SequenceId, String> notes = new HashMap<>();
        setup.storage()
                .starts()
                .ofSequences(workspace, ids)
                .forEach(start -> notes.put(start.sequence(), start.notes()));
        return notes;
    }

    /** The request for one draft of a contact. What was written before and is not going to be sent is no part of it. */
    public static DraftRequest request(
            Sequence sequence, Draft draft, Contact contact, List<Draft> siblings, WorkspaceSettings settings) {
        Step step = sequence.recipe().step(draft.position());
        List<DraftContent> earlier = new ArrayList<>();
        for (Draft sibling : siblings) {
            if (sibling.position() < draft.position() && sibling.status() != DraftStatus.SKIPPED) {
                sibling.content().ifPresent(earlier::add);
            }
        }
        boolean continues = earlier.stream().anyMatch(DraftContent.Email.class::isInstance);
        String author = sequence.delivery()
                .sender()
                .map(Sender::name)
                .orElse(settings.identity().fromName());
        return new DraftRequest(
                sequence.recipe().goal(),
                sequence.recipe().tone(),
                new DraftRequest.Place(
                        step, draft.position(), sequence.recipe().steps().size(), continues),
                contact,
                new DraftRequest.Author(author, settings.identity().company()),
                earlier,
                Optional.empty());
    }

    /** Asks, and once more with the violation named if the answer breaks a rule. */
    Result write(Task task) {
        if (task.request().isEmpty()) {
            return new Failed("the contact does not exist any more", true);
        }
        try {
            return ask(task.request().get(), writer::write);
        } catch (WriterException e) {
            return new Failed(reason(e), e.isPermanent());
        } catch (RuntimeException e) {
            log.warn("draft writer failed on draft {}", task.draft().id(), Unquoted.of(e));
            return new Failed("the writer failed: " + e.getClass().getSimpleName(), false);
        }
    }

    /**
     * Has the words of a draft written again by a person's instruction. Not to be called inside a transaction.
     *
     * @return words that keep every rule
     * @throws SequenceException {@link ErrorCode#WRITER_FAILED}, saying why
     */
    public DraftContent rewrite(DraftRequest request, DraftContent current, String instruction) {
        Supplier<Result> call = () -> reworded(request, current, instruction);
        Result result = workers.all(List.of(call), setup.policy().writing().timeout())
                .get(0)
                .orElse(new Failed("the writer did not answer in time", false));
        if (result instanceof Failed failed) {
            throw new SequenceException(ErrorCode.WRITER_FAILED, failed.reason());
        }
        return ((Written) result).content();
    }

    private Result reworded(DraftRequest request, DraftContent current, String instruction) {
        try {
            return ask(request, asked -> writer.rewrite(asked, current, instruction));
        } catch (WriterException e) {
            return new Failed(reason(e), e.isPermanent());
        } catch (RuntimeException e) {
            log.warn("draft writer failed to rewrite", Unquoted.of(e));
            return new Failed("the writer failed: " + e.getClass().getSimpleName(), false);
        }
    }

    private static Result ask(DraftRequest request, Function<DraftRequest, DraftContent> call) {
        Answer first = answer(request, call);
        if (first.isGood()) {
            return first.written(request);
        }
        Answer second = answer(request.again(first.violation()), call);
        return second.isGood() ? second.written(request) : new Failed("INVALID_OUTPUT: " + second.violation(), true);
    }

    /** Characters nobody sees are taken out: they are never meant, and a reviewer could not find them. */
    private static Answer answer(DraftRequest request, Function<DraftRequest, DraftContent> call) {
        Channel channel = request.place().step().channel();
        try {
            DraftContent content = HiddenText.without(call.apply(request));
            String violation = content.channel() == channel
                    ? DraftCheck.violation(content).orElse("")
                    : "the answer is for " + content.channel() + ", asked was " + channel;
            return new Answer(Optional.of(content), violation);
        } catch (SequenceException invalid) {
            return new Answer(
                    Optional.empty(), Optional.ofNullable(invalid.getMessage()).orElse("invalid content"));
        }
    }

    private static String reason(WriterException e) {
        return Optional.ofNullable(e.getMessage()).orElse("the writer failed");
    }

    /** One answer of the writer, and what is wrong with it; nothing if that is empty. */
    private record Answer(Optional<DraftContent> content, String violation) {

        boolean isGood() {
            return violation.isEmpty();
        }

        Written written(DraftRequest request) {
            return new Written(content.orElseThrow(), Brief.of(request));
        }
    }
}
