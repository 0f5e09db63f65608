package dev.outbound.channels.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.core5.http.Header;

/**
 * The transport of the SDK for one call of it: it makes one request, and remembers how far it came. The SDK's own transport
 * repeats a POST up to six times, of which each may be a message.
 */
final class OneRequest extends com.twilio.http.HttpClient {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private final HttpClient http;
    private final TwilioSettings settings;
    private final BooleanSupplier tooLate;
    private Optional<BodyOnce> body = Optional.empty();
    private Optional<Integer> status = Optional.empty();
    private Optional<Duration> retryAfter = Optional.empty();
    private boolean handshakeFailed;

    OneRequest(HttpClient http, TwilioSettings settings, BooleanSupplier tooLate) {
        this.http = http;
        this.settings = settings;
        this.tooLate = tooLate;
    }

    /** Whether Twilio may have the request. */
    boolean mayHaveArrived() {
        return !handshakeFailed && body.filter(BodyOnce::isWritten).isPresent();
    }

    /** Whether it was given up in the last moment, because it was too late. */
    boolean wasTooLate() {
        return body.filter(BodyOnce::wasTooLate).isPresent();
    }

    /** The status of the answer, if there was one. */
    Optional<Integer> status() {
        return status;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(rebased(request))
                .header("Authorization", request.getAuthString())
                .header("Accept", "application/json");
        if (request.getMethod() == HttpMethod.POST) {
            byte[] form = request.encodeFormBody().getBytes(StandardCharsets.UTF_8);
            BodyOnce once = new BodyOnce(form, tooLate);
            body = Optional.of(once);
            builder.header("Content-Type", "application/x-www-form-urlencoded").POST(once);
        } else {
            builder.GET();
        }
        HttpResponse<String> answer = within(builder.build());
        status = Optional.of(answer.statusCode());
        retryAfter = answer.headers()
                .firstValue("Retry-After")
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofSeconds(Integer.parseInt(value)));
        return new Response(answer.body(), answer.statusCode(), new Header[0]);
    }

    private HttpResponse<String> within(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> call =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            return call.get(settings.timeouts().call().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            call.cancel(true);
            throw new ApiConnectionException(
                    "not done within " + settings.timeouts().call());
        } catch (InterruptedException stopped) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("interrupted");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            // It can end a request whose body was handed on already, which the encryption then kept back.
            handshakeFailed = cause instanceof SSLHandshakeException;
            throw new ApiConnectionException(kind(cause == null ? failed : cause));
        }
    }

    /** The kind of failure only: what libraries say may repeat addresses. */
    private static String kind(Throwable failure) {
        return failure instanceof IOException ? failure.getClass().getSimpleName() : "it could not be asked";
    }

    /** The address the SDK asks for, below the API's address of the settings. */
    private URI rebased(Request request) {
        URI asked = URI.create(request.constructURL().toString());
        String base = settings.api().toString().replaceAll("/+$", "");
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return URI.create(base + asked.getRawPath() + query);
    }
}
