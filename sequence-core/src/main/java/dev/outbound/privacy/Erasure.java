package dev.outbound.privacy;

import dev.outbound.address.Address;
import dev.outbound.address.AddressKey;
import dev.outbound.course.Course;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EndReason;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Takes one person out of one enrollment. What was removed already stays as it is. */
final class Erasure {

    /** What stands where words stood. */
    static final String REMOVED = "(removed)";

    private Erasure() {}

    /**
     * What was done to one enrollment.
     *
     * @param ended it had not ended
     * @param changed there was anything to remove
     */
    record Done(boolean ended, boolean changed) {}

    /** Ends the enrollment if it has not ended, and removes words and addresses. */
    static Done of(Course course, UnaryOperator<AddressKey> pseudonym) {
        boolean open = !course.enrollment().status().isTerminal();
        if (open) {
            course.cancel(EndReason.CONTACT_DELETED, SkipReason.CONTACT_GONE);
        }
        boolean changed = open;
        for (Draft draft : course.drafts()) {
            changed |= erase(course, draft);
        }
        for (Touch touch : course.touches()) {
            Optional<Handover> next = touch.handover().flatMap(handover -> readdressed(touch, handover, pseudonym));
            next.ifPresent(handover -> course.put(touch.withHandover(next)));
            changed |= next.isPresent();
        }
        if (!course.enrollment().keys().isEmpty()) {
            course.put(course.enrollment().withKeys(Set.of()));
            changed = true;
        }
        return new Done(open, changed);
    }

    private static boolean erase(Course course, Draft draft) {
        boolean begun = course.touch(draft.position())
                .filter(touch -> touch.status().isBegun())
                .isPresent();
        if (!begun) {
            // Also where the enrollment had ended before: a writer may still be at work on it.
            course.skipDraft(draft, SkipReason.CONTACT_GONE);
        }
        Draft next = redacted(course.draft(draft.position()));
        if (!next.equals(course.draft(draft.position()))) {
            course.put(next);
        }
        return !next.equals(draft);
    }

    /** The draft with something in the place of its words, and of why it could not be written. */
    private static Draft redacted(Draft old) {
        Optional<DraftContent> words = old.content()
                .map(content -> content.fold(
                        mail -> new DraftContent.Email(REMOVED, REMOVED, mail.replyInThread()),
                        text -> new DraftContent.Sms(REMOVED),
                        call -> new DraftContent.Voice(REMOVED)));
        return new Draft(
                        old.id(),
                        old.enrollment(),
                        old.sequence(),
                        old.position(),
                        old.status(),
                        words,
                        old.problem().map(why -> REMOVED),
                        old.skipReason(),
                        old.decision(),
                        old.writing(),
                        old.edits(),
                        old.version())
                .from(Optional.empty());
    }

    /** The handover under a pseudonym; empty if it is already. */
    private static Optional<Handover> readdressed(Touch touch, Handover handover, UnaryOperator<AddressKey> pseudonym) {
        return touch.handedTo()
                .map(Address::key)
                .map(pseudonym)
                .map(to -> new Handover(
                        handover.attempt(), handover.at(), handover.late(), to.value(), handover.messageId()));
    }
}
