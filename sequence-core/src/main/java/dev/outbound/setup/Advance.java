package dev.outbound.setup;

/**
 * Is told how far work on many contacts is. Called on the caller's own thread after every few hundred contacts, and once at
 * the end with {@code done == total}; numbers never fall. Work that is one transaction calls from inside it: what is
 * thrown here undoes all of it, and what was told of is only stored once the work has returned.
 */
@FunctionalInterface
public interface Advance {

    /** Tells nobody. */
    Advance UNHEARD = (done, total) -> {};

    /**
     * So far is it.
     *
     * @param done contacts that are through
     * @param total contacts there are; grows if others are added meanwhile. Work that goes over them twice, to look and
     *     then to change, counts each twice
     */
    void at(long done, long total);

    /** For the first of two times that work goes over the contacts. */
    default Advance first() {
        return this == UNHEARD ? this : (done, total) -> at(done, 2 * total);
    }

    /** For the second. */
    default Advance second() {
        return this == UNHEARD ? this : (done, total) -> at(total + done, 2 * total);
    }
}
