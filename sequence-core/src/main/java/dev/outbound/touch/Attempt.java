package dev.outbound.touch;

import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.Fingerprint;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One handing over of a touch to a channel, written before it happens. It answers the question who was sent what and when,
 * whatever crashed afterwards.
 *
 * @param id the key by which a caller finds it again when the answer to a commit was lost; sent along with the message
 * @param number 1 for the first of the touch
 * @param to the normal form of the address it goes to
 * @param sender the mailbox or number it comes from, as caps are counted by it; empty if not known
 * @param content the fingerprint of the approved words
 * @param startedAt when it was committed; the contact's throttle counts from here
 * @param deadline the provider call starts before this instant or never
 * @param detail what the provider answered, for people; no addresses, no words
 */
public record Attempt(
        UUID id,
        TouchId touch,
        ContactId contact,
        Channel channel,
        int number,
        AddressKey to,
        String sender,
        Fingerprint content,
        Instant startedAt,
        Instant deadline,
        State state,
        Optional<Instant> endedAt,
        Optional<String> providerId,
        Optional<String> detail) {

    /** What became of an attempt. */
    public enum State {
        STARTED,
        ACCEPTED,
        /** Certainly not accepted; may be tried again. */
        DEFERRED,
        /** Certainly not accepted, for good. */
        REJECTED,
        IN_DOUBT;

        /** Whether it counts for the throttle and the caps: the contact has the message, or may have it. */
        public boolean counts() {
            return this == STARTED || this == ACCEPTED || this == IN_DOUBT;
        }

        /** Whether an attempt in this state may move to that one. A doubt ends when somebody knows more. */
        public boolean canBecome(State next) {
            return switch (this) {
                case STARTED -> next != STARTED;
                case IN_DOUBT -> next == ACCEPTED || next == DEFERRED || next == REJECTED;
                case ACCEPTED, DEFERRED, REJECTED -> false;
            };
        }
    }

    /** The attempt with another address in the place of the one it went to. */
    public Attempt to(AddressKey next) {
        return new Attempt(
                id,
                touch,
                contact,
                channel,
                number,
                next,
                sender,
                content,
                startedAt,
                deadline,
                state,
                endedAt,
                providerId,
                detail);
    }

    /**
     * The attempt with its result.
     *
     * @throws IllegalStateException if it had another result before
     */
    public Attempt ended(State result, Instant at, Optional<String> theirId, Optional<String> why) {
        if (!state.canBecome(result)) {
            throw new IllegalStateException("attempt " + id + " is " + state + " and cannot become " + result);
        }
        return new Attempt(
                id,
                touch,
                contact,
                channel,
                number,
                to,
                sender,
                content,
                startedAt,
                deadline,
                result,
                Optional.of(at),
                theirId,
                why);
    }
}
