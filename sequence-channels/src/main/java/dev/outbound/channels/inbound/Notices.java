package dev.outbound.channels.inbound;

import dev.outbound.inbound.InboundKind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Mails to keep and not to act on. */
final class Notices {

    private static final Pattern CHALLENGE = Pattern.compile(
            "(?i)boxbe|spam ?arrest|bluebottle|spamblocker|sender (?:verification|confirmation)|challenge[- ]response"
                    + "|(?:confirm|verify) (?:that )?(?:you|your (?:e-?mail|address|message|identity))[^.\n]{0,80}(?:deliver|human|sender|whitelist)"
                    + "|(?:added to|on) (?:my|our|the) (?:whitelist|approved sender|guest list)"
                    + "|(?:message|mail) (?:is|was|has been) (?:being )?(?:held|quarantined)[^.\n]{0,80}(?:confirm|verif|reply|approv)");
    private static final Pattern ALLOWED_LIST = Pattern.compile(
            "(?iu)(?:added?|put|placed?)\\s+(?:on )?to (?:the recipient'?s|my|our|the|his|her|their)\\s+(?:allowed|approved|white|guest|safe|accepted)[ -]?(?:senders?[ -]?)?\\s*list");
    private static final int SHORT = 3_000;
    private static final Pattern THROWN_AWAY =
            Pattern.compile("(?im)^disposition:.{0,200};\\s*(?:deleted|failed|denied)");
    private static final Pattern REFUSED = Pattern.compile(
            "(?iu)(?:automatically )?(?:rejected|refused|discarded)|not (?:been )?(?:delivered|accepted)|quota|could ?n.t be (?:delivered|stored)");
    private static final Pattern DELIVERED = Pattern.compile(
            "(?i)^(?:delivered|successful mail delivery report|delivery status notification \\((?:success|relay)\\)|relayed:|expanded:)");

    private Notices() {}

    static Optional<InboundKind> ownCopy(Mail mail) {
        boolean ours = mail.headers().has("x-sequence-attempt")
                || mail.from()
                        .filter(from ->
                                mail.own().stream().anyMatch(own -> own.key().equals(from.key())))
                        .isPresent();
        return ours ? notice("own copy") : Optional.empty();
    }

    /** A read receipt; a refusal if it says that the mail was thrown away unread (Sieve's reject does so). */
    static Optional<InboundKind> readReceipt(Mail mail) {
        Optional<Part> disposition = mail.part("message/disposition-notification");
        boolean receipt = mail.reportType().equals("disposition-notification")
                || (mail.root().isMultipart() && disposition.isPresent());
        if (!receipt) {
            return Optional.empty();
        }
        boolean thrownAway = disposition
                .map(Part::text)
                .filter(text -> THROWN_AWAY.matcher(text).find())
                .isPresent();
        String told = PlainReports.told(mail);
        return thrownAway && REFUSED.matcher(told).find()
                ? Optional.of(new InboundKind.DeliveryReport(PlainReports.reports(mail, told)))
                : notice("read receipt");
    }

    static Optional<InboundKind> delivered(Mail mail) {
        return Machines.isMailSystem(mail) && DELIVERED.matcher(mail.subject()).find()
                ? notice("delivered")
                : Optional.empty();
    }

    static Optional<InboundKind> challenge(Mail mail) {
        boolean machine = mail.hasNullSender() || Machines.saysSo(mail) || Machines.isMailSystem(mail);
        String text = mail.visible();
        String subject = mail.subject().toLowerCase(Locale.ROOT);
        return (machine
                                && (CHALLENGE.matcher(text).find()
                                        || CHALLENGE.matcher(subject).find()))
                        || asksForAClick(text)
                ? notice("challenge")
                : Optional.empty();
    }

    /** Strong enough by itself: a link to follow so that the mail gets through to somebody's list of allowed senders. */
    private static boolean asksForAClick(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return text.length() < SHORT
                && (lower.contains("http://") || lower.contains("https://"))
                && lower.contains("click")
                && lower.contains("deliver")
                && ALLOWED_LIST.matcher(text).find();
    }

    private static Optional<InboundKind> notice(String what) {
        return Optional.of(new InboundKind.Notice(what));
    }
}
