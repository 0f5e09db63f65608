package dev.outbound.channels.email;

import dev.outbound.address.EmailAddress;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A mail as it goes over the wire: the same bytes for the same message and date. */
final class RenderedEmail {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int MAX_LINK = 900;
    private static final Pattern NEEDS_NO_ESCAPE = Pattern.compile("[A-Za-z0-9.+_-]+@[A-Za-z0-9.-]+");

    private RenderedEmail() {}

    /**
     * Renders it.
     *
     * @throws SequenceException if a value cannot be written without changing what the mail is
     */
    static byte[] of(OutboundMessage.Email email, Instant date) {
        // "=_" is never part of quoted-printable text, so no part can hold the boundary.
        String boundary = "=_" + email.handed().attempt();
        var out = new ByteArrayOutputStream();
        headers(email, date, boundary).forEach((name, value) -> ascii(out, name + ": " + value.written() + "\r\n"));
        ascii(out, "\r\n");
        part(out, boundary, "text/plain", email.body().text());
        part(out, boundary, "text/html", email.body().html());
        ascii(out, "--" + boundary + "--\r\n");
        return out.toByteArray();
    }

    private static Map<String, HeaderValue> headers(OutboundMessage.Email email, Instant date, String boundary) {
        String messageId = email.threading().messageId();
        if (!HeaderValue.isMessageId(messageId)) {
            throw new SequenceException(ErrorCode.INVALID_CONTENT, "message id must be an id in angle brackets");
        }
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put("Date", HeaderValue.exactly("date", DATE.format(date)));
        headers.put(
                "From",
                HeaderValue.mailbox(
                        "from name", email.from().name(), email.from().address().value()));
        // With the name, for a signed address alone looks like nobody's.
        email.replyTo()
                .ifPresent(address -> headers.put(
                        "Reply-To",
                        HeaderValue.mailbox("from name", email.from().name(), address.value())));
        headers.put("To", HeaderValue.exactly("recipient", email.to().value()));
        headers.put("Subject", HeaderValue.text("subject", email.subject()));
        headers.put("Message-ID", HeaderValue.exactly("message id", messageId));
        thread(email.threading(), headers);
        headers.put("List-Unsubscribe", HeaderValue.list("unsubscribe link", waysOut(email)));
        headers.put(
                "List-Unsubscribe-Post", HeaderValue.exactly("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        headers.put(
                "X-Sequence-Attempt",
                HeaderValue.exactly("attempt", email.handed().attempt().toString()));
        headers.put("MIME-Version", HeaderValue.exactly("MIME-Version", "1.0"));
        headers.put(
                "Content-Type",
                HeaderValue.exactly("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\""));
        return headers;
    }

    /** The ids come from mail of others: one that cannot be written is left out and does not stop ours. */
    private static void thread(OutboundMessage.Threading threading, Map<String, HeaderValue> headers) {
        threading
                .inReplyTo()
                .filter(HeaderValue::isMessageId)
                .ifPresent(id -> headers.put("In-Reply-To", HeaderValue.messageIds(List.of(id))));
        List<String> references =
                threading.references().stream().filter(HeaderValue::isMessageId).toList();
        if (!references.isEmpty()) {
            headers.put("References", HeaderValue.messageIds(references));
        }
    }

    /** The one-click link first (RFC 8058), then the address (RFC 2369, RFC 6068): a program takes the first it can use. */
    private static List<String> waysOut(OutboundMessage.Email email) {
        List<String> ways = new ArrayList<>(List.of("<" + link(email.unsubscribe()) + ">"));
        email.unsubscribeTo().map(RenderedEmail::mailto).ifPresent(ways::add);
        return ways;
    }

    private static String mailto(EmailAddress address) {
        if (!NEEDS_NO_ESCAPE.matcher(address.value()).matches()) {
            throw new SequenceException(
                    ErrorCode.INVALID_CONTENT, "unsubscribe address must hold nothing that a mailto link escapes");
        }
        return "<mailto:" + address.value() + "?subject=unsubscribe>";
    }

    private static String link(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost() == null ? "" : uri.getHost();
        boolean allowed = scheme.equals("https") || (scheme.equals("http") && THIS_MACHINE.contains(host));
        String written = uri.toASCIIString();
        if (!allowed || host.isEmpty() || written.length() > MAX_LINK) {
            throw new SequenceException(
                    ErrorCode.INVALID_CONTENT,
                    "unsubscribe link must be an https address of at most " + MAX_LINK + " characters");
        }
        return written;
    }

    private static void part(OutputStream out, String boundary, String type, String text) {
        ascii(out, "--" + boundary + "\r\n");
        ascii(out, "Content-Type: " + type + "; charset=UTF-8\r\n");
        ascii(out, "Content-Transfer-Encoding: quoted-printable\r\n\r\n");
        try {
            OutputStream encoder = MimeUtility.encode(out, "quoted-printable");
            encoder.write(text.replaceAll("\r\n|\r|\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            encoder.flush();
        } catch (IOException | MessagingException impossible) {
            throw new IllegalStateException("quoted-printable", impossible);
        }
        ascii(out, "\r\n");
    }

    private static void ascii(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
