package dev.outbound.channels.inbound;

import java.util.regex.Pattern;

/**
 * Signs that a mail in no standard form reports a failed delivery. No single one is enough, for a person may forward such a
 * report or speak of one.
 */
final class Evidence {

    private static final int ENOUGH = 3;
    private static final int LOOKED_AT = 3_000;

    private static final Pattern ANSWERS_OR_FORWARDS =
            Pattern.compile("(?iu)^(?:re|aw|antw|fwd?|wg|tr|rv|rif|odp|sv|vs)\\s?:");
    private static final Pattern SUBJECT = Pattern.compile(
            "(?iu)undeliver(?:ed|able)|deliver(?:y|ies)? (?:status|failure|failed|problem|error|report|notification|has failed|unsuccessful|warning|delay|incomplete)|delivery of your"
                    + "|mail delivery (?:failed|failure|error|system|warning|problem)|failure (?:notice|report|delivery)|returned (?:mail|to sender)|(?:mail|message) (?:could not be|not|un)(?:sent| ?delivered)|non[- ]?delivery"
                    + "|(?:message|mail) (?:delivery )?(?:status|failure|not delivered|error|delayed|rejected|returned|warning)|(?:could not|couldn't|cannot|can't|unable to) (?:be )?(?:deliver|send)|nondeliverable"
                    + "|mail system error|failed (?:mail|delivery|message)|permanent (?:delivery )?failure|user unknown|rejected mail|\\bnot member\\b|loop alert|warning: (?:could not|message)|returning message|bounce"
                    + "|unzustellbar|nicht zugestellt|zustell(?:ung|fehler)|non remis|échec de (?:la )?(?:remise|distribution)|non distribu|no se (?:ha )?(?:pudo )?entreg|no entregado|mancato recapito|não (?:foi )?entregue|devolvid|niet bezorgd|onbestelbaar|niedostarcz|не ?доставлен|недоставлен|配信不能|エラー|未送达|退信|系统退信");
    private static final Pattern SAYS_SO = Pattern.compile(
            "(?iu)this is the (?:qmail-send|mail system|postfix|mail delivery|dragonfly)|i'?m (?:afraid|sorry)[^\\n]{0,60}\\s[^\\n]{0,30}(?:able to deliver|to inform you)"
                    + "|(?:(?:message|mail|e-?mail)s?\\b[^.]{0,160}?)?(?:could|was|were|can|has|have|did|is)(?: ?not|n'?t) (?:yet )?(?:be |been )?(?:able to )?(?:be )?(?:deliver|reach|sent to the following)"
                    + "|(?:delivery|deliver)\\b[^\\n]{0,120}(?:fail|postponed|delayed|unsuccessful)|fail(?:ed|ure) (?:to |in )?deliver|failed (?:permanently|recipient|address)|permanent (?:fatal )?errors?"
                    + "|undelivered|undeliverable|(?:unable|failed) to (?:deliver|send)|did not reach|following (?:address|recipient)(?:es|s)?[^\\n]{0,30} (?:had|failed|were|was|did)|returned (?:below|to (?:the )?sender|because|for)"
                    + "|transcript of (?:the )?session|generated following response|error (?:message )?(?:below|follows|while)|an error (?:occurred|was detected)|there was an? (?:error|problem) deliver|\\berror: |unknown user|user unknown"
                    + "|(?:account|mailbox) is (?:disabled|full|closed)|(?:message|mail) (?:was |has been |is )?(?:rejected|refused|returned|bounced)"
                    + "|\\bnot (?:a )?member of\\b|not allowed to post|duplicated message-id|loop alert|invalid (?:final )?(?:delivery )?user"
                    + "|nicht zugestellt|konnte nicht|n'a pu être|n'a pas pu être|no (?:se )?pudo|no ha podido|non è stato possibile|não (?:pôde|foi possível)|niet (?:worden )?(?:bezorgd|afgeleverd)|nie (?:mogła|może) zostać|не (?:может быть|был[ао]?) доставлен|無法|无法(?:发送|送达|投递)|送信できません|配信できません");
    private static final Pattern SMTP_REPLY = Pattern.compile(
            "(?<![\\d.-])[45]\\d\\d[ -](?:[45]\\.\\d{1,3}\\.\\d{1,3}\\b|.{0,10}<?\\S+@\\S+|.{0,40}(?i:user|mailbox|recipient|requested action|relay|host|rejected|refused|unknown))|(?<![\\d.])[45]\\.[0-7]\\.\\d{1,2}\\b|(?m)^(?:>>>|<<<) (?:RCPT|MAIL|DATA|[45]\\d\\d)");

    private Evidence() {}

    /** Whether there is enough. */
    static boolean of(Mail mail, String told) {
        Headers headers = mail.headers();
        if (headers.has("x-failed-recipients")) {
            return true;
        }
        String text = told.length() > LOOKED_AT ? told.substring(0, LOOKED_AT) : told;
        boolean person = ANSWERS_OR_FORWARDS.matcher(mail.subject()).find() && !Machines.isMailSystem(mail);
        boolean subject = SUBJECT.matcher(mail.subject()).find();
        boolean says = SAYS_SO.matcher(text).find();
        int signs = (Machines.isMailSystem(mail) ? 2 : 0)
                + (mail.hasNullSender() ? 2 : 0)
                + (!mail.hasNullSender() && Machines.isRobot(mail) ? 1 : 0)
                + (Machines.isListServer(mail) ? 1 : 0)
                + (subject ? 1 : 0)
                + (says ? 1 : 0)
                + (SMTP_REPLY.matcher(text).find() ? 1 : 0)
                + (mail.returned().isPresent() ? 1 : 0);
        boolean machine = mail.hasNullSender()
                || Machines.isMailSystem(mail)
                || Machines.isRobot(mail)
                || Machines.isListServer(mail);
        boolean reports = subject || says || (mail.returned().isPresent() && Machines.isMailSystem(mail));
        return machine && !person && reports && signs >= ENOUGH;
    }
}
