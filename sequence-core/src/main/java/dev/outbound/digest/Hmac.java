package dev.outbound.digest;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Authentication codes (RFC 2104) under one secret. Safe for use by many threads. */
public final class Hmac {

    /** Ready to be copied: taking in the key costs more than a short text does. Never fed itself. */
    private final Mac ready;

    private Hmac(SecretKeySpec key) {
        try {
            this.ready = Mac.getInstance(key.getAlgorithm());
            ready.init(key);
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
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
        Mac mac = copy();
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private Mac copy() {
        try {
            return (Mac) ready.clone();
        } catch (CloneNotSupportedException everyJvmCan) {
            throw new IllegalStateException(everyJvmCan);
        }
    }

    /** The code of a text in UTF-8. */
    public byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
