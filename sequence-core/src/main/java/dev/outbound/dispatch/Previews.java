package dev.outbound.dispatch;

import dev.outbound.conversation.MailThread;
import dev.outbound.conversation.Message;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftStatus;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.setup.Setup;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows messages as they will go out, on the assumption that every earlier step still to go goes out too. */
public final class Previews {

    private final Setup setup;
    private final WorkspaceId workspace;

    public Previews(Setup setup, WorkspaceId workspace) {
        this.setup = setup;
        this.workspace = workspace;
    }

    /**
     * The message of one step.
     *
     * @throws SequenceException NOT_FOUND if there is no such step; INVALID_CONTENT if nothing is written yet
     */
    public Preview of(EnrollmentId id, int position) {
        List<Draft> drafts = setup.storage().drafts().ofEnrollments(workspace, List.of(id));
        DraftContent content = drafts.stream()
                .filter(d -> d.position() == position)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("draft of step", position))
                .content()
                .orElseThrow(() ->
                        new SequenceException(ErrorCode.INVALID_CONTENT, "step " + position + " has no words yet"));
        List<Message> before = expected(id, position, drafts);
        String notice = setup.policy().limits().smsOptOutNotice();
        return content.fold(
                mail -> new Preview(MailThread.of(before).subject(mail), mail.body()),
                text -> new Preview("", Composer.withNotice(text.body(), before, notice)),
                call -> new Preview("", call.body()));
    }

    /** What was said, and what is expected to be said before that step. */
    private List<Message> expected(EnrollmentId id, int position, List<Draft> drafts) {
        Map<Integer, Touch> touches = new HashMap<>();
        setup.storage().touches().ofEnrollments(workspace, List.of(id)).forEach(t -> touches.put(t.position(), t));
        List<Message> said = new ArrayList<>(setup.storage().conversations().ofEnrollments(workspace, List.of(id)));
        said.removeIf(m -> m.direction() == Message.Direction.OUTBOUND
                && m.position().filter(p -> p >= position).isPresent());
        for (Draft draft : drafts) {
            boolean isToGo = draft.position() < position
                    && draft.status() != DraftStatus.SKIPPED
                    && draft.status() != DraftStatus.SENT
                    && Optional.ofNullable(touches.get(draft.position()))
                            .map(Touch::status)
                            .map(status -> status.isOpen() || status == TouchStatus.SENDING)
                            .orElse(true);
            if (isToGo) {
                draft.content().ifPresent(words -> said.add(message(draft, words, MailThread.of(said))));
            }
        }
        return said;
    }

    private Message message(Draft draft, DraftContent words, MailThread before) {
        return new Message(
                draft.id().value(),
                draft.enrollment(),
                words.channel(),
                Message.Direction.OUTBOUND,
                Optional.of(draft.position()),
                Optional.empty(),
                words.fold(mail -> !before.isContinuedBy(mail), text -> false, call -> false),
                words.fold(before::subject, text -> "", call -> ""),
                words.body(),
                setup.now());
    }
}
