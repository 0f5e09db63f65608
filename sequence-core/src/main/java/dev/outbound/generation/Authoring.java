package dev.outbound.generation;

import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftCheck;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftRequest;
import dev.outbound.draft.DraftWriter;
import dev.outbound.draft.WriterException;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.SequenceException;
import dev.outbound.sequence.Sender;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the draft writer, and checks what it answers. */
public final class Authoring {

    private static final Logger log = LoggerFactory.getLogger(Authoring.class);

    private final Setup setup;
    private final DraftWriter writer;

    public Authoring(Setup setup, DraftWriter writer) {
        this.setup = setup;
        this.writer = writer;
    }

    /** A draft to be written; without a request if its contact is gone. */
    record Task(Draft draft, Optional<DraftRequest> request) {}

    /** What came of asking. */
    sealed interface Result permits Written, Failed {}

    record Written(DraftContent content) implements Result {}

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
                                    settings)));
            tasks.add(new Task(draft, request));
        }
        return tasks;
    }

    /** The request for one draft of a contact. */
    public static DraftRequest request(
            Sequence sequence, Draft draft, Contact contact, List<Draft> siblings, WorkspaceSettings settings) {
        Step step = sequence.recipe().step(draft.position());
        List<DraftContent> earlier = new ArrayList<>();
        for (Draft sibling : siblings) {
            if (sibling.position() < draft.position()) {
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
        DraftRequest request = task.request().get();
        try {
            return attempt(request)
                    .fold(
                            Authoring::written,
                            violation -> attempt(request.again(violation))
                                    .fold(Authoring::written, again -> new Failed("INVALID_OUTPUT: " + again, true)));
        } catch (WriterException e) {
            return new Failed(Optional.ofNullable(e.getMessage()).orElse("the writer failed"), e.isPermanent());
        } catch (RuntimeException e) {
            log.warn("draft writer failed on draft {}", task.draft().id(), e);
            return new Failed("the writer failed: " + e.getClass().getSimpleName(), false);
        }
    }

    private static Result written(DraftContent content) {
        return new Written(content);
    }

    private Attempt attempt(DraftRequest request) {
        try {
            DraftContent content = writer.write(request);
            if (content.channel() != request.place().step().channel()) {
                return new Attempt(
                        Optional.empty(),
                        "the answer is for " + content.channel() + ", asked was "
                                + request.place().step().channel());
            }
            return new Attempt(
                    Optional.of(content), DraftCheck.violation(content).orElse(""));
        } catch (SequenceException invalid) {
            return new Attempt(
                    Optional.empty(), Optional.ofNullable(invalid.getMessage()).orElse("invalid content"));
        }
    }

    /** One answer of the writer, and what is wrong with it, if anything. */
    private record Attempt(Optional<DraftContent> content, String violation) {
        Result fold(
                java.util.function.Function<DraftContent, Result> good,
                java.util.function.Function<String, Result> bad) {
            return content.isPresent() && violation.isEmpty() ? good.apply(content.get()) : bad.apply(violation);
        }
    }
}
