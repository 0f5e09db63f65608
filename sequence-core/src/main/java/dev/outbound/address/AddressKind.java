package dev.outbound.address;

import java.util.Optional;

/** The two kinds of address. A phone number serves text and call alike, so an opt-out of it stops both. */
public enum AddressKind {
    EMAIL,
    PHONE;

    /** Reads an {@link Address#value()} of this kind; empty for anything else. */
    public Optional<Address> parse(String value) {
        return switch (this) {
            case EMAIL -> EmailAddress.parse(value).map(Address.class::cast);
            case PHONE -> PhoneNumber.parse(value, "").map(Address.class::cast);
        };
    }
}
