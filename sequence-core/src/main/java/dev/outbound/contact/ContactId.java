package dev.outbound.contact;

import dev.outbound.error.Checks;
import dev.outbound.error.ErrorCode;

/** The host's own id of a person, as text of 1 to 200 characters. */
public record ContactId(String value) implements Comparable<ContactId> {

    public ContactId {
        value = Checks.line("contact id", value, 200, ErrorCode.INVALID_VALUE);
    }

    @Override
    public int compareTo(ContactId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
