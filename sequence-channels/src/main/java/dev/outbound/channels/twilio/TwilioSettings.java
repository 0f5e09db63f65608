package dev.outbound.channels.twilio;

import dev.outbound.channels.Secret;
import dev.outbound.error.Checks;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An account at Twilio, and how it is used.
 *
 * @param callbacks where Twilio reaches us
 * @param speech what calls sound like
 * @param api where Twilio's API is; only tests and simulators need another than the default
 */
public record TwilioSettings(Account account, Callbacks callbacks, Speech speech, Timeouts timeouts, URI api) {

    static final URI TWILIO = URI.create("https://api.twilio.com");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Who we are there.
     *
     * @param sid the account's, beginning with AC
     * @param authToken signs the webhooks, and logs in where there is no key
     * @param otherToken also good for webhooks, while one token replaces the other
     * @param key logs in instead of the token
     */
    public record Account(String sid, Secret authToken, Optional<Secret> otherToken, Optional<ApiKey> key) {

        private static final Pattern SID = Pattern.compile("AC[0-9A-Za-z]{32}");

        public Account {
            if (!SID.matcher(sid).matches()) {
                throw invalid("account is " + sid + ", must be AC and 32 letters or digits");
            }
            // Without a token nothing could be told from a forgery.
            notEmpty("auth token", authToken);
            otherToken.ifPresent(token -> notEmpty("other auth token", token));
        }

        /** An account with one token. */
        public static Account of(String sid, Secret authToken) {
            return new Account(sid, authToken, Optional.empty(), Optional.empty());
        }

        /** As this one, with a second token that is good for webhooks. */
        public Account alsoAccepting(Secret token) {
            return new Account(sid, authToken, Optional.of(token), key);
        }

        List<Secret> tokens() {
            return Stream.concat(Stream.of(authToken), otherToken.stream()).toList();
        }

        String loginName() {
            return key.map(ApiKey::sid).orElse(sid);
        }

        Secret password() {
            return key.map(ApiKey::secret).orElse(authToken);
        }
    }

    /** A key of the account, beginning with SK. */
    public record ApiKey(String sid, Secret secret) {
        public ApiKey {
            sid = Checks.line("api key", sid, 64, ErrorCode.INVALID_VALUE);
            notEmpty("secret of the api key", secret);
        }
    }

    /**
     * Where Twilio reaches us.
     *
     * @param url the public https address below which {@code text}, {@code status}, {@code call} and {@code key} lead to
     *     {@link TwilioWebhooks}, written exactly as Twilio calls it; http for this machine only
     * @param secret at least 32 bytes, the same on every node: the callback of each attempt carries a token made of it
     */
    public record Callbacks(URI url, Secret secret) {

        private static final int SECRET_BYTES = 32;

        public Callbacks {
            secure("callback address", url);
            if (url.getRawQuery() != null || url.getRawFragment() != null || url.getRawUserInfo() != null) {
                throw invalid("callback address must have no query, no fragment and no user name");
            }
            int bytes = secret.value().getBytes(StandardCharsets.UTF_8).length;
            if (bytes < SECRET_BYTES) {
                throw invalid("callback secret has " + bytes + " bytes, at least " + SECRET_BYTES + " are needed");
            }
            url = url.toString().endsWith("/") ? url : URI.create(url + "/");
        }
    }

    /**
     * How long to wait.
     *
     * @param connect for the connection
     * @param call for everything together, by the clock on the wall; shorter than the policy's {@code callWithin}
     */
    public record Timeouts(Duration connect, Duration call) {

        private static final Duration LONGEST = Duration.ofMinutes(10);

        public static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60));

        public Timeouts {
            for (Duration wait : List.of(connect, call)) {
                if (wait.compareTo(Duration.ofMillis(1)) < 0 || wait.compareTo(LONGEST) > 0) {
                    throw invalid("timeout is " + wait + ", must be 1 ms to 10 minutes");
                }
            }
        }
    }

    public TwilioSettings {
        secure("api address", api);
    }

    /** An account with the usual waits and an American voice. */
    public static TwilioSettings of(Account account, Callbacks callbacks) {
        return new TwilioSettings(account, callbacks, Speech.ENGLISH, Timeouts.DEFAULT, TWILIO);
    }

    public TwilioSettings withSpeech(Speech next) {
        return new TwilioSettings(account, callbacks, next, timeouts, api);
    }

    public TwilioSettings withTimeouts(Timeouts next) {
        return new TwilioSettings(account, callbacks, speech, next, api);
    }

    public TwilioSettings withApi(URI next) {
        return new TwilioSettings(account, callbacks, speech, timeouts, next);
    }

    private static void secure(String field, URI url) {
        String host = Optional.ofNullable(url.getHost()).orElse("");
        boolean isLocal = "http".equals(url.getScheme()) && LOOPBACK.contains(host);
        if (host.isEmpty() || !("https".equals(url.getScheme()) || isLocal)) {
            throw invalid(field + " is " + url + ", must begin with https; http is for this machine only");
        }
    }

    private static void notEmpty(String field, Secret secret) {
        if (secret.value().isBlank()) {
            throw invalid(field + " must not be empty");
        }
    }

    private static SequenceException invalid(String message) {
        return new SequenceException(ErrorCode.INVALID_VALUE, "Twilio settings: " + message);
    }
}
