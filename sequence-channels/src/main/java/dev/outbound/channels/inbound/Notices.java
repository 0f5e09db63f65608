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

    static Optional<InboundKind> readReceipt(Mail mail) {
        boolean receipt = mail.reportType().equals("disposition-notification")
                || (mail.root().isMultipart()
                        && mail.part("message/disposition-notification").isPresent());
        return receipt ? notice("read receipt") : Optional.empty();
    }

    static Optional<InboundKind> delivered(Mail mail) {
        return Machines.isMailSystem(mail) && DELIVERED.matcher(mail.subject()).find()
                ? notice("delivered")
                : Optional.empty();
    }

    static Optional<InboundKind> challenge(Mail mail) {
        boolean machine = mail.hasNullSender() || Machines.saysSo(mail) || Machines.isMailSystem(mail);
        String text = VisibleText.of(mail.text());
        String subject = mail.subject().toLowerCase(Locale.ROOT);
        return machine
                        && (CHALLENGE.matcher(text).find()
                                || CHALLENGE.matcher(subject).find())
                ? notice("challenge")
                : Optional.empty();
    }

    private static Optional<InboundKind> notice(String what) {
        return Optional.of(new InboundKind.Notice(what));
    }
}
