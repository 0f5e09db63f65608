package dev.outbound.draft;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of what a person approves: channel, subject, body, thread choice and the step it is for. It is stored with
 * the approval and compared again in the moment of sending, so that words changed by any other path never leave.
 */
public record Fingerprint(String hex) {

    public static Fingerprint of(int position, DraftContent content) {
        String subject =
                content.fold(email -> email.subject() + '\u0000' + email.replyInThread(), sms -> "", call -> "");
        String whole = String.join(
                "\u0000", Integer.toString(position), content.channel().name(), subject, content.body());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
