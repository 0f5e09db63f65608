package dev.outbound.channels.inbound;

import dev.outbound.address.EmailAddress;
import dev.outbound.digest.Sha256;
import dev.outbound.inbound.InboundEmail;
import dev.outbound.inbound.InboundKind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a mail that came in and says what it is.
 *
 * <p>Looks at 10 MB of it, at 200 parts, ten levels deep, and at 100,000 characters of text. Whatever it holds, there is an
 * answer: what is not understood was written by a person. Keeps nothing; safe for use by many threads.
 */
public final class EmailReader {

    /** As much of a mail as is read. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(EmailReader.class);

    private final Set<EmailAddress> own;

    /**
     * A reader for one workspace.
     *
     * @param own the addresses it sends from: mail from them is its own
     */
    public EmailReader(Set<EmailAddress> own) {
        this.own = Set.copyOf(own);
    }

    /**
     * Reads a mail from a stream, which stays open.
     *
     * @throws IOException only if the stream does
     */
    public InboundEmail read(InputStream mail, Instant receivedAt) throws IOException {
        return read(mail.readNBytes(MAX_BYTES), receivedAt);
    }

    /** Reads a mail as it came: MIME, however broken. */
    public InboundEmail read(byte[] mail, Instant receivedAt) {
        byte[] looked = mail.length > MAX_BYTES ? Arrays.copyOf(mail, MAX_BYTES) : mail;
        try {
            return understood(looked, receivedAt);
        } catch (RuntimeException | StackOverflowError broken) {
            LOG.warn(
                    "A mail could not be read and counts as a person's: {}",
                    broken.getClass().getSimpleName());
            return unreadable(looked, receivedAt);
        }
    }

    private InboundEmail understood(byte[] bytes, Instant receivedAt) {
        Mail mail = Mail.of(MailParser.parse(bytes), own);
        Headers headers = mail.headers();
        InboundKind kind = new Classifier(LocalDate.ofInstant(receivedAt, ZoneOffset.UTC)).judge(mail);
        return new InboundEmail(
                headers.messageIds("message-id").stream().findFirst().orElseGet(() -> fingerprint(bytes)),
                mail.from(),
                Recipients.of(mail, kind),
                headers.messageIds("in-reply-to"),
                headers.messageIds("references"),
                mail.subject(),
                VisibleText.orAll(mail),
                receivedAt,
                kind);
    }

    private static InboundEmail unreadable(byte[] bytes, Instant receivedAt) {
        return new InboundEmail(
                fingerprint(bytes),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                receivedAt,
                new InboundKind.HumanReply(false));
    }

    /** A mail without an id is known by what it holds, so that a second copy is recognised. */
    private static String fingerprint(byte[] bytes) {
        return "<" + Sha256.hex(bytes) + InboundEmail.HASHED;
    }
}
