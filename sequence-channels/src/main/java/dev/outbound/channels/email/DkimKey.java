package dev.outbound.channels.email;

import dev.outbound.channels.Secret;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.workspace.SendingDomain;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A key with which mail of one domain is signed (DKIM, RFC 6376): RSA of at least 1,024 bits, or Ed25519 (RFC 8463).
 *
 * <p>Receivers look for its public half under {@link #recordName} in the DNS; {@link #record} is what has to stand there.
 * Not every receiver knows Ed25519 yet: sign with an RSA key too.
 */
public final class DkimKey {

    /** Receivers refuse an RSA key of fewer bits (RFC 8301). */
    public static final int REFUSED_BELOW = 1024;

    /** An RSA key of fewer bits is weak: 2,048 are usual. */
    public static final int WEAK_BELOW = 2048;

    private static final Logger LOG = LoggerFactory.getLogger(DkimKey.class);
    private static final Pattern SELECTOR =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

    /** The two ways to sign. */
    enum Algorithm {
        RSA("rsa", "RSA", "SHA256withRSA"),
        ED25519("ed25519", "Ed25519", "Ed25519");

        private final String tag;
        private final String family;
        private final String signature;

        Algorithm(String tag, String family, String signature) {
            this.tag = tag;
            this.family = family;
            this.signature = signature;
        }

        /** The value of {@code a=}. */
        String signing() {
            return tag + "-sha256";
        }
    }

    private final String domain;
    private final String selector;
    private final Algorithm algorithm;
    private final PrivateKey key;
    private final PublicHalf publicHalf;

    private DkimKey(String domain, String selector, Algorithm algorithm, PrivateKey key, PublicHalf publicHalf) {
        this.domain = domain;
        this.selector = selector;
        this.algorithm = algorithm;
        this.key = key;
        this.publicHalf = publicHalf;
    }

    /**
     * Reads a key. A short RSA key (below 2,048 bits) is warned of in the log.
     *
     * @param domain of the workspace whose mail is signed; the mails' From is always under this very domain
     * @param selector the name under which the public half is published, such as {@code s2026}
     * @param pem the private key as PKCS#8 in PEM, unencrypted: {@code -----BEGIN PRIVATE KEY-----}
     * @throws SequenceException {@link ErrorCode#INVALID_VALUE} saying what is wrong with which of them
     */
    public static DkimKey of(SendingDomain domain, String selector, Secret pem) {
        String name = selector.strip().toLowerCase(Locale.ROOT);
        if (name.length() > 100 || !SELECTOR.matcher(name).matches()) {
            throw invalid("selector", "must be DNS labels of letters, digits and hyphens, such as s2026");
        }
        byte[] encoded = decoded(pem.value());
        DkimKey key;
        try {
            PrivateKey rsa = KeyFactory.getInstance(Algorithm.RSA.family).generatePrivate(pkcs8(encoded));
            key = new DkimKey(domain.name(), name, Algorithm.RSA, rsa, PublicHalf.ofRsa((RSAPrivateCrtKey) rsa));
        } catch (GeneralSecurityException | ClassCastException notRsa) {
            key = ed25519(domain.name(), name, encoded);
        }
        key.checkStrength();
        return key;
    }

    private static DkimKey ed25519(String domain, String selector, byte[] encoded) {
        try {
            PrivateKey key = KeyFactory.getInstance(Algorithm.ED25519.family).generatePrivate(pkcs8(encoded));
            return new DkimKey(domain, selector, Algorithm.ED25519, key, PublicHalf.ofEd25519(key));
        } catch (GeneralSecurityException neither) {
            throw invalid("key", "is neither an RSA nor an Ed25519 key");
        }
    }

    private static PKCS8EncodedKeySpec pkcs8(byte[] encoded) {
        return new PKCS8EncodedKeySpec(encoded);
    }

    private static byte[] decoded(String pem) {
        var matcher = PEM.matcher(pem);
        if (!matcher.matches()) {
            throw invalid("key", whatElse(pem));
        }
        try {
            return Base64.getMimeDecoder().decode(matcher.group(1));
        } catch (IllegalArgumentException notBase64) {
            throw invalid("key", "is not valid Base64 between its first and last line");
        }
    }

    private static String whatElse(String pem) {
        if (pem.contains("BEGIN RSA PRIVATE KEY")) {
            return "is PKCS#1, must be PKCS#8: openssl pkcs8 -topk8 -nocrypt -in old.pem -out new.pem";
        }
        if (pem.contains("BEGIN ENCRYPTED PRIVATE KEY")) {
            return "is encrypted, must be plain: openssl pkcs8 -in old.pem -out new.pem";
        }
        if (pem.contains("PUBLIC KEY")) {
            return "is a public key, must be the private one";
        }
        return "must be one PKCS#8 key in PEM: -----BEGIN PRIVATE KEY-----";
    }

    private void checkStrength() {
        int bits = publicHalf.bits();
        if (algorithm == Algorithm.RSA && bits < REFUSED_BELOW) {
            throw invalid("key", "has " + bits + " bits, must have at least " + REFUSED_BELOW);
        }
        if (isWeak()) {
            LOG.warn("The DKIM key {} has {} bits; {} are usual", recordName(), bits, WEAK_BELOW);
        }
    }

    private static SequenceException invalid(String field, String rule) {
        return new SequenceException(ErrorCode.INVALID_VALUE, "DKIM " + field + " " + rule);
    }

    /** The domain whose mail it signs. */
    public String domain() {
        return domain;
    }

    /** The name under which its public half is published. */
    public String selector() {
        return selector;
    }

    /** Whether receivers may soon stop trusting it: RSA of fewer than 2,048 bits. */
    public boolean isWeak() {
        return algorithm == Algorithm.RSA && publicHalf.bits() < WEAK_BELOW;
    }

    /** Where receivers look for the public half. */
    public String recordName() {
        return selector + "._domainkey." + domain;
    }

    /** The text of the TXT record at {@link #recordName}. */
    public String record() {
        return "v=DKIM1; k=" + algorithm.tag + "; p=" + publicHalf.published();
    }

    Algorithm algorithm() {
        return algorithm;
    }

    /** Signs octets: with RSA as they are, hashed on the way; with Ed25519 the caller gives the hash (RFC 8463 §3). */
    byte[] sign(byte[] octets) {
        try {
            Signature signature = Signature.getInstance(algorithm.signature);
            signature.initSign(key);
            signature.update(octets);
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("DKIM key " + recordName(), broken);
        }
    }

    @Override
    public String toString() {
        return "DkimKey[" + recordName() + "]";
    }
}
