package dev.outbound.course;

/** How much of a course is read. */
enum Extent {
    /** All of it. */
    WHOLE,
    /** The drafts without their words; saved, they keep those they are stored with. */
    WITHOUT_WORDS,
    /** The same, of what cannot have touches, because it was never launched. */
    BEFORE_LAUNCH
}
