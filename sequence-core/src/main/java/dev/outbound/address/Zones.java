package dev.outbound.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The time zone somebody is in, as far as it can be known.
 *
 * <p>Phone numbers are read with libphonenumber's map of prefixes to zones; a mobile number maps to where it was handed
 * out, not to where the person is. Safe for use by many threads.
 */
public final class Zones {

    private static final Set<String> IANA = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Set<ZoneId> CONTIGUOUS_US = Set.of(
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Chicago"),
            ZoneId.of("America/Denver"),
            ZoneId.of("America/Los_Angeles"));
    private static final int REMEMBERED = 4_096;
    private static final Map<List<String>, Set<ZoneId>> BY_NAMES = new ConcurrentHashMap<>();

    private Zones() {}

    /** The zone of that IANA id ({@code America/New_York}, old aliases too); empty for anything else, offsets included. */
    public static Optional<ZoneId> known(String id) {
        return IANA.contains(id) ? Optional.of(ZoneId.of(id)) : Optional.empty();
    }

    /**
     * Every zone the number may be in; empty if nothing is known. A number of a whole country ({@code +1} toll-free) maps
     * to dozens: where {@code +1} has more than the contiguous United States, those four zones stand for it.
     */
    public static Set<ZoneId> candidates(PhoneNumber phone) {
        List<String> names;
        try {
            names = PhoneNumberToTimeZonesMapper.getInstance()
                    .getTimeZonesForNumber(PhoneNumberUtil.getInstance().parse(phone.value(), null));
        } catch (NumberParseException unreadable) {
            return Set.of();
        }
        if (BY_NAMES.size() > REMEMBERED) {
            BY_NAMES.clear();
        }
        return BY_NAMES.computeIfAbsent(
                List.copyOf(names), list -> zones(list, phone.value().startsWith("+1")));
    }

    private static Set<ZoneId> zones(List<String> names, boolean northAmerican) {
        Set<ZoneId> zones = new LinkedHashSet<>();
        names.forEach(name -> known(name).ifPresent(zones::add));
        return northAmerican && zones.size() > CONTIGUOUS_US.size() ? CONTIGUOUS_US : Set.copyOf(zones);
    }
}
