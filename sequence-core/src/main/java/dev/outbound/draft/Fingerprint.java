package dev.outbound.draft;

import java.util.List;

/**
 * The SHA-256 of what a person approves: channel, subject, body, thread choice and the step it is for. It is stored with
 * the approval and compared again in the moment of sending, so that words changed by any other path never leave.
 */
public record Fingerprint(String hex) {

    public static Fingerprint of(int position, DraftContent content) {
        String subject =
                content.fold(email -> email.subject() + '\u0000' + email.replyInThread(), sms -> "", call -> "");
        return new Fingerprint(
                Digest.of(List.of(Integer.toString(position), content.channel().name(), subject, content.body())));
    }

    @Override
    public String toString() {
        return hex;
    }
}
