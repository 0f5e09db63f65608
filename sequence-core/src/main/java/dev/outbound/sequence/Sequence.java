package dev.outbound.sequence;

import dev.outbound.error.Checks;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.error.StaleWriteException;
import java.time.Instant;
import java.util.Optional;

/**
 * One outbound campaign to a set of contacts. A value: every change returns a new one, and a store accepts it only while
 * it still holds the version this one was read at.
 *
 * @param name 1 to 200 characters
 * @param startAt the launch instant, or the chosen start; empty before launch
 * @param version as stored; 0 before it was stored
 */
public record Sequence(
        SequenceId id,
        String name,
        Recipe recipe,
        Recipients recipients,
        Delivery delivery,
        SequenceStatus status,
        Optional<Instant> startAt,
        Instant createdAt,
        long version) {

    public Sequence {
        name = Checks.line("sequence name", name, 200, ErrorCode.NAME_REQUIRED);
    }

    public static Sequence blank(SequenceId id, String name, Instant now) {
        return new Sequence(
                id,
                name,
                Recipe.EMPTY,
                Recipients.none(),
                Delivery.DEFAULT,
                SequenceStatus.DRAFT,
                Optional.empty(),
                now,
                0);
    }

    /**
     * The sequence in another state.
     *
     * @throws SequenceException if this state does not allow it
     */
    public Sequence become(SequenceStatus next) {
        if (!status.canBecome(next)) {
            throw illegal("become " + next);
        }
        return new Sequence(id, name, recipe, recipients, delivery, next, startAt, createdAt, version);
    }

    public Sequence withName(String next) {
        return new Sequence(id, next, recipe, recipients, delivery, status, startAt, createdAt, version);
    }

    public Sequence withRecipe(Recipe next) {
        return new Sequence(id, name, next, recipients, delivery, status, startAt, createdAt, version);
    }

    public Sequence withRecipients(Recipients next) {
        return new Sequence(id, name, recipe, next, delivery, status, startAt, createdAt, version);
    }

    public Sequence withDelivery(Delivery next) {
        return new Sequence(id, name, recipe, recipients, next, status, startAt, createdAt, version);
    }

    public Sequence withStartAt(Optional<Instant> next) {
        return new Sequence(id, name, recipe, recipients, delivery, status, next, createdAt, version);
    }

    /**
     * This sequence if it is in one of the states.
     *
     * @throws SequenceException saying what was refused
     */
    public Sequence require(String event, SequenceStatus... allowed) {
        for (SequenceStatus one : allowed) {
            if (status == one) {
                return this;
            }
        }
        throw illegal(event);
    }

    /**
     * This sequence if it is still at that version.
     *
     * @throws StaleWriteException otherwise
     */
    public Sequence expect(long expectedVersion) {
        if (version != expectedVersion) {
            throw new StaleWriteException("sequence", id, expectedVersion);
        }
        return this;
    }

    private SequenceException illegal(String event) {
        return new SequenceException(
                status == SequenceStatus.CANCELLED ? ErrorCode.SEQUENCE_ENDED : ErrorCode.ILLEGAL_STATE,
                "sequence " + id + " is " + status + " and cannot " + event);
    }
}
