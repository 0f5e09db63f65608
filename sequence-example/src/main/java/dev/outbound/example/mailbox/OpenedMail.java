package dev.outbound.example.mailbox;

import java.nio.charset.StandardCharsets;

/**
 * A mail with all that is in it.
 *
 * @param headers as they stand in the file, one a line
 * @param text the words a reader sees: the plain text part, or the HTML part if that is all there is
 * @param raw the file, each char of it a byte
 */
public record OpenedMail(Mail mail, String headers, String text, String raw) {

    public byte[] bytes() {
        return raw.getBytes(StandardCharsets.ISO_8859_1);
    }
}
