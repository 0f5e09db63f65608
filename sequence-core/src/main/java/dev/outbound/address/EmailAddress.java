package dev.outbound.address;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One mailbox: {@code local@domain}, the local part as given, the domain in lower-case ASCII (RFC 5321, IDNA).
 *
 * <p>Refused: a second address, a display name, comments, quoted local parts, source routes, address literals, control
 * characters, more than 64 octets before the {@code @} or 254 in all. A domain in another script becomes its A-label; a
 * local part in another script is refused, because not every relay speaks SMTPUTF8.
 */
public record EmailAddress(String value) implements Address {

    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public EmailAddress {
        int at = value.indexOf('@');
        if (at < 0 || at != value.lastIndexOf('@')) {
            throw invalid(value, "must hold exactly one @");
        }
        String local = value.substring(0, at);
        if (local.length() > 64 || !LOCAL.matcher(local).matches()) {
            throw invalid(value, "the part before the @ must be 1 to 64 letters, digits or .!#$%&'*+/=?^_`{|}~-");
        }
        value = local + "@" + domain(value, value.substring(at + 1));
        if (value.length() > 254) {
            throw invalid(value, "must be at most 254 characters");
        }
    }

    /**
     * Reads an address as people write it, with spaces around it.
     *
     * @throws SequenceException {@link ErrorCode#INVALID_ADDRESS} naming the rule it breaks
     */
    public static EmailAddress of(String text) {
        return new EmailAddress(text.strip());
    }

    /** As {@link #of}, empty for anything that is not one valid address. */
    public static Optional<EmailAddress> parse(String text) {
        try {
            return Optional.of(of(text));
        } catch (SequenceException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The address inside a header value such as {@code "Bob" <bob@example.com>}, or a bare one. */
    public static Optional<EmailAddress> fromHeader(String text) {
        int open = text.lastIndexOf('<');
        int close = text.indexOf('>', Math.max(open, 0));
        return parse(open >= 0 && close > open ? text.substring(open + 1, close) : text);
    }

    /** The part before the {@code @}, as given. */
    public String localPart() {
        return value.substring(0, value.indexOf('@'));
    }

    /** The part after the {@code @}, in lower-case ASCII. */
    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    @Override
    public AddressKey key() {
        return new AddressKey(AddressKind.EMAIL, value.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return Masked.of(value);
    }

    private static String domain(String address, String text) {
        String ascii;
        try {
            String given = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
            ascii = IDN.toASCII(given).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            throw invalid(address, "the domain is not valid");
        }
        String[] labels = ascii.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                throw invalid(address, "the domain is not valid");
            }
        }
        if (labels.length < 2 && !ascii.equals("localhost")) {
            throw invalid(address, "the domain needs a dot");
        }
        return ascii;
    }

    private static SequenceException invalid(String address, String rule) {
        return new SequenceException(ErrorCode.INVALID_ADDRESS, "email address " + Masked.of(address) + ": " + rule);
    }
}
