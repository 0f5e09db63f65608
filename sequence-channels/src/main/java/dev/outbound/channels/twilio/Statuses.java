package dev.outbound.channels.twilio;

import dev.outbound.touch.DeliveryStatus;
import java.util.Locale;

/** Twilio's words for what became of a message or call, in ours. */
final class Statuses {

    private Statuses() {}

    /** Of a text. What is not final yet says only that Twilio has it. */
    static DeliveryStatus ofText(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "delivered", "read" -> DeliveryStatus.DELIVERED;
            case "undelivered", "failed", "canceled" -> DeliveryStatus.UNDELIVERED;
            default -> DeliveryStatus.NONE;
        };
    }

    /**
     * Of a call. That it is being spoken is not final: who answered is known at its end only.
     *
     * @param answeredBy empty if nobody asked
     */
    static DeliveryStatus ofCall(String status, String answeredBy) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "completed" -> isMachine(answeredBy) ? DeliveryStatus.MACHINE : DeliveryStatus.ANSWERED;
            case "busy" -> DeliveryStatus.BUSY;
            case "no-answer" -> DeliveryStatus.NO_ANSWER;
            case "failed", "canceled" -> DeliveryStatus.UNDELIVERED;
            default -> DeliveryStatus.NONE;
        };
    }

    /** Whether a machine answered; whoever is unknown is a person. */
    static boolean isMachine(String answeredBy) {
        return answeredBy.startsWith("machine") || isFax(answeredBy);
    }

    static boolean isFax(String answeredBy) {
        return answeredBy.equals("fax");
    }
}
