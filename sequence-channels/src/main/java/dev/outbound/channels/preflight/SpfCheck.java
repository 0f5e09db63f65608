package dev.outbound.channels.preflight;

import dev.outbound.channels.preflight.Finding.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SPF (RFC 7208): one record that ends in a judgement, and that receivers can evaluate with the ten lookups they grant.
 *
 * <p>Whether it lets the relay through cannot be told in general: which address the relay will send from is its own affair.
 */
final class SpfCheck {

    private static final int MOST_LOOKUPS = 10;
    private static final Pattern TERM =
            Pattern.compile("([+?~-]?)([A-Za-z][A-Za-z0-9_.-]*)(?:([:=])(\\S+?))?(?:(/\\d+)?(//\\d+)?)");
    private static final String RELAY =
            " Whether your relay is among the allowed cannot be told from here: it names the include or addresses.";

    private final Dns dns;

    SpfCheck(Dns dns) {
        this.dns = dns;
    }

    List<Finding> of(String domain) throws DnsFailure {
        List<String> records = records(domain);
        if (records.isEmpty()) {
            return List.of(error(
                    domain + " has no SPF record.",
                    "Publish one TXT record at " + domain
                            + ": \"v=spf1 include:NAME ~all\", with NAME as your relay says."));
        }
        if (records.size() > 1) {
            return List.of(error(
                    domain + " has " + records.size() + " SPF records, so none of them counts.",
                    "Make them one: \"" + merged(records) + "\"."));
        }
        var walk = new Walk();
        walk.read(domain, records.get(0));
        String record = "\"" + records.get(0) + "\"";
        var findings = new ArrayList<Finding>();
        walk.broken.ifPresent(what -> findings.add(error(
                "The SPF record of " + domain + ", " + record + ", cannot be evaluated: " + what + ".",
                "Correct it: receivers treat it as no permission for anybody.")));
        if (walk.lookups > MOST_LOOKUPS) {
            findings.add(error(
                    "The SPF record of " + domain + " needs more than " + MOST_LOOKUPS
                            + " lookups, so it does not count.",
                    "Take out includes that are no longer used, or name addresses (ip4:, ip6:) instead."));
        }
        judgement(domain, records.get(0), walk.all).ifPresent(findings::add);
        if (findings.isEmpty()) {
            findings.add(new Finding.Ok(
                    Check.SPF,
                    domain + " has " + record + ", " + walk.lookups + " of " + MOST_LOOKUPS + " lookups." + RELAY));
        }
        return findings;
    }

    private Optional<Finding> judgement(String domain, String record, Optional<String> all) {
        String what = "The SPF record of " + domain + " ";
        return switch (all.orElse("")) {
            case "-", "~" -> Optional.empty();
            case "+" ->
                Optional.of(error(
                        what + "ends in +all: everybody may send as you.",
                        "Publish \"" + ending(record, "~all") + "\"."));
            case "?" ->
                Optional.of(warning(
                        what + "ends in ?all, which says nothing of anybody else.",
                        "Publish \"" + ending(record, "~all") + "\"."));
            default ->
                Optional.of(warning(
                        what + "has no ending, which says nothing of anybody else.",
                        "Publish \"" + ending(record, "~all") + "\"."));
        };
    }

    private static String ending(String record, String all) {
        return record.replaceAll("(?i)\\s+[+?~-]?all\\b.*$", "").strip() + " " + all;
    }

    private static String merged(List<String> records) {
        var terms = new ArrayList<String>();
        for (String record : records) {
            for (String term : terms(record)) {
                if (!terms.contains(term) && !term.matches("(?i)[+?~-]?all")) {
                    terms.add(term);
                }
            }
        }
        return ("v=spf1 " + String.join(" ", terms)).strip() + " ~all";
    }

    private static List<String> terms(String record) {
        return List.of(record.strip().split("\\s+")).stream().skip(1).toList();
    }

    private List<String> records(String domain) throws DnsFailure {
        return dns.records(Dns.Type.TXT, domain).stream()
                .filter(text -> text.toLowerCase(Locale.ROOT).matches("v=spf1(\\s.*)?"))
                .toList();
    }

    private static Finding error(String found, String toDo) {
        return new Finding.Problem(Check.SPF, found, toDo);
    }

    private static Finding warning(String found, String toDo) {
        return new Finding.Warning(Check.SPF, found, toDo);
    }

    /** A record and those it refers to, until eleven lookups are counted. */
    private final class Walk {

        private int lookups;
        private Optional<String> all = Optional.empty();
        private Optional<String> broken = Optional.empty();

        void read(String domain, String record) throws DnsFailure {
            all = Optional.empty();
            Optional<String> redirect = Optional.empty();
            for (String term : terms(record)) {
                Matcher matcher = TERM.matcher(term);
                if (!matcher.matches()) {
                    fails("\"" + term + "\" of " + domain + " is no term of SPF");
                    continue;
                }
                String name = matcher.group(2).toLowerCase(Locale.ROOT);
                Optional<String> value = Optional.ofNullable(matcher.group(4));
                if ("=".equals(matcher.group(3))) {
                    redirect = name.equals("redirect") ? value : redirect;
                } else if (name.equals("all")) {
                    all = Optional.of(matcher.group(1).isEmpty() ? "+" : matcher.group(1));
                    // What follows is never looked at.
                    return;
                } else {
                    mechanism(domain, term, name, value);
                }
            }
            if (redirect.isPresent()) {
                follow(redirect.get());
            }
        }

        private void mechanism(String domain, String term, String name, Optional<String> value) throws DnsFailure {
            switch (name) {
                case "ip4", "ip6" -> {
                    if (value.isEmpty()) {
                        fails("\"" + term + "\" of " + domain + " names no address");
                    }
                }
                case "a", "mx", "ptr", "exists" -> lookups++;
                case "include" -> {
                    Optional<String> before = all;
                    if (value.isPresent()) {
                        follow(value.get());
                    } else {
                        fails("\"" + term + "\" of " + domain + " names no domain");
                    }
                    // The ending of an included record is not ours.
                    all = before;
                }
                default -> fails("\"" + term + "\" of " + domain + " is no term of SPF");
            }
        }

        private void follow(String domain) throws DnsFailure {
            lookups++;
            // A name with macros depends on the mail; its record cannot be read beforehand.
            if (lookups > MOST_LOOKUPS || domain.contains("%")) {
                return;
            }
            List<String> records = records(domain);
            if (records.size() != 1) {
                fails(domain + " has " + (records.isEmpty() ? "no SPF record" : "several SPF records"));
                return;
            }
            read(domain, records.get(0));
        }

        private void fails(String what) {
            broken = broken.or(() -> Optional.of(what));
        }
    }
}
