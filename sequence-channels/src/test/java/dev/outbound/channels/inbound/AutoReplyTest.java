package dev.outbound.channels.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.InboundKind.AutoReply;
import dev.outbound.inbound.InboundKind.HumanReply;
import dev.outbound.inbound.InboundKind.Notice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Automatic replies of people who are away, received on 4 March 2026. */
class AutoReplyTest {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    private final EmailReader reader = new EmailReader(Set.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I am back on 16 March 2026. | 2026-03-16",
                "I am out of the office until 2026-03-16. | 2026-03-16",
                "I will return on March 16th. | 2026-03-16",
                "Out until Monday, March 16, 2026 | 2026-03-16",
                "I'll be back Monday the 16th of March | 2026-03-16",
                "I am away from 9 March to 16 March | 2026-03-16",
                "I will be traveling on March 9-16. | 2026-03-16",
                "On leave 9-16 March, no email | 2026-03-16",
                "I am out of the office starting 03/05/2026 and will not return until 03/16/2026. | 2026-03-16",
                "I am away until 16/03/2026 | 2026-03-16",
                "I am away until 05/12/2026 | 2026-05-12",
                "Back 07/04/26. Meetings from 30/03 on. | 2026-04-07",
                "Ich bin bis zum 16.03.2026 nicht im Büro | 2026-03-16",
                "bis Mo. 16.03. nicht erreichbar | 2026-03-16",
                "Ab dem 16. März bin ich wieder erreichbar | 2026-03-16",
                "vom 9. bis 16. März 2026 | 2026-03-16",
                "Ich bin am 16. März wieder im Haus. | 2026-03-16",
                "vom 09.03.2026 - 16.03.2026 | 2026-03-16",
                "09.-16.03.2026 im Urlaub | 2026-03-16",
                "Je serai absent jusqu'au 16 mars 2026 | 2026-03-16",
                "Je suis absente du 9 au 16 mars | 2026-03-16",
                "De retour le 16/03/2026 | 2026-03-16",
                "De retour le 05/04/2026 | 2026-04-05",
                "Je reviens le lundi 16 mars. | 2026-03-16",
                "Estaré fuera hasta el 16 de marzo de 2026 | 2026-03-16",
                "Regreso el lunes 16 de marzo | 2026-03-16",
                "del 9 al 16 de marzo | 2026-03-16",
                "Sarò assente fino al 16 marzo 2026 | 2026-03-16",
                "Rientrerò il 16/03 | 2026-03-16",
                "dal 9 al 16 marzo | 2026-03-16",
                "Estarei ausente até 16 de março de 2026 | 2026-03-16",
                "Volto no dia 16 de março | 2026-03-16",
                "Ik ben afwezig tot 16 maart 2026 | 2026-03-16",
                "Ik ben er weer op 16 maart | 2026-03-16",
                "van 9 t/m 16 maart | 2026-03-16",
                "Jag är åter måndag 16 mars | 2026-03-16",
                "Jeg er tilbage den 16. marts 2026 | 2026-03-16",
                "Jeg er tilbake 16.03.2026 | 2026-03-16",
                "Olen lomalla 16.3.2026 asti | 2026-03-16",
                "Palaan toimistolle 16. maaliskuuta | 2026-03-16",
                "Jestem nieobecny do 16 marca 2026 | 2026-03-16",
                "Wracam 16.03.2026 | 2026-03-16",
                "Меня не будет до 16 марта 2026 г. | 2026-03-16",
                "Вернусь 16.03.2026 | 2026-03-16",
                "3月16日まで不在です。 | 2026-03-16",
                "2026年3月16日より出社します | 2026-03-16",
                "我将于2026年3月16日返回 | 2026-03-16",
                "3월 16일까지 부재중입니다 | 2026-03-16",
                "Note: sent on 04/03/2026 10:55:58. I am of the office returning 16th Mar | 2026-03-16"
            })
    void the_day_somebody_is_back_is_understood(String text, LocalDate day) {
        assertThat(away("Automatic reply: Quick question", text)).isEqualTo(new AutoReply(Optional.of(day)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am away until 03/04/2026",
                "Call me at 555-16-2026 or until then write to x",
                "I read your mail of 1 March 2026 and am away.",
                "Version 2.3.2026 was released",
                "Back in 2 weeks.",
                "I have been here since 16 March 2026.",
                "Open 9 to 17 daily. Back by 5 pm",
                "\\"
            })
    void other_days_and_days_that_can_be_two_are_none(String text) {
        assertThat(away("Automatic reply: Quick question", text)).isEqualTo(new AutoReply(Optional.empty()));
    }

    @Test
    void the_day_may_stand_on_the_next_line() {
        assertThat(away("Out of office", "I will not be back before\nMonday,\n16 March."))
                .isEqualTo(new AutoReply(Optional.of(LocalDate.of(2026, 3, 16))));
    }

    @Test
    void the_day_may_stand_in_the_subject() {
        assertThat(away("AUTO: Bob is out of the office (returning 16/03/2026)", "I am away."))
                .isEqualTo(new AutoReply(Optional.of(LocalDate.of(2026, 3, 16))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Automatic reply: Quick question",
                "Auto: Quick question",
                "Out of the office",
                "Bob Smith is out of the office",
                "Automatische Antwort: Quick question",
                "Abwesenheitsnotiz",
                "Réponse automatique : Quick question",
                "Absence du bureau : Bob",
                "Respuesta automática: Quick question",
                "Fuera de la oficina",
                "Risposta automatica: Quick question",
                "Resposta automática: Quick question",
                "Automatisch antwoord: Quick question",
                "Autosvar: Quick question",
                "Automaattinen vastaus: Quick question",
                "Automatyczna odpowiedź: Quick question",
                "Автоответ: Quick question",
                "自動応答: Quick question",
                "自动回复: Quick question",
                "자동 회신: Quick question"
            })
    void the_subjects_of_many_languages_are_known(String subject) {
        assertThat(away(subject, "")).isInstanceOf(AutoReply.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Re: Automatic reply: Quick question",
                "Aw: Abwesenheitsnotiz",
                "Re: Bob is out of the office",
                "Automatic replies in your product",
                "Quick question"
            })
    void a_person_who_answers_such_a_subject_is_a_person(String subject) {
        assertThat(away(subject, "Back on 16 March, as I said.")).isEqualTo(new HumanReply(false));
    }

    @Test
    void a_system_that_asks_for_a_click_is_no_reply() {
        assertThat(away("Re: Quick question", """
                        This account is protected. Please click on the following link to have your
                        address added to the recipient's allowed list and to ensure delivery.
                        http://protect.example/1234
                        """)).isEqualTo(new Notice("challenge"));
    }

    private InboundKind away(String subject, String text) {
        return reader.read(
                        Mails.bytes(Mails.from(
                                "bob@customer.example",
                                subject,
                                "Content-Type: text/plain; charset=utf-8",
                                "\n" + text)),
                        NOW)
                .kind();
    }
}
