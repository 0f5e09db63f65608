package dev.outbound.address;

/**
 * A place one message can go: exactly one mailbox or one phone number.
 *
 * <p>{@code toString()} of every address is masked, because addresses end up in logs and messages; {@link #value()} is
 * the address itself.
 */
public sealed interface Address permits EmailAddress, PhoneNumber {

    /** The address as it is written to the provider. */
    String value();

    /** The normal form in which addresses are compared, suppressed and counted. */
    AddressKey key();
}
