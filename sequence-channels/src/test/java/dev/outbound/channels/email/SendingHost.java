package dev.outbound.channels.email;

import dev.outbound.address.EmailAddress;
import dev.outbound.channels.Secret;
import dev.outbound.dispatch.OutboundMessage.Email;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** A host in a process of its own, for what a process trusts is settled when it starts. */
public final class SendingHost {

    private SendingHost() {}

    /** Sends signed mails to Bob, by the relay's name and port, the file of the key, and how many; then to two who are not there. */
    public static void main(String[] arguments) throws IOException {
        Secret pem = new Secret(Files.readString(Path.of(arguments[2])));
        DkimKeys keys = DkimKeys.of(DkimKey.of(Keys.DOMAIN, "s2026", pem));
        SmtpSettings relay = SmtpSettings.of(arguments[0], Integer.parseInt(arguments[1]), Optional.empty());
        try (var sender = new SmtpSender(relay, Clock.systemUTC(), keys)) {
            for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
                Email mail = Emails.email();
                System.out.println("bob " + mail.threading().messageId() + " " + sender.send(mail));
            }
            System.out.println("nobody " + sender.send(to("nobody@customer.example")));
            System.out.println("busy " + sender.send(to("busy@customer.example")));
        }
    }

    private static Email to(String recipient) {
        Email plain = Emails.email();
        return new Email(
                plain.handed(),
                plain.from(),
                plain.returnPath(),
                plain.replyTo(),
                EmailAddress.of(recipient),
                plain.subject(),
                plain.body(),
                plain.unsubscribe(),
                plain.unsubscribeTo(),
                plain.threading());
    }
}
