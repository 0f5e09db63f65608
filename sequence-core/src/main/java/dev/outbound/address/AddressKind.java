package dev.outbound.address;

/** The two kinds of address. A phone number serves text and call alike, so an opt-out of it stops both. */
public enum AddressKind {
    EMAIL,
    PHONE
}
