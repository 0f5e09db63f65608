package dev.outbound.channels.preflight;

import dev.outbound.channels.preflight.Finding.Check;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a domain before mail is sent from it: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489), where answers and
 * bounces arrive, and the unsubscribe link (RFC 8058). It says in words what is missing, and the text of the record to
 * publish.
 *
 * <p>It never throws because of the DNS: what could not be looked up is a {@link Finding.Warning}. Takes as long as the DNS
 * does; keep the findings, and look again after a change. Safe for use by many threads.
 */
public final class Preflight {

    private final Dns dns;

    public Preflight(Dns dns) {
        this.dns = dns;
    }

    /** At least one finding of each check, in the order of {@link Check}; more where several things are wrong. */
    public List<Finding> check(MailSetup setup) {
        var findings = new ArrayList<Finding>();
        // Receivers ask for SPF of the envelope sender; that is the domain of bounces if there is one.
        findings.addAll(asked(
                Check.SPF, () -> new SpfCheck(dns).of(setup.sending().bounces().orElse(setup.domain()))));
        findings.addAll(new DkimCheck(dns).of(setup));
        findings.addAll(asked(Check.DMARC, () -> new DmarcCheck(dns).of(setup)));
        var exchangers = new ExchangerCheck(dns);
        findings.addAll(asked(Check.MX, () -> exchangers.of(setup.domain(), "answers to")));
        setup.sending()
                .replies()
                .ifPresent(domain -> findings.addAll(asked(Check.MX, () -> exchangers.of(domain, "answers to"))));
        setup.sending()
                .bounces()
                .ifPresent(domain -> findings.addAll(asked(Check.MX, () -> exchangers.of(domain, "bounces of"))));
        findings.add(link(setup.unsubscribe()));
        return findings;
    }

    /** Something that needs the DNS. */
    interface Question {
        List<Finding> answer() throws DnsFailure;
    }

    static List<Finding> asked(Check check, Question question) {
        try {
            return question.answer();
        } catch (DnsFailure failure) {
            return List.of(new Finding.Warning(
                    check,
                    "The DNS did not answer: " + failure.what() + ".",
                    "Check again; if it stays so, look at the name servers of this machine and of the domain."));
        }
    }

    private static Finding link(URI base) {
        boolean isGood = "https".equalsIgnoreCase(base.getScheme()) && base.getHost() != null;
        return isGood
                ? new Finding.Ok(Check.UNSUBSCRIBE_LINK, "Links begin with " + base + ".")
                : new Finding.Problem(
                        Check.UNSUBSCRIBE_LINK,
                        "Links begin with " + base + ".",
                        "Use an https address that everybody reaches: without it there is no one-click unsubscribe.");
    }
}
