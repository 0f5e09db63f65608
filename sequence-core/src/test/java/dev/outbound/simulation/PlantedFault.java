package dev.outbound.simulation;

import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.touch.TouchStatus;
import java.util.Optional;
import java.util.function.Function;

/** Faults that are planted to see that the rules catch them: each is one promise that is not kept. */
enum PlantedFault {
    NO_CLAIM_CHECK_AT_THE_FENCE(true, false, world -> Flaws.touches(StaleTouches::new)),
    LEASE_END_SENDS_AGAIN(true, false, world -> Flaws.touches(FlawedTouches.Resending::new)),
    NO_SUPPRESSION_AT_THE_FENCE(true, false, world -> Flaws.openGates()),
    NO_STATUS_AT_THE_FENCE(
            true, false, world -> Flaws.blindTo(EnrollmentStatus.PAUSED, t -> t.status() == TouchStatus.SCHEDULED)),
    ATTEMPT_WRITTEN_AFTER_THE_CALL(true, false, world -> Flaws.touches(FlawedTouches.WritingLate::new)),
    LOST_COMMIT_TAKEN_AS_DONE(true, false, world -> Flaws.touches(FlawedTouches.Trusting::new)),
    LOST_ANSWER_TAKEN_AS_FAILURE(true, false, world -> Flaws.doubtIsFailure()),
    NO_START_DEADLINE(true, false, world -> Flaws.noDeadline()),
    ANSWER_RECORDED_FOR_ANY_ATTEMPT(true, false, world -> Flaws.touches(FlawedTouches.Confusing::new)),
    SUPPRESSION_READ_BEFORE_ITS_LOCK(true, false, world -> Flaws.earlierGates()),
    REPLY_IGNORED_AT_THE_FENCE(
            true,
            false,
            world -> Flaws.blindTo(
                    EnrollmentStatus.REPLIED, t -> t.skipReason().equals(Optional.of(SkipReason.REPLIED)))),
    SAME_MAIL_HEARD_TWICE(false, true, world -> Flaws.noMemoryOfMails()),
    DELIVERY_STATUS_GOES_BACK(false, true, world -> Flaws.touches(FlawedTouches.Forgetful::new)),
    ADDRESS_KEPT_AS_TYPED(false, true, world -> Flaws.addressesAsTyped()),
    NO_THROTTLE(true, false, world -> Flaws.noClocks()),
    DAYS_OF_24_HOURS(true, true, Flaws::drafts),
    NO_ORDER_OF_STEPS(true, false, world -> Flaws.touches(FlawedTouches.Disorderly::new));

    private final boolean atNodes;
    private final boolean atDesks;

    @SuppressWarnings("ImmutableEnumChecker") // the functions keep nothing: each makes its own flaw anew
    private final Function<SimWorld, Flaw> flaw;

    /** How many seeds it may take to catch it. */
    long budget() {
        return 40_000;
    }

    PlantedFault(boolean atNodes, boolean atDesks, Function<SimWorld, Flaw> flaw) {
        this.atNodes = atNodes;
        this.atDesks = atDesks;
        this.flaw = flaw;
    }

    /** The fault as one node has it. */
    Flaw in(SimWorld world, boolean isDesk) {
        return (isDesk ? atDesks : atNodes) ? flaw.apply(world) : new Flaw();
    }
}
