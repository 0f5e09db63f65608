package dev.outbound.channels.email;

import dev.outbound.channels.Secret;
import dev.outbound.workspace.SendingDomain;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** Keys made for a test. */
final class Keys {

    static final SendingDomain DOMAIN = new SendingDomain("sender.example", true);

    private Keys() {}

    static DkimKey rsa(String selector, int bits) {
        return DkimKey.of(DOMAIN, selector, rsaPem(bits));
    }

    static Secret rsaPem(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    static Secret pem(String what, byte[] encoded) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(encoded);
        return new Secret("-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
    }
}
