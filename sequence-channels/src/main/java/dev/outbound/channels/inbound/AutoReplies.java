package dev.outbound.channels.inbound;

import dev.outbound.inbound.InboundKind;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers of machines for people who are away. */
final class AutoReplies {

    private static final Pattern SUBJECT = Pattern.compile(
            "(?iu)^(?:automatic reply|auto[- ]?reply|auto[- ]?response|automated (?:reply|response)|auto:|out of (?:the )?office|ooo\\b"
                    + "|abwesenheitsnotiz|automatische (?:antwort|abwesenheitsmeldung)|abwesend\\b|réponse automatique|absence du bureau"
                    + "|respuesta automática|fuera de la oficina|risposta automatica|resposta automática|automatisch antwoord|afwezig"
                    + "|automaattinen vastaus|autosvar|automatyczna odpowied|автоответ|自動応答|自動返信|自动回复|自動回覆|자동 회신)");
    private static final Pattern SUBJECT_ANYWHERE = Pattern.compile(
            "(?i)^(?!(?:re|aw|fwd?|wg):).*(?:is (?:currently )?out of (?:the )?office|\\(away from the office\\)|automatiska atbilde|vacation (?:reply|message))");

    private AutoReplies() {}

    static Optional<InboundKind> judge(Mail mail, LocalDate received) {
        boolean automatic = Machines.saysSo(mail)
                || mail.hasNullSender()
                || SUBJECT.matcher(mail.subject()).find()
                || SUBJECT_ANYWHERE.matcher(mail.subject()).find();
        return automatic
                ? Optional.of(new InboundKind.AutoReply(ReturnDate.in(VisibleText.of(mail.text()), received)))
                : Optional.empty();
    }
}
