package dev.outbound.channels.preflight;

import dev.outbound.channels.preflight.Finding.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * DMARC (RFC 7489): a policy at the domain or one above it, and an envelope sender that belongs to it.
 *
 * <p>Which domain is the organisation's is found by walking up to the last one with a policy, not by a list of suffixes.
 */
final class DmarcCheck {

    private static final Set<String> POLICIES = Set.of("none", "quarantine", "reject");

    private final Dns dns;

    DmarcCheck(Dns dns) {
        this.dns = dns;
    }

    /** A domain with its policies; more than one is none. */
    private record Place(String domain, List<String> records) {

        String name() {
            return "_dmarc." + domain;
        }
    }

    List<Finding> of(MailSetup setup) throws DnsFailure {
        List<Place> places = places(setup.domain());
        String publish = "Publish one TXT record at _dmarc." + setup.domain()
                + ": \"v=DMARC1; p=none; rua=mailto:postmaster@" + setup.domain() + "\".";
        if (places.isEmpty()) {
            return List.of(error("There is no DMARC record for " + setup.domain() + ".", publish));
        }
        Place nearest = places.get(0);
        if (nearest.records().size() > 1) {
            return List.of(error(
                    nearest.name() + " has " + nearest.records().size() + " DMARC records, so none of them counts.",
                    "Leave one of them."));
        }
        Optional<Tags> read = Tags.of(nearest.records().get(0));
        boolean isInherited = !nearest.domain().equals(setup.domain());
        String policy = read.map(tags ->
                        isInherited && tags.get("sp").isPresent() ? tags.keyword("sp", "") : tags.keyword("p", ""))
                .orElse("");
        if (read.isEmpty() || !POLICIES.contains(policy)) {
            return List.of(error(
                    nearest.name() + " holds no valid policy: \""
                            + nearest.records().get(0) + "\".",
                    publish));
        }
        var findings = new ArrayList<Finding>();
        String organisation = places.get(places.size() - 1).domain();
        alignment(setup, read.get(), organisation).ifPresent(findings::add);
        findings.add(policy(nearest, read.get(), policy));
        return findings;
    }

    private static Finding policy(Place place, Tags tags, String policy) {
        String has = place.name() + " has the policy " + policy + ".";
        if (!policy.equals("none")) {
            return new Finding.Ok(Check.DMARC, has);
        }
        String where = tags.get("rua").isPresent() ? "" : " Add rua=mailto:… to get reports first.";
        return new Finding.Warning(
                Check.DMARC,
                has + " That satisfies receivers, and keeps nobody from sending in your name.",
                "Once reports show that all your mail passes, publish p=quarantine." + where);
    }

    /** Our signature is always of From's very domain; SPF counts only if the domain of bounces belongs to it too. */
    private static Optional<Finding> alignment(MailSetup setup, Tags tags, String organisation) {
        boolean isStrict = tags.keyword("aspf", "r").equals("s");
        return setup.sending()
                .bounces()
                .filter(bounces -> !bounces.equals(setup.domain()))
                .filter(bounces -> isStrict || !isWithin(bounces, organisation))
                .map(bounces -> new Finding.Warning(
                        Check.DMARC,
                        "SPF of " + bounces + " does not count for " + setup.domain()
                                + (isStrict
                                        ? ", for aspf=s asks for the very same domain."
                                        : ", another organisation's."),
                        "Let bounces go to a domain below " + organisation
                                + (isStrict ? " and take aspf=s out" : "")
                                + ": until then all depends on the DKIM signature."));
    }

    private static boolean isWithin(String domain, String organisation) {
        return domain.equals(organisation) || domain.endsWith("." + organisation);
    }

    /** From the domain upwards, those with a policy; a name of one label is nobody's. */
    private List<Place> places(String domain) throws DnsFailure {
        var places = new ArrayList<Place>();
        for (String at = domain; at.contains("."); at = at.substring(at.indexOf('.') + 1)) {
            List<String> records = dns.records(Dns.Type.TXT, "_dmarc." + at).stream()
                    .filter(text -> text.toLowerCase(Locale.ROOT).matches("v\\s*=\\s*dmarc1\\s*(;.*)?"))
                    .toList();
            if (!records.isEmpty()) {
                places.add(new Place(at, records));
            }
        }
        return places;
    }

    private static Finding error(String found, String toDo) {
        return new Finding.Problem(Check.DMARC, found, toDo);
    }
}
