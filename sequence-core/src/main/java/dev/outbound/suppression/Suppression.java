package dev.outbound.suppression;

import dev.outbound.address.AddressKey;
import dev.outbound.workspace.Actor;
import java.time.Instant;

/**
 * An address that must not be written to, in one workspace.
 *
 * @param note for people, may be empty
 */
public record Suppression(AddressKey address, Source source, String note, Instant createdAt, Actor createdBy) {

    /** The entry of an address that is forgotten. */
    public Suppression under(AddressKey pseudonym) {
        return new Suppression(pseudonym, source, "", createdAt, createdBy);
    }

    /** How the address came to be suppressed. */
    public enum Source {
        UNSUBSCRIBE_LINK,
        SMS_STOP,
        MANUAL,
        HARD_BOUNCE,
        COMPLAINT,
        REPLY_REQUEST,
        VOICE_KEYPRESS;

        /** The contact itself asked: its enrollments end too, on every channel. */
        public boolean isByContact() {
            return this != MANUAL && this != HARD_BOUNCE;
        }
    }
}
