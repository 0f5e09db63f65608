package dev.outbound.channels.twilio;

import com.twilio.exception.TwilioException;
import com.twilio.http.Request;
import com.twilio.http.TwilioRestClient;
import dev.outbound.dispatch.Handed;
import dev.outbound.dispatch.SendOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.util.function.Function;

/** The account's API. Safe for use by many threads. */
final class Api {

    private final TwilioSettings settings;
    private final HttpClient http;

    Api(TwilioSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeouts().connect())
                .build();
    }

    /**
     * Creates a message or call, with one request or none.
     *
     * @param create uses the client for one call and returns the id of what it made
     */
    SendOutcome create(Handed handed, Function<TwilioRestClient, String> create) {
        OneRequest request = new OneRequest(http, settings, handed::isTooLate);
        try {
            return SendOutcome.accepted(create.apply(client(request)));
        } catch (TwilioException failed) {
            return Outcomes.of(request, failed);
        }
    }

    /**
     * Asks for something; asking again is harmless.
     *
     * @param ask uses the client for any number of calls that change nothing
     * @throws UncheckedIOException if it could not be asked
     */
    <T> T read(Function<TwilioRestClient, T> ask) {
        OneRequest request = new OneRequest(http, settings, () -> false);
        try {
            return ask.apply(client(request));
        } catch (TwilioException failed) {
            throw new UncheckedIOException(
                    new IOException("Twilio could not be asked: " + Outcomes.detail(request, failed)));
        }
    }

    private TwilioRestClient client(OneRequest request) {
        TwilioSettings.Account account = settings.account();
        return new QuietClient(new TwilioRestClient.Builder(
                        account.loginName(), account.password().value())
                .accountSid(account.sid())
                .httpClient(request));
    }

    /** The SDK's client without its log lines: they show what is asked for, and so numbers. */
    private static final class QuietClient extends TwilioRestClient {

        QuietClient(Builder parts) {
            super(parts);
        }

        @Override
        public void logRequest(Request request) {
            // Not a word.
        }
    }
}
