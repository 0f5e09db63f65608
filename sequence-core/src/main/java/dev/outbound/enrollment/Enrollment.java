package dev.outbound.enrollment;

import dev.outbound.address.AddressKey;
import dev.outbound.contact.ContactId;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.sequence.SequenceId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One contact in one sequence; unique per sequence and contact. A value: every change returns a new one.
 *
 * @param keys the contact's addresses in normal form as last seen, so that an opt-out finds the enrollment
 * @param problem why drafting failed, for people; empty otherwise
 * @param anchor present from activation on
 * @param pause present exactly while PAUSED
 * @param ended why it was cancelled; present exactly when CANCELLED
 * @param repliedAt when the contact first wrote back, whatever came of it
 */
public record Enrollment(
        EnrollmentId id,
        SequenceId sequence,
        ContactId contact,
        Set<AddressKey> keys,
        EnrollmentStatus status,
        Optional<String> problem,
        Optional<Anchor> anchor,
        Optional<Pause> pause,
        Optional<EndReason> ended,
        Optional<Instant> repliedAt,
        long version) {

    public Enrollment {
        keys = Set.copyOf(keys);
        if (pause.isPresent() != (status == EnrollmentStatus.PAUSED)
                || ended.isPresent() != (status == EnrollmentStatus.CANCELLED)) {
            throw new IllegalArgumentException(
                    "enrollment " + id + " is " + status + " with " + pause + " and " + ended);
        }
    }

    public static Enrollment pending(EnrollmentId id, SequenceId sequence, ContactId contact, Set<AddressKey> keys) {
        return new Enrollment(
                id,
                sequence,
                contact,
                keys,
                EnrollmentStatus.PENDING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /**
     * The enrollment in another state, its pause over.
     *
     * @throws SequenceException if this state does not allow it
     */
    public Enrollment become(EnrollmentStatus next) {
        return moved(next, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Drafting failed, for this reason. */
    public Enrollment failed(String reason) {
        return moved(EnrollmentStatus.GENERATION_FAILED, Optional.of(reason), Optional.empty(), Optional.empty());
    }

    public Enrollment paused(Pause why) {
        return moved(EnrollmentStatus.PAUSED, Optional.empty(), Optional.of(why), Optional.empty());
    }

    public Enrollment cancelled(EndReason why) {
        return moved(EnrollmentStatus.CANCELLED, Optional.empty(), Optional.empty(), Optional.of(why));
    }

    public Enrollment withAnchor(Optional<Anchor> next) {
        return new Enrollment(id, sequence, contact, keys, status, problem, next, pause, ended, repliedAt, version);
    }

    public Enrollment withKeys(Set<AddressKey> next) {
        return new Enrollment(id, sequence, contact, next, status, problem, anchor, pause, ended, repliedAt, version);
    }

    /** The contact wrote back; the first time counts. */
    public Enrollment repliedAt(Instant at) {
        return repliedAt.isPresent()
                ? this
                : new Enrollment(
                        id, sequence, contact, keys, status, problem, anchor, pause, ended, Optional.of(at), version);
    }

    /**
     * This enrollment if it is in one of the states.
     *
     * @throws SequenceException saying what was refused
     */
    public Enrollment require(String event, EnrollmentStatus... allowed) {
        for (EnrollmentStatus one : allowed) {
            if (status == one) {
                return this;
            }
        }
        throw illegal(event);
    }

    /**
     * This enrollment if it has not ended.
     *
     * @throws SequenceException {@link ErrorCode#ALREADY_ENDED}
     */
    public Enrollment requireGoing() {
        if (status.isTerminal()) {
            throw new SequenceException(ErrorCode.ALREADY_ENDED, "enrollment " + id + " is " + status);
        }
        return this;
    }

    private Enrollment moved(
            EnrollmentStatus next, Optional<String> reason, Optional<Pause> held, Optional<EndReason> end) {
        if (!status.canBecome(next)) {
            throw illegal("become " + next);
        }
        return new Enrollment(id, sequence, contact, keys, next, reason, anchor, held, end, repliedAt, version);
    }

    private SequenceException illegal(String event) {
        return new SequenceException(
                ErrorCode.ILLEGAL_STATE, "enrollment " + id + " is " + status + " and cannot " + event);
    }
}
