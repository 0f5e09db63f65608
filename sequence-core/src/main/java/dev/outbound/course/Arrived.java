package dev.outbound.course;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.conversation.MailThread;
import dev.outbound.conversation.Message;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftStatus;
import dev.outbound.setup.Setup;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes down that a message went out although the provider's own answer to the handing over is not known. */
public final class Arrived {

    private final Setup setup;
    private final WorkspaceId workspace;

    public Arrived(Setup setup, WorkspaceId workspace) {
        this.setup = setup;
        this.workspace = workspace;
    }

    /**
     * Makes a touch that is IN_DOUBT or SENDING SENT, with its attempt, its draft and its place in the conversation, within
     * the caller's transaction.
     *
     * @param theirId the provider's id, if the proof names it
     * @param proof how it is known, for people
     */
    public void record(Course course, Touch touch, Optional<String> theirId, String proof) {
        List<Attempt> open = setup.storage().touches().attemptsOf(workspace, List.of(touch.id())).stream()
                .filter(a -> a.state() == Attempt.State.IN_DOUBT || a.state() == Attempt.State.STARTED)
                .map(a -> a.ended(Attempt.State.ACCEPTED, course.now(), theirId.or(a::providerId), Optional.of(proof)))
                .toList();
        setup.storage().touches().end(workspace, open);
        course.put(touch.sent(theirId));
        course.note(
                ActivityType.TOUCH_SENT,
                touch.position(),
                Map.of(Data.CHANNEL, touch.channel().name()));
        Draft draft = course.draft(touch.position());
        draft.content()
                .ifPresent(words -> setup.storage()
                        .conversations()
                        .append(workspace, List.of(message(touch, words, course.now()))));
        if (draft.status() == DraftStatus.APPROVED) {
            course.put(draft.sent());
        }
    }

    /** The message as it was handed over; the conversation before that decides whether it began a thread. */
    private Message message(Touch touch, DraftContent words, Instant now) {
        Instant at = touch.handover().map(Handover::at).orElse(now);
        MailThread before = MailThread.of(
                setup.storage().conversations().ofEnrollments(workspace, List.of(touch.enrollment())).stream()
                        .filter(m -> !m.at().isAfter(at))
                        .toList());
        return new Message(
                setup.ids().next(),
                touch.enrollment(),
                touch.channel(),
                Message.Direction.OUTBOUND,
                Optional.of(touch.position()),
                words.<Optional<String>>fold(
                        mail -> touch.handover().map(Handover::messageId),
                        text -> Optional.empty(),
                        call -> Optional.empty()),
                words.fold(mail -> !before.isContinuedBy(mail), text -> false, call -> false),
                words.fold(before::subject, text -> "", call -> ""),
                words.body(),
                at);
    }
}
