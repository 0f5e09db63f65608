package dev.outbound.workspace;

import dev.outbound.address.PhoneNumber;
import java.util.Optional;

/**
 * The workspace's phone numbers.
 *
 * @param sms texts come from this number
 * @param voice calls come from this number
 * @param countryCode default country code without {@code +} for numbers people paste, empty for none
 */
public record Numbers(Optional<PhoneNumber> sms, Optional<PhoneNumber> voice, String countryCode) {

    public static final Numbers NONE = new Numbers(Optional.empty(), Optional.empty(), "");
}
