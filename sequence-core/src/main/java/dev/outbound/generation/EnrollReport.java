package dev.outbound.generation;

import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.EnrollResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of each contact that was to be enrolled, in the order they were given. */
public record EnrollReport(Map<ContactId, EnrollResult> results) {

    public EnrollReport {
        results = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }

    /** How many contacts had that result. */
    public long count(EnrollResult result) {
        return results.values().stream().filter(r -> r == result).count();
    }
}
