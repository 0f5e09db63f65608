package dev.outbound.channels.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.inbound.InboundEmail;
import dev.outbound.inbound.InboundKind.HumanReply;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final String QUOTE = "\n\n> Hello Bob,\n> please unsubscribe me";

    private final EmailReader reader = new EmailReader(Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Wed, Mar 4, 2026 at 9:00 AM Tyler Durden <tyler@sender.example> wrote:",
                "On Wed, Mar 4, 2026 at 9:00 AM Tyler Durden <tyler@sender.example>\nwrote:",
                "On Wed, Mar 4, 2026 at 9:00 AM Tyler\nDurden via Sender <\ntyler@sender.example> wrote:",
                "Tyler Durden <tyler@sender.example> wrote:",
                "2026-03-04 9:00 GMT+01:00 Tyler Durden <tyler@sender.example>:",
                "Am 04.03.2026 um 09:00 schrieb Tyler Durden:",
                "Am Mi., 4. März 2026 um 09:00 Uhr schrieb Tyler Durden <\ntyler@sender.example>:",
                "Tyler Durden <tyler@sender.example> schrieb am Mi., 4.\nMärz 2026, 09:00:",
                "Le mer. 4 mars 2026 à 09:00, Tyler Durden <tyler@sender.example> a\nécrit\u00a0:",
                "El mié, 4 mar 2026 a las 9:00, Tyler Durden (<tyler@sender.example>) escribió:",
                "Il giorno mer 4 mar 2026 alle ore 09:00 Tyler Durden <tyler@sender.example> ha scritto:",
                "Em qua., 4 de mar. de 2026 às 09:00, Tyler Durden <tyler@sender.example> escreveu:",
                "Op wo 4 mrt 2026 om 09:00 schreef Tyler Durden <tyler@sender.example>:",
                "Den ons 4 mars 2026 kl 09:00 skrev Tyler Durden <tyler@sender.example>:",
                "ons. 4. mar. 2026 kl. 09:00 skrev Tyler Durden <tyler@sender.example>:",
                "śr., 4 mar 2026 o 09:00 Tyler Durden <tyler@sender.example> napisał(a):",
                "ср, 4 мар. 2026 г. в 09:00, Tyler Durden <tyler@sender.example>:",
                "2026年3月4日(水) 9:00 Tyler Durden <tyler@sender.example>:",
                "Tyler Durden <tyler@sender.example> 于2026年3月4日周三 09:00写道：",
                "ke 4. maalisk. 2026 klo 9.00 Tyler Durden (tyler@sender.example) kirjoitti:",
                "-----Original Message-----\nFrom: Tyler Durden\nSent: Wednesday",
                "-----Ursprüngliche Nachricht-----\nVon: Tyler Durden",
                "________________________________\nFrom: Tyler Durden <tyler@sender.example>\nSent: Wednesday\nTo: Bob",
                "From: Tyler Durden <tyler@sender.example>\nSent: Wednesday\nTo: Bob\nSubject: Quick question",
                "*From:* Tyler Durden <tyler@sender.example>\n*Sent:* Wednesday\n*To:* Bob\n*Subject:* Quick question",
                "Von: Tyler Durden\nGesendet: Mittwoch\nAn: Bob\nBetreff: Quick question",
                "De : Tyler Durden\nEnvoyé : mercredi\nÀ : Bob\nObjet : Quick question",
                "De: Tyler Durden\nEnviado el: miércoles\nPara: Bob\nAsunto: Quick question",
                "发件人: Tyler Durden\n发送时间: 2026年3月4日\n收件人: Bob\n主题: Quick question",
                "---- On Wed, 04 Mar 2026 09:00:00 +0100 Tyler Durden <tyler@sender.example> wrote ----",
                "---------- Forwarded message ---------\nFrom: Tyler Durden",
                "Begin forwarded message:",
            })
    void what_follows_the_head_of_a_quote_is_not_shown_and_not_judged(String head) {
        InboundEmail email = read("Sounds good, call me.\n\n" + head + QUOTE);
        assertThat(email.text()).isEqualTo("Sounds good, call me.");
        assertThat(email.kind()).isEqualTo(new HumanReply(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- \nBob Smith\nunsubscribe me at once Ltd",
                "--\nBob",
                "__\nBob",
                "Sent from my iPhone",
                "Sent from Outlook for Android",
                "Get Outlook for iOS<https://aka.example/o0ukef>",
                "Von meinem iPhone gesendet",
                "Gesendet mit der WEB.DE Mail App",
                "Envoyé de mon iPhone",
                "Enviado desde mi iPhone",
                "Inviato da iPhone",
                "Verzonden vanaf mijn iPhone",
                "Skickat från min iPhone",
                "Sendt fra min iPad",
                "Wysłane z iPhone'a",
                "Отправлено с iPhone",
                "iPhoneから送信",
                "发自我的iPhone"
            })
    void signatures_are_not_shown(String signature) {
        assertThat(read("Sounds good.\n\n" + signature).text()).isEqualTo("Sounds good.");
    }

    @Test
    void answers_between_quoted_lines_are_shown_without_them() {
        InboundEmail email = read("""
                On Wed, Mar 4, 2026, Tyler wrote:
                > Can we talk on Friday?
                Yes.
                > And shall I unsubscribe you?
                Please stop emailing me after that.
                """);
        assertThat(email.text()).isEqualTo("Yes.\nPlease stop emailing me after that.");
        assertThat(email.kind()).isEqualTo(new HumanReply(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He wrote a book. I read it:\nit is good.",
                "From: my side all is fine.",
                "Dates:\n- 4 March\n- 5 March",
                "I have two wishes -- both small.",
                "On Friday I am away. On Monday I am back:\ncall me then.",
                "First line.\n\n\n\nSecond paragraph."
            })
    void what_only_looks_like_a_quote_is_shown(String text) {
        assertThat(read(text).text()).isEqualTo(text);
    }

    @Test
    void a_mail_that_is_all_quote_is_shown_if_nothing_says_whose_it_is() {
        assertThat(read("> I agree, unsubscribe me").text()).isEqualTo("> I agree, unsubscribe me");
        assertThat(read("> I agree, unsubscribe me").kind()).isEqualTo(new HumanReply(false));
        assertThat(read("On Wed, Mar 4, 2026, Tyler <tyler@sender.example> wrote:\n> Hello")
                        .text())
                .isEmpty();
    }

    @Test
    void a_long_line_is_shown_whole() {
        String line = "word ".repeat(1_000).strip();
        assertThat(read(line).text()).isEqualTo(line);
    }

    @Test
    void text_broken_for_the_way_is_put_together_again() {
        String mail = Mails.from(
                "bob@customer.example",
                "Re: Quick question",
                "Content-Type: text/plain; charset=utf-8; format=flowed",
                "\nThis is one \nparagraph.\n From here another.\n\nOn 4 March 2026 Tyler <tyler@sender.example> \nwrote:\n> Hello \n> Bob\n-- \nBob\n");
        assertThat(reader.read(Mails.bytes(mail), NOW).text()).isEqualTo("This is one paragraph.\nFrom here another.");
    }

    @Test
    void of_html_what_a_reader_sees_and_the_author_wrote_is_shown() {
        assertThat(html("""
                <html><head><title>Mail</title><style>p { color: red }</style></head><body>
                <div style="display: none">unsubscribe me</div>
                <div>Sounds good,<br>call me.</div>
                <div class="gmail_signature">Bob Smith<br>unsubscribe me Ltd</div>
                <div class="gmail_quote"><div class="gmail_attr">On Wed, Mar 4, 2026 Tyler wrote:<br></div>
                <blockquote class="gmail_quote"><p>Hello Bob,</p><p>unsubscribe me</p></blockquote></div>
                </body></html>
                """)).isEqualTo("Sounds good,\ncall me.");
        assertThat(html("""
                <p>Sounds good.</p>
                <div id="appendonsend"></div><hr>
                <div id="divRplyFwdMsg"><b>From:</b> Tyler Durden &lt;tyler@sender.example&gt;<br>
                <b>Sent:</b> Wednesday<br><b>To:</b> Bob<br><b>Subject:</b> Quick question</div>
                <div>Hello Bob, unsubscribe me</div>
                """)).isEqualTo("Sounds good.");
    }

    private String html(String html) {
        String mail = Mails.from(
                "bob@customer.example", "Re: Quick question", "Content-Type: text/html; charset=utf-8", "\n" + html);
        InboundEmail email = reader.read(Mails.bytes(mail), NOW);
        assertThat(email.kind()).isEqualTo(new HumanReply(false));
        return email.text();
    }

    private InboundEmail read(String text) {
        return reader.read(Mails.bytes(Mails.reply(text)), NOW);
    }
}
