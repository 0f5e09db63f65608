package dev.outbound.lint;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hosts a text links to: behind a scheme, after {@code www.}, or before a path. A bare name such as Booking.com is a name. */
public final class LinkHosts {

    private static final Pattern LINK = Pattern.compile(
            "\\b[a-z][a-z0-9+.-]{0,20}:[/\\\\]{2,}([^\\s\"<>/\\\\?#]+)"
                    + "|(?<![\\p{L}\\p{N}@.-])(www\\.[\\p{L}\\p{N}.-]+)"
                    + "|(?<![\\p{L}\\p{N}@./-])((?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62})?\\.){1,8}\\p{L}{2,30})(?=[:0-9]{0,6}/[\\p{L}\\p{N}])");

    /** Second levels under which strangers register names. */
    private static final Set<String> SHARED =
            Set.of("co", "com", "org", "net", "gov", "edu", "ac", "ne", "or", "gob", "govt", "ltd", "plc", "me");

    private LinkHosts() {}

    /** All of them, in lower case, without {@code www.}. */
    public static Set<String> of(String text) {
        Set<String> hosts = new LinkedHashSet<>();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        Matcher matcher = LINK.matcher(plain);
        while (matcher.find()) {
            String found = Optional.ofNullable(matcher.group(1))
                    .or(() -> Optional.ofNullable(matcher.group(2)))
                    .orElseGet(() -> matcher.group(3));
            hosts.add(host(found));
        }
        return hosts;
    }

    /** The sender's own hosts, given the domain mail is sent from: the domain, and what it was made below of. */
    public static Set<String> own(String sendingDomain) {
        String domain = sendingDomain.toLowerCase(Locale.ROOT);
        String above = domain.substring(domain.indexOf('.') + 1);
        int dot = above.indexOf('.');
        boolean isShared = dot < 0 || (SHARED.contains(above.substring(0, dot)) && above.length() - dot == 3);
        return isShared ? Set.of(domain) : Set.of(domain, above);
    }

    /** The first host that is none of these and below none of them. */
    static Optional<String> foreign(String text, Set<String> allowed) {
        return of(text).stream()
                .filter(host -> allowed.stream().noneMatch(one -> host.equals(one) || host.endsWith("." + one)))
                .findFirst();
    }

    /** Without user, port and punctuation: what follows the last {@code @} is where a link leads. */
    private static String host(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = host.indexOf(':');
        String bare = (colon < 0 ? host : host.substring(0, colon)).replaceAll("[^\\p{L}\\p{N}]+$", "");
        return bare.startsWith("www.") ? bare.substring(4) : bare;
    }
}
