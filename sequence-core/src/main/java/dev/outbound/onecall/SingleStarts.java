package dev.outbound.onecall;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.compose.Issue;
import dev.outbound.compose.Issues;
import dev.outbound.contact.Contact;
import dev.outbound.enrollment.EnrollResult;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.generation.Enroller;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.setup.Advance;
import dev.outbound.setup.Setup;
import dev.outbound.start.Start;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts a sequence for one contact in one call: composed, enrolled and being written when it returns, or nothing is. */
public final class SingleStarts {

    private final Setup setup;
    private final Scope scope;

    public SingleStarts(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
    }

    /**
     * Starts what is asked for, unless an earlier call with the same key did. Safe to repeat after any failure.
     *
     * @throws SequenceException what forbids composing or enrolling it; CONFLICT if the key was used for another contact
     */
    public Started start(StartRequest request) {
        setup.requireEntitled(scope.workspace());
        Optional<Started> earlier = earlier(request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Contact contact = setup.host()
                .contacts()
                .find(scope.workspace(), request.contact())
                .orElseThrow(() -> new NotFoundException("contact", request.contact()));
        Instant now = setup.now();
        Sequence sequence = Sequence.blank(new SequenceId(setup.ids().next()), request.name(), now)
                .withRecipe(request.recipe())
                .withRecipients(Recipients.contacts(request.contact()))
                .become(SequenceStatus.GENERATING);
        Issue.requireNoError(Issues.of(sequence, setup.policy().throttle()));
        Start start = new Start(
                request.key(),
                sequence.id(),
                request.contact(),
                request.notes(),
                scope.actor(),
                request.autoApprove(),
                now);
        return setup.inTransaction(() -> {
            if (!setup.storage().starts().add(scope.workspace(), start)) {
                return earlier(request).orElseThrow(() -> new NotFoundException("start", request.key()));
            }
            enroll(sequence, contact, now);
            return started(start, true);
        });
    }

    private Optional<Started> earlier(StartRequest request) {
        Optional<Start> earlier = setup.storage().starts().find(scope.workspace(), request.key());
        if (earlier.filter(s -> !s.contact().equals(request.contact())).isPresent()) {
            throw new SequenceException(
                    ErrorCode.CONFLICT,
                    "start key \"" + request.key() + "\" was used for contact "
                            + earlier.get().contact() + ", not " + request.contact());
        }
        return earlier.map(start -> started(start, false));
    }

    private Started started(Start start, boolean isNew) {
        EnrollmentId enrollment = setup.storage()
                .enrollments()
                .page(scope.workspace(), start.sequence(), PageRequest.first(1))
                .items()
                .get(0)
                .id();
        return new Started(start.sequence(), enrollment, isNew);
    }

    private void enroll(Sequence sequence, Contact contact, Instant now) {
        setup.storage().sequences().add(scope.workspace(), sequence);
        Journal journal = setup.journal(scope.actor(), now);
        journal.note(ActivityType.SEQUENCE_CREATED, Subject.of(sequence.id()), Map.of(Data.NAME, sequence.name()));
        journal.note(ActivityType.SEQUENCE_GENERATING, Subject.of(sequence.id()), Map.of(Data.COUNT, "1"));
        EnrollResult result = new Enroller(setup, scope.workspace(), journal)
                .enroll(sequence, List.of(contact.id()), Map.of(contact.id(), contact), Advance.UNHEARD)
                .results()
                .getOrDefault(contact.id(), EnrollResult.CONTACT_NOT_FOUND);
        if (result != EnrollResult.ENROLLED) {
            throw new SequenceException(
                    ErrorCode.NO_RECIPIENTS, "contact " + contact.id() + " cannot be enrolled: " + result);
        }
    }
}
