package dev.outbound.address;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A phone number in E.164: {@code +} and 8 to 15 digits, the first not 0. */
public record PhoneNumber(String value) implements Address {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{7,14}");
    private static final Pattern DECORATION = Pattern.compile("[\\s\\u00a0().-]");

    public PhoneNumber {
        if (!E164.matcher(value).matches()) {
            throw invalid(value);
        }
    }

    /**
     * Reads a number as people write it: spaces, dots, dashes and brackets are dropped, a leading {@code 00} is a
     * {@code +}, and ten digits without a {@code +} belong to the country code {@code 1} if that is the default.
     *
     * @param countryCode the workspace's default country code without {@code +}, or empty if it has none
     * @throws SequenceException {@link ErrorCode#INVALID_PHONE}
     */
    public static PhoneNumber of(String text, String countryCode) {
        String digits = DECORATION.matcher(text).replaceAll("");
        if (digits.startsWith("00")) {
            digits = "+" + digits.substring(2);
        } else if (countryCode.equals("1") && digits.matches("[0-9]{10}")) {
            digits = "+1" + digits;
        }
        if (!digits.startsWith("+")) {
            throw invalid(text);
        }
        return new PhoneNumber(digits);
    }

    /** A number that is already in E.164. */
    public static PhoneNumber of(String e164) {
        return of(e164, "");
    }

    /** As {@link #of(String, String)}, empty for anything that is not a valid number. */
    public static Optional<PhoneNumber> parse(String text, String countryCode) {
        try {
            return Optional.of(of(text, countryCode));
        } catch (SequenceException notANumber) {
            return Optional.empty();
        }
    }

    @Override
    public AddressKey key() {
        return new AddressKey(AddressKind.PHONE, value);
    }

    @Override
    public String toString() {
        return Masked.of(value);
    }

    private static SequenceException invalid(String text) {
        return new SequenceException(
                ErrorCode.INVALID_PHONE,
                "phone number " + Masked.of(text) + ": must be + and 8 to 15 digits (E.164), for example +12125550134");
    }
}
