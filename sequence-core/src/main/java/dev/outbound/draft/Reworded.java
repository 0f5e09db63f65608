package dev.outbound.draft;

/** The same message with other words. */
final class Reworded {

    private Reworded() {}

    static DraftContent with(DraftContent content, String body) {
        return content.fold(
                email -> new DraftContent.Email(email.subject(), body, email.replyInThread()),
                sms -> new DraftContent.Sms(body),
                call -> new DraftContent.Voice(body));
    }

    static DraftContent with(DraftContent content, String subject, String body) {
        return content.fold(
                email -> new DraftContent.Email(subject, body, email.replyInThread()),
                sms -> new DraftContent.Sms(body),
                call -> new DraftContent.Voice(body));
    }

    static String subject(DraftContent content) {
        return content.fold(DraftContent.Email::subject, sms -> "", call -> "");
    }
}
