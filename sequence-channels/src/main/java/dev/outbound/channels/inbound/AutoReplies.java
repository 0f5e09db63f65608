package dev.outbound.channels.inbound;

import dev.outbound.inbound.InboundKind;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers of machines for people who are away. */
final class AutoReplies {

    private static final Pattern SUBJECT = Pattern.compile(
            "(?iu)^(?:automatic (?:e-?mail )?(?:reply|response)|auto[- ]?reply|auto[- ]?respon[sd]\\p{L}*|automated (?:e-?mail )?(?:reply|response)|auto:|out[- ]of[- ](?:the[- ])?office|ooo\\b|on vacation:|vacation (?:reply|response|message)"
                    + "|abwesenheits\\p{L}+|automatische (?:antwort|abwesenheitsmeldung|e-mail-antwort)|abwesend\\b|réponse automatique|(?:message d['’])?absence du bureau|absent(?:e)? du bureau"
                    + "|respuesta autom[aá]tica|fuera de (?:la )?oficina|risposta automatica|fuori (?:sede|ufficio)|resposta autom[aá]tica|fora do escrit[oó]rio|automatisch antwoord|afwezig|(?:out of office|afwezigheid)"
                    + "|automaattinen vastaus|poissa toimistosta|autosvar|automatiskt? svar|frånvaro|automatyczna odpowied|nieobecność|автоответ|автоматический ответ|нет на рабочем месте|automatická odpověď|自動応答|自動返信|不在通知|自动回复|自動回覆|자동 회신|부재중)");
    private static final Pattern SUBJECT_ANYWHERE = Pattern.compile(
            "(?i)^(?!(?:re|aw|fwd?|wg):).*(?:is (?:currently )?out of (?:the )?office|\\(away from the office\\)|automatiska atbilde|vacation (?:reply|message))");

    private AutoReplies() {}

    static Optional<InboundKind> judge(Mail mail, LocalDate received) {
        boolean automatic = Machines.saysSo(mail)
                || mail.hasNullSender()
                || SUBJECT.matcher(mail.subject()).find()
                || SUBJECT_ANYWHERE.matcher(mail.subject()).find();
        return automatic
                ? Optional.of(
                        new InboundKind.AutoReply(ReturnDate.in(mail.subject() + "\n\n" + mail.visible(), received)))
                : Optional.empty();
    }
}
