package dev.outbound.channels.twilio;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Requests as Twilio makes them. */
final class Requests {

    private Requests() {}

    /** A form sent to that address, signed with the token of the tests. */
    static Webhook signed(URI address, Map<String, String> fields) {
        return signed(Phones.TOKEN, address, fields);
    }

    static Webhook signed(String token, URI address, Map<String, String> fields) {
        String tail = new TreeMap<>(fields)
                .entrySet().stream().map(f -> f.getKey() + f.getValue()).collect(Collectors.joining());
        String body = fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Webhook(
                Optional.ofNullable(address.getRawQuery()).orElse(""),
                "application/x-www-form-urlencoded",
                body,
                Optional.of(signature(token, address.toString(), tail)));
    }

    static String signature(String token, String address, String tail) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal((address + tail).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
