package dev.outbound.conversation;

import dev.outbound.address.Channel;
import dev.outbound.draft.DraftContent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The mail thread of an enrollment as far as it got: a later mail continues it with In-Reply-To and References (RFC 5322
 * §3.6.4) and its root's subject, unchanged; it is a "Re:" only once the contact has written back.
 *
 * @param messages root first; empty if no mail went out
 */
public record MailThread(List<Message> messages) {

    private static final int MOST_REFERENCES = 20;
    private static final Pattern REPLY_MARKS =
            Pattern.compile("^(?:\\s*(?:re|fwd?|aw|wg)\\s*:)+\\s*", Pattern.CASE_INSENSITIVE);

    public MailThread {
        messages = List.copyOf(messages);
    }

    /**
     * The thread of the latest root: the mails that went out from there on and what answers them. Answers to an older
     * thread are not part of it, nor are texts and calls.
     *
     * @param conversation of one enrollment, oldest first
     */
    public static MailThread of(List<Message> conversation) {
        List<Message> mails =
                conversation.stream().filter(m -> m.channel() == Channel.EMAIL).toList();
        int root = mails.size() - 1;
        while (root >= 0 && !mails.get(root).root()) {
            root--;
        }
        if (root < 0) {
            return new MailThread(List.of());
        }
        List<Message> since = mails.subList(root, mails.size());
        Set<Integer> steps = new HashSet<>();
        since.stream()
                .filter(m -> m.direction() == Message.Direction.OUTBOUND)
                .forEach(m -> m.position().ifPresent(steps::add));
        List<Message> thread = new ArrayList<>();
        for (Message mail : since) {
            boolean isOurs = mail.direction() == Message.Direction.OUTBOUND;
            if (isOurs || mail.position().map(steps::contains).orElse(true)) {
                thread.add(mail);
            }
        }
        return new MailThread(thread);
    }

    /** Whether a mail goes out as the next of this thread. */
    public boolean isContinuedBy(DraftContent.Email mail) {
        return mail.replyInThread() && !messages.isEmpty();
    }

    /** The subject a mail goes out with: the thread's if it continues it, else its own. */
    public String subject(DraftContent.Email mail) {
        if (!isContinuedBy(mail)) {
            return withoutMarks(mail.subject());
        }
        String root = messages.get(0).subject();
        boolean answered = messages.stream().anyMatch(m -> m.direction() == Message.Direction.INBOUND);
        return answered ? "Re: " + withoutMarks(root) : root;
    }

    /** The newest message of the thread whose id is known. */
    public Optional<String> inReplyTo() {
        List<String> ids = ids();
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(ids.size() - 1));
    }

    /** Root first; of a long thread the root and the newest. */
    public List<String> references() {
        List<String> ids = ids();
        if (ids.size() <= MOST_REFERENCES) {
            return ids;
        }
        List<String> kept = new ArrayList<>();
        kept.add(ids.get(0));
        kept.addAll(ids.subList(ids.size() - MOST_REFERENCES + 1, ids.size()));
        return kept;
    }

    /** A subject that starts a thread: no "Re:" on what answers nothing. */
    private static String withoutMarks(String subject) {
        String plain = REPLY_MARKS.matcher(subject).replaceFirst("").strip();
        return plain.isEmpty() ? subject : plain;
    }

    private List<String> ids() {
        return messages.stream().flatMap(m -> m.messageId().stream()).toList();
    }
}
