package dev.outbound.approval;

import dev.outbound.conversation.MailThread;
import dev.outbound.conversation.Message;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The conversation a message will find when it goes out: what was said, and the earlier drafts as if they had been sent. */
final class Ahead {

    private Ahead() {}

    /**
     * The conversation before a step.
     *
     * @param drafts of the enrollment, by position
     * @param said so far, oldest first
     */
    static List<Message> of(List<Draft> drafts, int position, List<Message> said) {
        List<Message> ahead = new ArrayList<>(said);
        Set<Integer> out = new HashSet<>();
        said.forEach(message -> message.position().ifPresent(out::add));
        for (Draft draft : drafts) {
            if (draft.position() < position && goes(draft) && !out.contains(draft.position())) {
                draft.content().ifPresent(words -> ahead.add(sent(draft, words, ahead)));
            }
        }
        return ahead;
    }

    /** Sent, approved, or still to be decided on. */
    private static boolean goes(Draft draft) {
        return draft.status() == DraftStatus.SENT
                || draft.status() == DraftStatus.APPROVED
                || draft.status().isUndecided();
    }

    private static Message sent(Draft draft, DraftContent words, List<Message> before) {
        MailThread thread = MailThread.of(before);
        boolean isRoot = words.fold(mail -> !thread.isContinuedBy(mail), sms -> false, call -> false);
        String subject = words.fold(thread::subject, sms -> "", call -> "");
        return new Message(
                draft.id().value(),
                draft.enrollment(),
                words.channel(),
                Message.Direction.OUTBOUND,
                Optional.of(draft.position()),
                Optional.empty(),
                isRoot,
                subject,
                words.body(),
                Instant.EPOCH);
    }
}
