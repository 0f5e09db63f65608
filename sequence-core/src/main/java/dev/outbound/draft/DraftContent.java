package dev.outbound.draft;

import dev.outbound.address.Channel;
import dev.outbound.error.Checks;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.util.function.Function;

/**
 * The words of one message: plain text, whatever the channel makes of it. The limits of the channel are checked at birth:
 * nothing longer, no line break in a subject, no control characters.
 */
public sealed interface DraftContent {

    Channel channel();

    /** What is read: the body, or the script that is spoken. */
    String body();

    /**
     * A mail.
     *
     * @param subject 1 to 200 characters in one line
     * @param body 1 to 20,000 characters
     * @param replyInThread whether it shall continue the contact's thread; the subject is then the thread's
     */
    record Email(String subject, String body, boolean replyInThread) implements DraftContent {
        public Email {
            subject = Checks.line("subject", subject, 200, ErrorCode.INVALID_CONTENT);
            body = words("body", body, 20_000);
        }

        @Override
        public Channel channel() {
            return Channel.EMAIL;
        }
    }

    /** A text of 1 to 1,600 characters. */
    record Sms(String body) implements DraftContent {
        public Sms {
            body = words("text", body, 1_600);
        }

        @Override
        public Channel channel() {
            return Channel.SMS;
        }
    }

    /** A call: a script of 1 to 3,000 characters. */
    record Voice(String body) implements DraftContent {
        public Voice {
            body = words("script", body, 3_000);
        }

        @Override
        public Channel channel() {
            return Channel.VOICE;
        }
    }

    default <T> T fold(Function<Email, T> email, Function<Sms, T> sms, Function<Voice, T> voice) {
        if (this instanceof Email e) {
            return email.apply(e);
        }
        if (this instanceof Sms s) {
            return sms.apply(s);
        }
        return voice.apply((Voice) this);
    }

    private static String words(String field, String text, int max) {
        String body = Checks.text(field, text, max)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .strip();
        if (body.isEmpty()) {
            throw new SequenceException(ErrorCode.INVALID_CONTENT, field + " must not be blank");
        }
        if (body.codePoints().anyMatch(c -> (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)) {
            throw new SequenceException(ErrorCode.INVALID_CONTENT, field + " must not hold control characters");
        }
        return body;
    }
}
