package dev.outbound.address;

/** The way a step reaches a contact. */
public enum Channel {
    EMAIL("Email", AddressKind.EMAIL),
    SMS("Text", AddressKind.PHONE),
    VOICE("Call", AddressKind.PHONE);

    private final String label;
    private final AddressKind addressKind;

    Channel(String label, AddressKind addressKind) {
        this.label = label;
        this.addressKind = addressKind;
    }

    /** What people call it: Email, Text or Call. */
    public String label() {
        return label;
    }

    /** The kind of address a message on this channel needs. */
    public AddressKind addressKind() {
        return addressKind;
    }
}
