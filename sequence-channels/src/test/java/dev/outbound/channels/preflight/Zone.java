package dev.outbound.channels.preflight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A DNS that knows what it was told. */
final class Zone implements Dns {

    private final Map<String, List<String>> records = new HashMap<>();
    private final Set<String> silent = new HashSet<>();
    private final List<String> asked = new ArrayList<>();

    /** A domain that has everything, and a relay that signs as {@code s1}. */
    static Zone complete() {
        return new Zone()
                .with(Dns.Type.TXT, "sender.example", "google-site-verification=abc")
                .with(Dns.Type.TXT, "sender.example", "v=spf1 include:relay.example -all")
                .with(Dns.Type.TXT, "relay.example", "v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 ?all")
                .with(Dns.Type.TXT, "_dmarc.sender.example", "v=DMARC1; p=quarantine; rua=mailto:dmarc@sender.example")
                .with(Dns.Type.MX, "sender.example", "10 mx.sender.example.")
                .with(Dns.Type.A, "mx.sender.example", "192.0.2.7");
    }

    Zone with(Dns.Type type, String name, String record) {
        records.computeIfAbsent(type + " " + name, key -> new ArrayList<>()).add(record);
        return this;
    }

    /** In the place of all there was. */
    Zone only(Dns.Type type, String name, String... now) {
        records.put(type + " " + name, new ArrayList<>(List.of(now)));
        return this;
    }

    /** That name is not answered for. */
    Zone silentFor(String name) {
        silent.add(name);
        return this;
    }

    int questions() {
        return asked.size();
    }

    @Override
    public List<String> records(Dns.Type type, String name) throws DnsFailure {
        asked.add(name);
        if (silent.contains(name)) {
            throw new DnsFailure(type + " of " + name + ": timed out");
        }
        return records.getOrDefault(type + " " + name, List.of());
    }
}
