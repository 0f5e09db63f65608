package dev.outbound.lint;

/**
 * Something a reviewer should see.
 *
 * @param words one sentence in plain English, which may quote the message
 */
public record Warning(Kind kind, Where where, String words) {

    /** What is wrong. */
    public enum Kind {
        /** Words that were never filled in. Such a message cannot be approved. */
        PLACEHOLDER,
        /** The first message to a contact speaks of an earlier one. */
        REFERS_TO_EARLIER,
        TOO_LONG,
        /** A text that is billed and delivered in many parts. */
        MANY_SEGMENTS,
        LONG_SUBJECT,
        CAPITALS,
        EXCLAMATION_MARKS,
        /** The greeting names somebody else. */
        WRONG_NAME,
        /** A link that leads neither to the sender nor to what the instructions name. */
        FOREIGN_LINK,
        HIDDEN_CHARACTERS
    }

    /** In which part of the message. */
    public enum Where {
        SUBJECT,
        BODY
    }

    /** Whether the message cannot be approved at all. */
    public boolean blocks() {
        return kind == Kind.PLACEHOLDER;
    }
}
