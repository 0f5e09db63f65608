package dev.outbound.activity;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The names under which an activity carries what is special about it. Values are text; no bodies, no full addresses. */
public final class Data {

    public static final String ADDRESS = "address";
    public static final String ATTEMPT = "attempt";
    public static final String CHANNEL = "channel";
    public static final String CODE = "code";
    public static final String COUNT = "count";
    public static final String DAY = "day";
    public static final String FROM = "from";
    public static final String LIST = "list";
    public static final String NAME = "name";
    public static final String REASON = "reason";
    public static final String RULE = "rule";
    public static final String SOURCE = "source";
    public static final String STATUS = "status";
    public static final String TO = "to";
    public static final String UNTIL = "until";

    private static final Set<String> PERSONAL = Set.of(ADDRESS, NAME);

    /** Constants, small numbers, status codes, times and ids: what names nobody. */
    private static final Pattern IMPERSONAL =
            Pattern.compile("[A-Z][A-Z0-9_]*|-?[0-9]{1,6}|[245](\\.[0-9]{1,3}){2}|[0-9]{4}-[0-9TZ:.-]+|[0-9a-f-]{36}");

    private Data() {}

    /** Those of the entries that can hold nothing about a person: free text, names and addresses are left out. */
    public static Map<String, String> impersonal(Map<String, String> data) {
        Map<String, String> kept = new HashMap<>(data);
        kept.entrySet()
                .removeIf(entry -> PERSONAL.contains(entry.getKey())
                        || !IMPERSONAL.matcher(entry.getValue()).matches());
        return kept;
    }
}
