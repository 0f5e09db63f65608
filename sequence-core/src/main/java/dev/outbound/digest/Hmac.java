package dev.outbound.digest;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Authentication codes (RFC 2104) under one secret. Safe for use by many threads. */
public final class Hmac {

    private final SecretKeySpec key;

    private Hmac(SecretKeySpec key) {
        this.key = key;
    }

    public static Hmac sha256(byte[] secret) {
        return new Hmac(new SecretKeySpec(secret, "HmacSHA256"));
    }

    /** Where somebody else's protocol asks for it. */
    public static Hmac sha1(byte[] secret) {
        return new Hmac(new SecretKeySpec(secret, "HmacSHA1"));
    }

    /** The code of these bytes, one part after the other. */
    public byte[] of(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    /** The code of a text in UTF-8. */
    public byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
