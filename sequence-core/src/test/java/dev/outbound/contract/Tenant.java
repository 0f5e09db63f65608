package dev.outbound.contract;

import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.aDraft;
import static dev.outbound.contract.Samples.aList;
import static dev.outbound.contract.Samples.aMessage;
import static dev.outbound.contract.Samples.aSequence;
import static dev.outbound.contract.Samples.aSuppression;
import static dev.outbound.contract.Samples.aTemplate;
import static dev.outbound.contract.Samples.aTouch;
import static dev.outbound.contract.Samples.anActivity;
import static dev.outbound.contract.Samples.anAttempt;
import static dev.outbound.contract.Samples.anEnrollment;
import static dev.outbound.contract.Samples.contact;
import static dev.outbound.contract.Samples.email;
import static dev.outbound.contract.Samples.in;
import static dev.outbound.contract.Samples.waking;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Subject;
import dev.outbound.contact.ContactId;
import dev.outbound.conversation.Message;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.Revision;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.list.ContactList;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.start.Start;
import dev.outbound.storage.Storage;
import dev.outbound.suppression.Suppression;
import dev.outbound.template.Template;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything a tenant can have stored, with something for every scan of the tick. Names, contacts, addresses and keys are
 * those of every other tenant; only the ids are its own.
 */
final class Tenant {

    static final ContactId ANN = contact("ann");
    static final ContactId BOB = contact("bob");

    final WorkspaceId workspace;
    final Sequence running = aSequence(SequenceStatus.RUNNING);
    final Sequence scheduled = aSequence(SequenceStatus.SCHEDULED).withStartAt(Optional.of(NOW));
    final Sequence generating = aSequence(SequenceStatus.GENERATING);
    final Sequence quiet = aSequence(SequenceStatus.RUNNING);
    final Sequence inReview = aSequence(SequenceStatus.IN_REVIEW);
    final Enrollment active = in(anEnrollment(running.id(), "ann"), EnrollmentStatus.ACTIVE);
    final Enrollment paused = resuming(anEnrollment(running.id(), "bob"));
    final Draft abandoned = waking(in(aDraft(active, 1), DraftStatus.GENERATING), Optional.of(NOW));
    final Draft queued = aDraft(paused, 1);
    final Revision revision =
            new Revision(abandoned.id(), 1, new DraftContent.Sms("before"), Actor.user("Ann"), NOW.minusSeconds(9));
    final Touch sent = in(aTouch(active, 1), TouchStatus.SENT)
            .withHandover(Optional.of(new Handover(1, NOW, false, email("ann").value(), "<1@mail.example>")))
            .withProviderId(Optional.of("provider-1"))
            .withDelivery(DeliveryStatus.DELIVERED);
    final Touch due = aTouch(active, 2, TouchStatus.SCHEDULED, NOW);
    final Touch claimed = aTouch(active, 3, TouchStatus.CLAIMED, NOW);
    final Touch held = aTouch(active, 4, TouchStatus.HELD, NOW);
    final Attempt attempt = anAttempt(sent, 1, NOW);
    final Attempt accepted =
            attempt.ended(Attempt.State.ACCEPTED, NOW.plusSeconds(1), Optional.of("provider-1"), Optional.empty());
    final Attempt open = anAttempt(claimed, 1, NOW);
    final ContactList list = aList("Clients");
    final Template template = aTemplate("Nudge");
    final Start start = new Start("form-1", inReview.id(), ANN, "notes", Actor.user("Ann"), true, NOW);
    final Suppression suppression = aSuppression(email("eve"), NOW);
    final Message message = aMessage(active.id(), Message.Direction.INBOUND, NOW);
    final Activity reply = new Activity(
            Samples.id(),
            NOW,
            ActivityType.REPLY_RECEIVED,
            Actor.SYSTEM,
            Subject.of(active, 1),
            Map.of(Data.NAME, "Ann Lee"));
    final Activity event = anActivity(Subject.WORKSPACE);

    Tenant(WorkspaceId workspace) {
        this.workspace = workspace;
    }

    private static Enrollment resuming(Enrollment e) {
        return new Enrollment(
                e.id(),
                e.sequence(),
                e.contact(),
                e.keys(),
                EnrollmentStatus.PAUSED,
                e.problem(),
                e.anchor(),
                Optional.of(new Pause(Pause.Reason.USER, NOW.minusSeconds(60), Optional.of(NOW))),
                Optional.empty(),
                e.repliedAt(),
                e.version());
    }

    List<SequenceId> sequences() {
        return List.of(running.id(), scheduled.id(), generating.id(), quiet.id(), inReview.id());
    }

    List<EnrollmentId> enrollments() {
        return List.of(active.id(), paused.id());
    }

    List<DraftId> drafts() {
        return List.of(abandoned.id(), queued.id());
    }

    List<TouchId> touches() {
        return List.of(sent.id(), due.id(), claimed.id(), held.id());
    }

    List<UUID> events() {
        return List.of(reply.id(), event.id());
    }

    void store(Storage storage) {
        storage.transactions().run(() -> {
            List.of(running, scheduled, generating, quiet, inReview)
                    .forEach(sequence -> storage.sequences().add(workspace, sequence));
            storage.enrollments().add(workspace, List.of(active, paused));
            storage.drafts().add(workspace, List.of(abandoned, queued));
            storage.drafts().keep(workspace, List.of(revision));
            storage.touches().add(workspace, List.of(sent, due, claimed, held));
            storage.touches().begin(workspace, List.of(attempt, open));
            storage.touches().end(workspace, List.of(accepted));
            storage.clocks().lock(workspace, List.of(ANN));
            storage.clocks().set(workspace, Map.of(ANN, Optional.of(NOW)));
            storage.lists().add(workspace, list);
            storage.lists().addMembers(workspace, list.id(), List.of(ANN));
            storage.templates().add(workspace, template);
            storage.starts().add(workspace, start);
            storage.suppressions().add(workspace, suppression);
            storage.conversations().append(workspace, List.of(message));
            storage.conversations().firstSeen(workspace, "mail", "1", NOW);
            storage.activities().append(workspace, List.of(reply, event));
        });
    }
}
