package dev.outbound.channels.inbound;

import jakarta.mail.internet.MimeUtility;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A mail or a part of one.
 *
 * @param type the media type in lower case
 * @param body the beginning of its body as it came
 * @param children the parts of a multipart, or the one message inside a {@code message/…} or {@code text/rfc822-headers}
 */
record Part(Headers headers, String type, Octets body, List<Part> children) {

    Part {
        children = List.copyOf(children);
    }

    boolean isMultipart() {
        return type.startsWith("multipart/");
    }

    /** Whether it returns another mail, or the headers of one. */
    boolean isReturnedMail() {
        return type.equals("message/rfc822") || type.equals("text/rfc822-headers") || type.equals("message/global");
    }

    boolean isAttachment() {
        return headers.plain("content-disposition").startsWith("attachment");
    }

    /** Itself and what it is made of, not looking into mails it returns. */
    Stream<Part> parts() {
        return isReturnedMail()
                ? Stream.of(this)
                : Stream.concat(Stream.of(this), children.stream().flatMap(Part::parts));
    }

    /** Its body as text. */
    String text() {
        byte[] octets = Transfer.decode(headers.plain("content-transfer-encoding"), body.text());
        String text = new String(octets, charset(octets)).replace("\r\n", "\n").replace('\r', '\n');
        Map<String, String> parameters = headers.mediaParameters();
        return parameters.getOrDefault("format", "").equalsIgnoreCase("flowed")
                ? FlowedText.of(text, parameters.getOrDefault("delsp", "").equalsIgnoreCase("yes"))
                : text;
    }

    private Charset charset(byte[] octets) {
        String name = headers.mediaParameters().getOrDefault("charset", "");
        try {
            if (!name.isEmpty() && !name.toLowerCase(Locale.ROOT).equals("us-ascii")) {
                return Charset.forName(MimeUtility.javaCharset(name));
            }
        } catch (IllegalArgumentException unknown) {
            // Then as if it named none.
        }
        return new String(octets, StandardCharsets.UTF_8).indexOf('\ufffd') < 0
                ? StandardCharsets.UTF_8
                : StandardCharsets.ISO_8859_1;
    }
}
