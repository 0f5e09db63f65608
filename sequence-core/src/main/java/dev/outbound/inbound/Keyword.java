package dev.outbound.inbound;

/** What a text says that is a word for the provider and not for a person. */
public enum Keyword {
    /** Do not write to this number any more. */
    STOP,
    /** You may write to this number again. */
    START,
    /** Who are you? Recorded only: the provider answers it. */
    HELP
}
