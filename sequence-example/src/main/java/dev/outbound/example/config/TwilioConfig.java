package dev.outbound.example.config;

import dev.outbound.address.PhoneNumber;
import dev.outbound.workspace.Numbers;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An account at Twilio, for real texts and calls.
 *
 * @param token signs what Twilio posts, and logs in where there is no key
 * @param key logs in instead of the token
 * @param numbers at least one, for texts or for calls
 * @param webhooks the public address below which Twilio reaches the app
 */
public record TwilioConfig(String account, Secret token, Optional<ApiKey> key, Numbers numbers, URI webhooks) {

    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9A-Za-z]{32}");
    private static final Pattern KEY = Pattern.compile("SK[0-9A-Za-z]{32}");

    /** A key of the account. */
    public record ApiKey(String sid, Secret secret) {}

    /**
     * What is set; empty if no account is.
     *
     * @param country default country code without {@code +}
     */
    static Optional<TwilioConfig> of(Settings settings, Optional<URI> publicUrl, String country) {
        if (settings.optional(Key.TWILIO_ACCOUNT).isEmpty()) {
            for (Key key : new Key[] {
                Key.TWILIO_TOKEN,
                Key.TWILIO_KEY,
                Key.TWILIO_KEY_SECRET,
                Key.TWILIO_SMS_FROM,
                Key.TWILIO_VOICE_FROM,
                Key.TWILIO_WEBHOOKS
            }) {
                if (settings.optional(key).isPresent()) {
                    throw settings.bad(key, "needs " + Key.TWILIO_ACCOUNT.property);
                }
            }
            return Optional.empty();
        }
        String account = matching(settings, Key.TWILIO_ACCOUNT, ACCOUNT, "must be AC and 32 letters or digits");
        Secret token = needed(settings, Key.TWILIO_TOKEN);
        Optional<ApiKey> key = settings.optional(Key.TWILIO_KEY)
                .map(given -> new ApiKey(
                        matching(settings, Key.TWILIO_KEY, KEY, "must be SK and 32 letters or digits"),
                        needed(settings, Key.TWILIO_KEY_SECRET)));
        return Optional.of(
                new TwilioConfig(account, token, key, numbers(settings, country), webhooks(settings, publicUrl)));
    }

    private static Numbers numbers(Settings settings, String country) {
        var numbers =
                new Numbers(number(settings, Key.TWILIO_SMS_FROM), number(settings, Key.TWILIO_VOICE_FROM), country);
        if (numbers.sms().isEmpty() && numbers.voice().isEmpty()) {
            throw settings.bad(
                    Key.TWILIO_SMS_FROM, "must be set, or " + Key.TWILIO_VOICE_FROM.property + ": one of your numbers");
        }
        return numbers;
    }

    private static Optional<PhoneNumber> number(Settings settings, Key key) {
        return settings.optional(key)
                .map(given -> settings.parse(key, "must be a number such as +12125550100", PhoneNumber::of));
    }

    private static URI webhooks(Settings settings, Optional<URI> publicUrl) {
        Key key = settings.optional(Key.TWILIO_WEBHOOKS).isPresent() ? Key.TWILIO_WEBHOOKS : Key.PUBLIC_URL;
        String rule = "must be the https address at which Twilio reaches this app";
        Optional<URI> url = key == Key.PUBLIC_URL
                ? publicUrl.map(base -> URI.create(base + "/twilio/"))
                : Optional.of(settings.parse(key, rule, URI::create));
        return url.filter(given -> "https".equals(given.getScheme())
                        && given.getHost() != null
                        && given.getRawQuery() == null
                        && given.getRawFragment() == null
                        && given.getRawUserInfo() == null)
                .orElseThrow(() -> settings.bad(key, rule));
    }

    private static String matching(Settings settings, Key key, Pattern pattern, String rule) {
        String text = settings.text(key);
        if (!pattern.matcher(text).matches()) {
            throw settings.bad(key, rule);
        }
        return text;
    }

    private static Secret needed(Settings settings, Key key) {
        Secret secret = settings.secret(key);
        if (secret.value().isEmpty()) {
            throw settings.bad(key, "must be set");
        }
        return secret;
    }
}
