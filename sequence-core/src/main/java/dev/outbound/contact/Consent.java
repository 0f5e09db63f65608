package dev.outbound.contact;

/** What a contact has said about being reached on a channel. DENIED always blocks the channel. */
public enum Consent {
    GRANTED,
    DENIED,
    UNKNOWN
}
