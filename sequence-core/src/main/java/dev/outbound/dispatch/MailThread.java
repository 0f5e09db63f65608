package dev.outbound.dispatch;

import dev.outbound.address.Channel;
import dev.outbound.conversation.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The mail thread of an enrollment as far as it got: a later mail continues it with In-Reply-To and References (RFC 5322
 * §3.6.4) and its root's subject, unchanged; it is a "Re:" only once the contact has written back.
 */
record MailThread(List<Message> messages) {

    private static final int MOST_REFERENCES = 20;
    private static final Pattern REPLY_MARKS =
            Pattern.compile("^(?:\\s*(?:re|fwd?|aw|wg)\\s*:)+\\s*", Pattern.CASE_INSENSITIVE);

    /** The messages from the latest root on; empty if no mail went out. */
    static MailThread of(List<Message> conversation) {
        List<Message> thread = new ArrayList<>();
        for (Message message : conversation) {
            if (message.channel() == Channel.EMAIL) {
                if (message.root()) {
                    thread.clear();
                }
                if (message.root() || !thread.isEmpty()) {
                    thread.add(message);
                }
            }
        }
        return new MailThread(List.copyOf(thread));
    }

    boolean isStarted() {
        return !messages.isEmpty();
    }

    /** The subject of a mail that continues the thread. */
    String subject() {
        String root = messages.get(0).subject();
        boolean answered = messages.stream().anyMatch(m -> m.direction() == Message.Direction.INBOUND);
        return answered ? "Re: " + withoutMarks(root) : root;
    }

    Optional<String> inReplyTo() {
        List<String> ids = ids();
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(ids.size() - 1));
    }

    /** Root first; of a long thread the root and the newest. */
    List<String> references() {
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
    static String withoutMarks(String subject) {
        String plain = REPLY_MARKS.matcher(subject).replaceFirst("").strip();
        return plain.isEmpty() ? subject : plain;
    }

    private List<String> ids() {
        return messages.stream().flatMap(m -> m.messageId().stream()).toList();
    }
}
