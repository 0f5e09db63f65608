package dev.outbound.list;

import dev.outbound.contact.ContactId;
import java.util.Optional;

/**
 * What became of one row of a file whose people were to be added to a list.
 *
 * @param line where the row begins in the file, the header being line 1
 * @param contact whom the row names; present unless it is NOT_FOUND or INVALID
 * @param reason why the row is not MATCHED, for people; addresses in it are masked; empty if it is
 */
public record CsvRow(long line, Outcome outcome, Optional<ContactId> contact, String reason) {

    /** What a row turned out to be. */
    public enum Outcome {
        /** It names a contact, which was added. */
        MATCHED,
        /** Nobody in the CRM has its id or address. */
        NOT_FOUND,
        /** It names nobody, or in a form nobody can have, or several people. */
        INVALID,
        /** Its contact is a member already: by a row further up, or from before. */
        DUPLICATE
    }
}
