package dev.outbound.channels.twilio;

import dev.outbound.address.Channel;
import dev.outbound.digest.Hmac;
import dev.outbound.dispatch.Handed;
import dev.outbound.workspace.WorkspaceId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The addresses Twilio calls about one attempt. Each names the attempt and carries a token that only we can make for it
 * (HMAC-SHA256, 128 bits): a callback of one attempt says nothing of another, whoever can sign it.
 */
final class CallbackUrls {

    private static final String CHANNEL = "c";
    private static final String WORKSPACE = "w";
    private static final String ATTEMPT = "a";
    private static final String TOKEN = "t";
    private static final int TAG_BYTES = 16;

    private final URI base;
    private final Hmac hmac;

    CallbackUrls(TwilioSettings.Callbacks callbacks) {
        this.base = callbacks.url();
        this.hmac = Hmac.sha256(callbacks.secret().value().getBytes(StandardCharsets.UTF_8));
    }

    /** What a callback is about. */
    record Target(Channel channel, WorkspaceId workspace, UUID attempt) {

        static Target of(Channel channel, Handed handed) {
            return new Target(channel, handed.workspace(), handed.attempt());
        }
    }

    URI of(Endpoint endpoint, Target target) {
        String query = String.join(
                "&",
                CHANNEL + "=" + target.channel(),
                WORKSPACE + "=" + target.workspace(),
                ATTEMPT + "=" + target.attempt(),
                TOKEN + "=" + token(target));
        return URI.create(bare(endpoint) + "?" + query);
    }

    /** The address without a query, as Twilio calls it. */
    String bare(Endpoint endpoint) {
        return base + endpoint.path();
    }

    /** What the callback is about, if its token is the one of that attempt. */
    Optional<Target> target(Parameters query) {
        try {
            Target target = new Target(
                    Channel.valueOf(query.only(CHANNEL)),
                    new WorkspaceId(query.only(WORKSPACE)),
                    UUID.fromString(query.only(ATTEMPT)));
            // An id can be written in more ways than one; ours are written in one.
            boolean isOurSpelling = target.attempt().toString().equals(query.only(ATTEMPT));
            byte[] given = query.only(TOKEN).getBytes(StandardCharsets.UTF_8);
            boolean isGenuine = MessageDigest.isEqual(token(target).getBytes(StandardCharsets.UTF_8), given);
            return isGenuine && isOurSpelling ? Optional.of(target) : Optional.empty();
        } catch (RuntimeException notOurs) {
            return Optional.empty();
        }
    }

    private String token(Target target) {
        String whole = String.join(
                "\u0000",
                "twilio callback 1",
                target.channel().name(),
                target.workspace().value(),
                target.attempt().toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hmac.of(whole), TAG_BYTES));
    }
}
