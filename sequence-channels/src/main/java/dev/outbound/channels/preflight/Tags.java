package dev.outbound.channels.preflight;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A record of the form {@code v=DKIM1; k=rsa; p=…} (RFC 6376 §3.2), which DMARC uses too. */
record Tags(Map<String, String> values) {

    private static final Pattern TAG = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_]*)\\s*=\\s*([^;]*?)\\s*(?:;|$)");

    Tags {
        values = Map.copyOf(values);
    }

    /** Empty if it has not that form, or a name occurs twice. */
    static Optional<Tags> of(String record) {
        var values = new LinkedHashMap<String, String>();
        Matcher tag = TAG.matcher(record);
        int at = 0;
        while (at < record.length() && !record.substring(at).isBlank()) {
            tag.region(at, record.length());
            if (!tag.lookingAt() || values.put(tag.group(1).toLowerCase(Locale.ROOT), tag.group(2)) != null) {
                return Optional.empty();
            }
            at = tag.end();
        }
        return Optional.of(new Tags(values));
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** In lower case, for values that are keywords. */
    String keyword(String name, String otherwise) {
        return get(name).orElse(otherwise).toLowerCase(Locale.ROOT);
    }
}
