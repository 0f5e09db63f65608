package dev.outbound.channels.email;

import dev.outbound.address.EmailAddress;
import dev.outbound.dispatch.Handed;
import dev.outbound.dispatch.OutboundMessage.Body;
import dev.outbound.dispatch.OutboundMessage.Email;
import dev.outbound.dispatch.OutboundMessage.Mailbox;
import dev.outbound.dispatch.OutboundMessage.Threading;
import dev.outbound.touch.TouchId;
import dev.outbound.workspace.WorkspaceId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Messages to send in tests. */
final class Emails {

    static final String TO = "bob@customer.example";
    static final URI LINK = URI.create("https://app.sender.example/u/c2VjcmV0dG9rZW4");

    private Emails() {}

    static Email email() {
        return email(new Mailbox("Tyler Durden", EmailAddress.of("tyler@sender.example")), "Quick question");
    }

    static Email email(Mailbox from, String subject) {
        return email(handed(System.nanoTime() + Duration.ofMinutes(1).toNanos(), System::nanoTime), from, subject);
    }

    static Email email(Handed handed, Mailbox from, String subject) {
        return new Email(
                handed,
                from,
                Optional.of(EmailAddress.of("replies@sender.example")),
                EmailAddress.of(TO),
                subject,
                new Body("Hello Bob,\n\nare you there?\n.\n", "<p>Hello Bob,</p>\n<p>are you there?</p>"),
                LINK,
                new Threading(messageId(handed), Optional.empty(), List.of()));
    }

    static Email with(Email email, Body body) {
        return with(email, email.returnPath(), body, email.unsubscribe(), email.unsubscribeTo(), email.threading());
    }

    static Email with(Email email, URI unsubscribe, Threading threading) {
        return with(email, email.returnPath(), email.body(), unsubscribe, email.unsubscribeTo(), threading);
    }

    static Email withUnsubscribeTo(Email email, String address) {
        Optional<EmailAddress> to = Optional.of(EmailAddress.of(address));
        return with(email, email.returnPath(), email.body(), email.unsubscribe(), to, email.threading());
    }

    static Email withReturnPath(Email email, String address) {
        Optional<EmailAddress> path = Optional.of(EmailAddress.of(address));
        return with(email, path, email.body(), email.unsubscribe(), email.unsubscribeTo(), email.threading());
    }

    private static Email with(
            Email email,
            Optional<EmailAddress> returnPath,
            Body body,
            URI unsubscribe,
            Optional<EmailAddress> unsubscribeTo,
            Threading threading) {
        return new Email(
                email.handed(),
                email.from(),
                returnPath,
                email.replyTo(),
                email.to(),
                email.subject(),
                body,
                unsubscribe,
                unsubscribeTo,
                threading);
    }

    static String messageId(Handed handed) {
        return "<" + handed.touch() + "@sender.example>";
    }

    static Handed handed(long deadline, LongSupplier nanos) {
        return new Handed(new WorkspaceId("acme"), new TouchId(UUID.randomUUID()), UUID.randomUUID(), deadline, nanos);
    }
}
