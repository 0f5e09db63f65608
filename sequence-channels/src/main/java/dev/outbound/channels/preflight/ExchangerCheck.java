package dev.outbound.channels.preflight;

import dev.outbound.channels.preflight.Finding.Check;
import java.util.ArrayList;
import java.util.List;

/** Where mail to a domain arrives (RFC 5321 §5): a domain that takes no mail looks like a forged one. */
final class ExchangerCheck {

    private final Dns dns;

    ExchangerCheck(Dns dns) {
        this.dns = dns;
    }

    List<Finding> of(String domain, String what) throws DnsFailure {
        List<String> hosts = dns.records(Dns.Type.MX, domain).stream()
                .map(record -> record.strip().replaceFirst("^\\d+\\s+", ""))
                .toList();
        String publish =
                "Publish an MX record at " + domain + " that names your mail server: \"10 mail.example.com.\".";
        if (hosts.isEmpty()) {
            return List.of(error(domain + " has no MX record: " + what + " its mail get lost.", publish));
        }
        if (hosts.contains(".")) {
            return List.of(error(domain + " says that it takes no mail (null MX).", publish));
        }
        List<Finding> findings = new ArrayList<>();
        for (String host : hosts) {
            String name = host.replaceFirst("\\.$", "");
            boolean exists = !dns.records(Dns.Type.A, name).isEmpty()
                    || !dns.records(Dns.Type.AAAA, name).isEmpty();
            findings.add(
                    exists
                            ? new Finding.Ok(Check.MX, domain + " takes mail at " + name + ".")
                            : error(
                                    domain + " names " + name + " for its mail, which has no address.",
                                    "Correct the MX record, or publish an A record at " + name + "."));
        }
        return findings;
    }

    private static Finding error(String found, String toDo) {
        return new Finding.Problem(Check.MX, found, toDo);
    }
}
