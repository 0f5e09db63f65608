package dev.outbound.channels.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import dev.outbound.dispatch.SendOutcome;
import java.util.Optional;
import java.util.Set;

/** What Twilio's answer, or its silence, means for the message. Only numbers pass: Twilio's words repeat addresses. */
final class Outcomes {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;

    private static final int BAD_LOGIN = 20003;
    private static final int TOO_MANY_REQUESTS = 20429;
    private static final int UNSUBSCRIBED = 21610;
    /** Not a number; not a number for texts; not a number for calls. */
    private static final Set<Integer> NOBODY_THERE = Set.of(21211, 21614, 21217);

    private Outcomes() {}

    /** Judges a request that did not end with what was asked for. */
    static SendOutcome of(OneRequest request, TwilioException failed) {
        String detail = detail(request, failed);
        if (request.wasTooLate()) {
            return SendOutcome.deferred("too late to begin");
        }
        if (!request.mayHaveArrived()) {
            return SendOutcome.channelDown(detail);
        }
        int status = request.status().orElse(0);
        int code = code(failed).orElse(0);
        if (status < 400 || status >= 500) {
            // No answer, one that cannot be read, or a server that failed somewhere on the way.
            return new SendOutcome.Unknown(detail);
        }
        if (status == TOO_MANY || code == TOO_MANY_REQUESTS) {
            return new SendOutcome.Deferred(detail, request.retryAfter(), false);
        }
        if (code == UNSUBSCRIBED) {
            return new SendOutcome.Rejected(SendOutcome.Kind.OPTED_OUT, detail);
        }
        if (NOBODY_THERE.contains(code)) {
            return new SendOutcome.Rejected(SendOutcome.Kind.INVALID_ADDRESS, detail);
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN || code == BAD_LOGIN) {
            return SendOutcome.channelDown(detail);
        }
        return new SendOutcome.Rejected(SendOutcome.Kind.OTHER, detail);
    }

    /** For people: what happened, without an address or a word of the message. */
    static String detail(OneRequest request, TwilioException failed) {
        String status = request.status().map(s -> "HTTP " + s).orElse("no answer");
        String code = code(failed).map(c -> ", Twilio error " + c).orElse("");
        boolean isOurs =
                failed instanceof ApiConnectionException && request.status().isEmpty();
        return status + code + (isOurs ? ", " + failed.getMessage() : "");
    }

    private static Optional<Integer> code(TwilioException failed) {
        return failed instanceof ApiException refused ? Optional.ofNullable(refused.getCode()) : Optional.empty();
    }
}
