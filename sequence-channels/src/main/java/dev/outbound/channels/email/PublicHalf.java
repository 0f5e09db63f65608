package dev.outbound.channels.email;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * The public half of a signing key, computed from the private one, so that nobody has to supply both.
 *
 * @param published as it stands in {@code p=}
 */
record PublicHalf(String published, int bits) {

    private static final int ED25519_OCTETS = 32;

    static PublicHalf ofRsa(RSAPrivateCrtKey key) throws GeneralSecurityException {
        var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
        var made = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
        return new PublicHalf(base64(made.getEncoded()), made.getModulus().bitLength());
    }

    /**
     * The JDK has no direct way from an Ed25519 private key to its public one; but making a pair takes 32 random octets as
     * the private key, so it is given these. A signature by the one is then checked with the other.
     */
    static PublicHalf ofEd25519(PrivateKey key) throws GeneralSecurityException {
        byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
        PublicKey made = generator.generateKeyPair().getPublic();
        if (!belongTogether(key, made)) {
            throw new GeneralSecurityException("this JDK makes Ed25519 pairs in another way");
        }
        byte[] encoded = made.getEncoded();
        return new PublicHalf(
                base64(Arrays.copyOfRange(encoded, encoded.length - ED25519_OCTETS, encoded.length)),
                ED25519_OCTETS * 8);
    }

    private static boolean belongTogether(PrivateKey key, PublicKey made) throws GeneralSecurityException {
        byte[] probe = {1, 2, 3};
        Signature signing = Signature.getInstance("Ed25519");
        signing.initSign(key);
        signing.update(probe);
        Signature checking = Signature.getInstance("Ed25519");
        checking.initVerify(made);
        checking.update(probe);
        return checking.verify(signing.sign());
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    /** Gives the same octets every time. */
    private static final class Given extends SecureRandom {

        private static final long serialVersionUID = 1;
        private final byte[] octets;

        Given(byte[] octets) {
            this.octets = octets.clone();
        }

        @Override
        public void nextBytes(byte[] wanted) {
            System.arraycopy(octets, 0, wanted, 0, wanted.length);
        }
    }
}
