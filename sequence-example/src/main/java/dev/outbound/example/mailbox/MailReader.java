package dev.outbound.example.mailbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads a mail for people. What cannot be read as MIME is shown as it came. */
final class MailReader {

    private static final int DEPTH = 10;
    private static final Session SESSION = Session.getInstance(new Properties());

    private MailReader() {}

    /** The recipient is on the second line, which {@link Mailbox} wrote; all else is the sender's. */
    static Mail glance(long number, byte[] file) {
        String recipient = headers(file)
                .lines()
                .filter(line -> line.startsWith("Delivered-To: "))
                .findFirst()
                .map(line -> line.substring("Delivered-To: ".length()))
                .orElse("");
        try {
            var headers = new MimeMessage(SESSION, new ByteArrayInputStream(file));
            return new Mail(
                    number,
                    recipient,
                    Optional.<@Nullable String>ofNullable(headers.getSubject()).orElse(""),
                    header(headers, "Message-ID"),
                    header(headers, "X-Sequence-Attempt"));
        } catch (MessagingException unreadable) {
            return new Mail(number, recipient, "", Optional.empty(), Optional.empty());
        }
    }

    static OpenedMail open(Mail mail, byte[] file) {
        String raw = new String(file, StandardCharsets.ISO_8859_1);
        return new OpenedMail(mail, headers(file), words(file), raw);
    }

    private static String words(byte[] file) {
        try {
            var message = new MimeMessage(SESSION, new ByteArrayInputStream(file));
            return text(message, "text/plain", 0).or(() -> html(message)).orElse("");
        } catch (MessagingException | IOException unreadable) {
            return new String(file, StandardCharsets.UTF_8);
        }
    }

    private static Optional<String> html(MimeMessage message) {
        try {
            return text(message, "text/html", 0);
        } catch (MessagingException | IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Part part, String type, int depth) throws MessagingException, IOException {
        if (part.isMimeType(type) && part.getContent() instanceof String words) {
            return Optional.of(words);
        }
        if (depth < DEPTH && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                Optional<String> found = text(parts.getBodyPart(i), type, depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static String headers(byte[] file) {
        String raw = new String(file, StandardCharsets.UTF_8);
        int end = raw.indexOf("\r\n\r\n");
        return (end < 0 ? raw : raw.substring(0, end)).replace("\r\n", "\n");
    }

    private static Optional<String> header(Message message, String name) throws MessagingException {
        String @Nullable [] values = message.getHeader(name);
        return values == null || values.length == 0 ? Optional.empty() : Optional.of(values[0].strip());
    }
}
