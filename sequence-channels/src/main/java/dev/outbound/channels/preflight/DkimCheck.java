package dev.outbound.channels.preflight;

import dev.outbound.channels.email.DkimKey;
import dev.outbound.channels.preflight.Finding.Check;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** DKIM (RFC 6376 §3.6.1): each selector has a record, it can be read, and if we sign it is that of our key. */
final class DkimCheck {

    private final Dns dns;

    DkimCheck(Dns dns) {
        this.dns = dns;
    }

    List<Finding> of(MailSetup setup) {
        var findings = new ArrayList<Finding>();
        for (DkimKey key : setup.keys()) {
            findings.addAll(Preflight.asked(Check.DKIM, () -> List.of(ours(key))));
        }
        for (String selector : setup.selectors()) {
            String name = selector + "._domainkey." + setup.domain();
            findings.addAll(Preflight.asked(Check.DKIM, () -> List.of(theirs(name))));
        }
        if (findings.isEmpty()) {
            findings.add(new Finding.Warning(
                    Check.DKIM,
                    "Neither a key of ours nor a selector of the relay is named for " + setup.domain() + ".",
                    "Name the selector the relay signs with, or sign here: without a signature there is no one-click"
                            + " unsubscribe."));
        }
        return findings;
    }

    private Finding ours(DkimKey key) throws DnsFailure {
        String publish = "Publish one TXT record at " + key.recordName() + ": \"" + key.record() + "\".";
        List<String> records = dns.records(Dns.Type.TXT, key.recordName());
        return faulty(key.recordName(), records, publish)
                .or(() -> samePublicKey(records.get(0), key.record())
                        ? Optional.empty()
                        : Optional.of(
                                error(key.recordName() + " holds another key than the one we sign with.", publish)))
                .or(() -> key.isWeak() ? Optional.of(weak(key.recordName())) : Optional.empty())
                .orElseGet(() -> new Finding.Ok(Check.DKIM, key.recordName() + " holds the key we sign with."));
    }

    private Finding theirs(String name) throws DnsFailure {
        List<String> records = dns.records(Dns.Type.TXT, name);
        return faulty(name, records, "Publish there what your relay tells you.")
                .orElseGet(() -> new Finding.Ok(Check.DKIM, name + " holds a key."));
    }

    private Optional<Finding> faulty(String name, List<String> records, String toDo) {
        if (records.size() != 1) {
            return Optional.of(error(
                    name + (records.isEmpty() ? " has no record." : " has " + records.size() + " records."), toDo));
        }
        Optional<Tags> read = Tags.of(records.get(0));
        if (read.isEmpty()
                || !read.get().get("v").orElse("DKIM1").equals("DKIM1")
                || read.get().get("p").isEmpty()) {
            return Optional.of(error(name + " holds no DKIM record: \"" + records.get(0) + "\".", toDo));
        }
        Tags tags = read.get();
        if (tags.get("p").orElse("").isEmpty()) {
            return Optional.of(error(name + " says that the key was withdrawn (p is empty).", toDo));
        }
        boolean takesSha256 =
                List.of(tags.keyword("h", "sha256").split("\\s*:\\s*")).contains("sha256");
        if (!takesSha256) {
            return Optional.of(error(name + " does not allow sha256.", toDo));
        }
        return strength(name, tags, toDo).or(() -> testing(name, tags));
    }

    private Optional<Finding> strength(String name, Tags tags, String toDo) {
        if (!tags.keyword("k", "rsa").equals("rsa")) {
            return Optional.empty();
        }
        int bits;
        try {
            byte[] encoded = Base64.getDecoder().decode(tags.get("p").orElse("").replaceAll("\\s", ""));
            var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
            bits = key.getModulus().bitLength();
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return Optional.of(error(name + " holds something that is no RSA key.", toDo));
        }
        if (bits < DkimKey.REFUSED_BELOW) {
            return Optional.of(error(name + " holds a key of " + bits + " bits, which receivers refuse.", toDo));
        }
        return bits < DkimKey.WEAK_BELOW ? Optional.of(weak(name)) : Optional.empty();
    }

    private static Optional<Finding> testing(String name, Tags tags) {
        boolean isTest = List.of(tags.keyword("t", "").split("\\s*:\\s*")).contains("y");
        return isTest
                ? Optional.of(new Finding.Warning(
                        Check.DKIM,
                        name + " says that it is a test (t=y): receivers may treat the mail as unsigned.",
                        "Take t=y out."))
                : Optional.empty();
    }

    private static boolean samePublicKey(String published, String ours) {
        return keyOf(published).equals(keyOf(ours));
    }

    private static String keyOf(String record) {
        Tags tags = Tags.of(record).orElseThrow();
        return tags.keyword("k", "rsa") + " " + tags.get("p").orElse("").replaceAll("\\s", "");
    }

    private static Finding weak(String name) {
        return new Finding.Warning(
                Check.DKIM,
                name + " is for a key of fewer than " + DkimKey.WEAK_BELOW + " bits.",
                "Make a new key of " + DkimKey.WEAK_BELOW + " bits under another selector, and sign with it.");
    }

    private static Finding error(String found, String toDo) {
        return new Finding.Problem(Check.DKIM, found, toDo);
    }
}
