package dev.outbound.channels.email;

import dev.outbound.channels.inbound.EmailReader;
import dev.outbound.inbound.InboundKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

/** A host that sends and reads mail and has nothing else on its class path. */
public final class EmailOnlyHost {

    private EmailOnlyHost() {}

    /** Sends a mail to the relay at that port and reads one. */
    public static void main(String[] arguments) {
        System.out.println("SDK: " + isThere("com.twilio.Twilio") + ", JSON: "
                + isThere("com.fasterxml.jackson.databind.ObjectMapper"));
        try (SmtpSender sender = new SmtpSender(SmtpSettings.local(Integer.parseInt(arguments[0])))) {
            System.out.println("sent: " + sender.send(Emails.email()));
        }
        byte[] mail = "From: bob@customer.example\r\nMessage-ID: <1@customer.example>\r\n\r\nHello\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        boolean isPerson = new EmailReader(Set.of()).read(mail, Instant.EPOCH).kind() instanceof InboundKind.HumanReply;
        System.out.println("read: " + isPerson);
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type);
            return true;
        } catch (ClassNotFoundException no) {
            return false;
        }
    }
}
