package dev.outbound.channels.inbound;

import dev.outbound.address.EmailAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header fields of a mail or of one of its parts, in their order, unfolded, as far as they are readable. */
record Headers(List<Field> fields) {

    static final int MAX_FIELDS = 1_000;
    static final int MAX_VALUE = 10_000;
    private static final int MAX_PLAIN = 500;
    private static final int MAX_IDS = 200;

    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,900}>");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()\\[\\]]{1,64}@[^\\s<>,;:\"()\\[\\]]{1,255}");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([A-Za-z0-9*_-]{1,40})\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;\"]*))");

    /** One field; its name in lower case. */
    record Field(String name, String value) {}

    Headers {
        fields = List.copyOf(fields);
    }

    /** The first field of that name, its value stripped; empty if there is none. */
    Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(field -> field.value().strip())
                .findFirst();
    }

    boolean has(String name) {
        return first(name).isPresent();
    }

    /** The first field of that name in lower case, without comments; the empty text if there is none. */
    String plain(String name) {
        return first(name)
                .map(value -> value.substring(0, Math.min(value.length(), MAX_PLAIN)))
                .map(value -> value.replaceAll("\\([^)]*\\)", "").strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** The first field of that name with its encoded words (RFC 2047) or UTF-8 (RFC 6532) read; the empty text if there is none. */
    String text(String name) {
        String raw = unicode(first(name).orElse(""));
        try {
            return MimeUtility.decodeText(raw).replaceAll("\\p{Cntrl}+", " ").strip();
        } catch (UnsupportedEncodingException | RuntimeException unreadable) {
            return raw;
        }
    }

    private static String unicode(String octets) {
        if (octets.chars().allMatch(c -> c < 128)) {
            return octets;
        }
        String read = new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return read.indexOf('\ufffd') < 0 ? read : octets;
    }

    /** The ids in angle brackets in all fields of that name. */
    List<String> messageIds(String name) {
        var ids = new LinkedHashSet<String>();
        for (Field field : fields) {
            if (field.name().equals(name)) {
                MESSAGE_ID.matcher(field.value()).results().limit(MAX_IDS).forEach(id -> ids.add(id.group()));
            }
        }
        return List.copyOf(ids);
    }

    /** The addresses in all fields of these names. */
    List<EmailAddress> addresses(String... names) {
        var addresses = new LinkedHashSet<EmailAddress>();
        for (Field field : fields) {
            if (Set.of(names).contains(field.name())) {
                addresses.addAll(addressesIn(field.value()));
            }
        }
        return List.copyOf(addresses);
    }

    static List<EmailAddress> addressesIn(String text) {
        var addresses = new ArrayList<EmailAddress>();
        Matcher matcher = ADDRESS.matcher(text);
        while (matcher.find() && addresses.size() < MAX_IDS) {
            EmailAddress.parse(matcher.group().replaceAll("^[.']+|[.']+$", "")).ifPresent(addresses::add);
        }
        return addresses;
    }

    /** The media type in lower case, {@code text/plain} if there is none. */
    String mediaType() {
        String type = plain("content-type");
        int end = type.indexOf(';');
        String bare = (end < 0 ? type : type.substring(0, end)).strip();
        return bare.isEmpty() ? "text/plain" : bare;
    }

    /** The parameters of the media type, their names in lower case. */
    Map<String, String> mediaParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher matcher = PARAMETER.matcher(first("content-type").orElse(""));
        while (matcher.find()) {
            String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        return parameters;
    }
}
