package dev.outbound.touch;

import dev.outbound.address.Address;
import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.Draft;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.schedule.SendRule;
import dev.outbound.schedule.SendTime;
import dev.outbound.sequence.SequenceId;
import java.time.Instant;
import java.util.Optional;

/**
 * The scheduled send of one step to one contact. A value: every change returns a new one.
 *
 * <p>The version is also the fencing token: whoever claims a touch holds the version the claim made, and any change by
 * anybody else takes it away.
 *
 * @param problem why it FAILED, or what is known of one IN_DOUBT; for people, without addresses or words
 * @param transientFailures refusals in passing since it was last scheduled by a person or planner
 * @param handover present once it was handed over
 */
public record Touch(
        TouchId id,
        EnrollmentId enrollment,
        SequenceId sequence,
        ContactId contact,
        int position,
        Channel channel,
        TouchStatus status,
        Optional<SkipReason> skipReason,
        Optional<String> problem,
        Timing timing,
        int transientFailures,
        Optional<Handover> handover,
        Optional<String> providerId,
        DeliveryStatus delivery,
        long version) {

    public Touch {
        if (skipReason.isPresent() != (status == TouchStatus.SKIPPED)) {
            throw new IllegalArgumentException("touch " + id + " is " + status + " with " + skipReason);
        }
    }

    /** The touch of a draft whose enrollment is activated: scheduled if approved, skipped as it is, else held. */
    public static Touch of(Draft draft, Enrollment enrollment, Channel channel) {
        TouchStatus status = switch (draft.status()) {
            case APPROVED -> TouchStatus.SCHEDULED;
            case SKIPPED -> TouchStatus.SKIPPED;
            case QUEUED, GENERATING, FAILED, READY, EDITED, SENT -> TouchStatus.HELD;
        };
        return new Touch(
                TouchId.of(draft.id()),
                enrollment.id(),
                enrollment.sequence(),
                enrollment.contact(),
                draft.position(),
                channel,
                status,
                draft.skipReason(),
                Optional.empty(),
                Timing.NONE,
                0,
                Optional.empty(),
                Optional.empty(),
                DeliveryStatus.NONE,
                0);
    }

    /** The address it was handed over to last; empty if it was not, or if the contact was forgotten since. */
    public Optional<Address> handedTo() {
        return handover.map(Handover::to).flatMap(channel.addressKind()::parse);
    }

    /** The touch in another state; nothing else changes but that reasons of the old state are dropped. */
    public Touch become(TouchStatus next) {
        return moved(next, Optional.empty(), Optional.empty());
    }

    public Touch skipped(SkipReason reason) {
        return moved(TouchStatus.SKIPPED, Optional.of(reason), Optional.empty())
                .withTiming(timing.withWakeAt(Optional.empty()));
    }

    public Touch failed(String why) {
        return moved(TouchStatus.FAILED, Optional.empty(), Optional.of(why))
                .withTiming(timing.withWakeAt(Optional.empty()));
    }

    /** Taken by a dispatcher until its lease ends. */
    public Touch claimed(Instant leaseEnd) {
        return become(TouchStatus.CLAIMED).withTiming(timing.withWakeAt(Optional.of(leaseEnd)));
    }

    /** Past the point of no return, until the lease ends. */
    public Touch sending(Handover begun, Instant leaseEnd) {
        return become(TouchStatus.SENDING)
                .withHandover(Optional.of(begun))
                .withTiming(timing.withWakeAt(Optional.of(leaseEnd)));
    }

    /** The provider has it. */
    public Touch sent(Optional<String> theirId) {
        Touch next = become(TouchStatus.SENT).withTiming(timing.withWakeAt(Optional.empty()));
        return theirId.isPresent() ? next.withProviderId(theirId) : next;
    }

    /** Nobody knows whether the provider has it. */
    public Touch inDoubt(String why) {
        return moved(TouchStatus.IN_DOUBT, Optional.empty(), Optional.of(why))
                .withTiming(timing.withWakeAt(Optional.empty()));
    }

    /** Back in the queue after the provider refused it in passing. */
    public Touch deferred(Instant until, boolean counted) {
        SendTime notBefore = new SendTime(until, SendRule.BACK_OFF);
        return become(TouchStatus.SCHEDULED)
                .withTiming(timing.withNotBefore(Optional.of(notBefore)))
                .withTransientFailures(transientFailures + (counted ? 1 : 0));
    }

    /** Put back into the queue by a person, as if it had never been refused. */
    public Touch again() {
        return become(TouchStatus.SCHEDULED)
                .withTiming(timing.automatic().withNotBefore(Optional.empty()))
                .withTransientFailures(0);
    }

    public Touch withTiming(Timing next) {
        return new Touch(
                id,
                enrollment,
                sequence,
                contact,
                position,
                channel,
                status,
                skipReason,
                problem,
                next,
                transientFailures,
                handover,
                providerId,
                delivery,
                version);
    }

    public Touch withTransientFailures(int next) {
        return new Touch(
                id,
                enrollment,
                sequence,
                contact,
                position,
                channel,
                status,
                skipReason,
                problem,
                timing,
                next,
                handover,
                providerId,
                delivery,
                version);
    }

    public Touch withHandover(Optional<Handover> next) {
        return new Touch(
                id,
                enrollment,
                sequence,
                contact,
                position,
                channel,
                status,
                skipReason,
                problem,
                timing,
                transientFailures,
                next,
                providerId,
                delivery,
                version);
    }

    public Touch withProviderId(Optional<String> next) {
        return new Touch(
                id,
                enrollment,
                sequence,
                contact,
                position,
                channel,
                status,
                skipReason,
                problem,
                timing,
                transientFailures,
                handover,
                next,
                delivery,
                version);
    }

    public Touch withDelivery(DeliveryStatus next) {
        return new Touch(
                id,
                enrollment,
                sequence,
                contact,
                position,
                channel,
                status,
                skipReason,
                problem,
                timing,
                transientFailures,
                handover,
                providerId,
                next,
                version);
    }

    private Touch moved(TouchStatus next, Optional<SkipReason> reason, Optional<String> why) {
        if (!status.canBecome(next)) {
            throw new SequenceException(
                    ErrorCode.ILLEGAL_STATE, "touch " + id + " is " + status + " and cannot become " + next);
        }
        return new Touch(
                id,
                enrollment,
                sequence,
                contact,
                position,
                channel,
                next,
                reason,
                why,
                timing,
                transientFailures,
                handover,
                providerId,
                delivery,
                version);
    }
}
