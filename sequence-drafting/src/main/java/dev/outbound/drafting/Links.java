package dev.outbound.drafting;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The domains a draft may link to. A link is whatever a mail program would make one: a scheme, {@code www.}, a mail
 * address, a host with a path, or a bare host under a well-known top-level domain.
 */
final class Links {

    private static final Pattern WITH_SCHEME =
            Pattern.compile("[a-z][a-z0-9+.-]{0,20}:[/\\\\]{1,}([^\\s\"<>/\\\\?#]*)");
    private static final Pattern HOST = Pattern.compile(
            "(@|\\b)((?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.){1,8}([\\p{L}][\\p{L}\\p{N}-]{1,30}))(?![\\p{L}\\p{N}])"
                    + "(:\\d{1,5})?([/\\\\?#]\\S)?");
    private static final Set<String> WELL_KNOWN = Set.of(
            "com", "net", "org", "edu", "gov", "info", "biz", "io", "co", "ai", "app", "dev", "me", "ly", "gl", "gg",
            "link", "page", "site", "online", "shop", "store", "click", "xyz", "top", "live", "cloud", "tech",
            "website", "ru", "cn", "de", "uk", "eu", "fr", "us", "ca", "nl", "tk", "ml", "ws", "cc", "tv", "to");

    private final Set<String> allowed = new TreeSet<>();

    Links(Set<String> domains) {
        for (String domain : domains) {
            String lower = domain.strip().toLowerCase(Locale.ROOT);
            if (!lower.matches("(?:[a-z0-9-]+\\.)+[a-z0-9-]{2,}")) {
                throw new IllegalArgumentException("link domain " + domain + ": must be like example.com");
            }
            allowed.add(lower);
        }
    }

    /** The rule as the model is told it. */
    String rule() {
        return allowed.isEmpty() ? "No links." : "No links, unless to " + String.join(", ", allowed) + ".";
    }

    /**
     * The first host the text links to and must not.
     *
     * @param names in lower case, which may be mentioned even if they read like a host
     */
    Optional<String> foreign(String text, Set<String> names) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('\u3002', '.')
                .toLowerCase(Locale.ROOT);
        Matcher scheme = WITH_SCHEME.matcher(plain);
        while (scheme.find()) {
            String host = host(scheme.group(1));
            if (!isAllowed(host)) {
                return Optional.of(host);
            }
        }
        Matcher bare = HOST.matcher(plain);
        while (bare.find()) {
            String host = bare.group(2);
            boolean clickable = bare.group(1).equals("@") || bare.group(4) != null || bare.group(5) != null;
            boolean linked = clickable || host.startsWith("www.") || WELL_KNOWN.contains(bare.group(3));
            if (linked && !isAllowed(host) && (clickable || !names.contains(host))) {
                return Optional.of(host);
            }
        }
        return Optional.empty();
    }

    private boolean isAllowed(String host) {
        return allowed.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
    }

    /** Without user and port: what follows the last {@code @} is where the link leads. */
    private static String host(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = host.indexOf(':');
        String bare = colon < 0 ? host : host.substring(0, colon);
        return bare.replaceAll("[.,;)!]+$", "");
    }
}
