package dev.outbound.channels.twilio;

import dev.outbound.channels.Secret;
import dev.outbound.digest.Hmac;
import dev.outbound.digest.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells Twilio's requests from forgeries: HMAC-SHA1, with the auth token, of the address and the form's fields, or of the
 * address alone where it names the hash of the body. Everything else is a forgery.
 */
final class Signatures {

    private static final String BODY_HASH = "bodySHA256";
    private static final int LONGEST = 64 * 1024;

    private final List<Hmac> keys;

    Signatures(List<Secret> tokens) {
        keys = tokens.stream()
                .map(token -> Hmac.sha1(token.value().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** What was sent, if Twilio sent it to that address. */
    Optional<Parameters> genuine(String address, Webhook request) {
        if (request.signature().isEmpty()
                || request.body().length() > LONGEST
                || request.query().length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Parameters query = Parameters.ofForm(request.query());
            String type = request.contentType().toLowerCase(Locale.ROOT);
            boolean isForm = type.startsWith("application/x-www-form-urlencoded");
            boolean isJson = type.startsWith("application/json");
            boolean namesHash = query.values().containsKey(BODY_HASH);
            boolean isWhole = namesHash ? isHashed(query, request.body()) : isForm;
            if (!isWhole || !(isForm || isJson)) {
                return Optional.empty();
            }
            Parameters sent = isForm ? Parameters.ofForm(request.body()) : Parameters.ofJson(request.body());
            String whole = request.query().isEmpty() ? address : address + "?" + request.query();
            boolean signed = isSigned(
                    whole, isForm ? sent : Parameters.NONE, request.signature().get());
            return signed ? Optional.of(sent) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private boolean isSigned(String address, Parameters fields, String signature) {
        StringBuilder tail = new StringBuilder();
        fields.values()
                .forEach((name, values) ->
                        values.forEach(value -> tail.append(name).append(value)));
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        boolean isGenuine = false;
        for (String spelling : spellings(address)) {
            byte[] whole = (spelling + tail).getBytes(StandardCharsets.UTF_8);
            for (Hmac key : keys) {
                isGenuine |= MessageDigest.isEqual(Base64.getEncoder().encode(key.of(whole)), given);
            }
        }
        return isGenuine;
    }

    /** Twilio signs with or without the port, depending on the product. */
    private static Set<String> spellings(String address) {
        URI url = URI.create(address);
        String scheme = url.getScheme() + "://";
        String rest = address.substring(scheme.length() + url.getRawAuthority().length());
        int usual = "https".equals(url.getScheme()) ? 443 : 80;
        int port = url.getPort() < 0 ? usual : url.getPort();
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(address);
        spellings.add(scheme + url.getHost() + rest);
        spellings.add(scheme + url.getHost() + ":" + port + rest);
        return spellings;
    }

    private static boolean isHashed(Parameters query, String body) {
        byte[] ours = Sha256.hex(body).getBytes(StandardCharsets.UTF_8);
        byte[] given = query.only(BODY_HASH).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(ours, given);
    }
}
