package dev.outbound.address;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.util.Locale;

/**
 * The normal form of an address: what suppression, duplicates and replies are compared by.
 *
 * <p>An email key is the whole address in lower case with its domain in ASCII (no folding of dots or {@code +tags}: only
 * the mailbox's owner knows what they mean). A phone key is E.164.
 */
public record AddressKey(AddressKind kind, String value) implements Comparable<AddressKey> {

    public AddressKey {
        if (value.isEmpty() || !value.equals(value.toLowerCase(Locale.ROOT)) || !value.equals(value.strip())) {
            throw new IllegalArgumentException("not a normalised address key: " + Masked.of(value));
        }
    }

    /**
     * Reads what a person pasted: an email address if it holds an {@code @}, else a phone number.
     *
     * @param countryCode of numbers written without one, empty if they are not to be guessed
     * @throws SequenceException {@link ErrorCode#INVALID_ADDRESS}
     */
    public static AddressKey ofText(String text, String countryCode) {
        if (text.contains("@")) {
            return EmailAddress.of(text).key();
        }
        return PhoneNumber.parse(text, countryCode)
                .map(PhoneNumber::key)
                .orElseThrow(() -> new SequenceException(
                        ErrorCode.INVALID_ADDRESS,
                        Masked.of(text) + ": neither an email address nor a phone number in E.164 (+12125550134)"));
    }

    /** Kind first, then value: the order in which keys are locked. */
    @Override
    public int compareTo(AddressKey other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return kind + ":" + Masked.of(value);
    }
}
