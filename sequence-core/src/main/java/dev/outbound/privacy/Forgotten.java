package dev.outbound.privacy;

/**
 * What was forgotten of a contact.
 *
 * @param enrollments that held words or addresses, which were removed
 * @param cancelled those of them that had not ended
 * @param suppressions entries that are kept under a pseudonym from now on
 * @param lists the contact was taken out of
 * @param underWay messages that were being handed to a provider at that moment: what their answers add is not removed yet,
 *     so call again in some minutes until there are none
 */
public record Forgotten(int enrollments, int cancelled, int suppressions, int lists, int underWay) {

    static final Forgotten NOTHING = new Forgotten(0, 0, 0, 0, 0);

    Forgotten plus(Forgotten other) {
        return new Forgotten(
                enrollments + other.enrollments,
                cancelled + other.cancelled,
                suppressions + other.suppressions,
                lists + other.lists,
                underWay + other.underWay);
    }
}
