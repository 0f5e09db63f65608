package dev.outbound.example.mailbox;

import dev.outbound.example.web.Call;
import dev.outbound.example.web.Html;
import dev.outbound.example.web.Layout;
import dev.outbound.example.web.Problem;
import dev.outbound.example.web.Reply;
import dev.outbound.example.web.Route;
import java.util.List;

/** The mail that the app's own server was sent. */
public final class MailboxPages {

    private static final int PAGE = 50;

    private final Mailbox mailbox;

    public MailboxPages(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    public List<Route> routes() {
        return List.of(Route.get("/mailbox", this::list), Route.get("/mailbox/{number}", this::open));
    }

    private Reply list(Call call) {
        String before = call.query("before");
        List<Mail> mails = mailbox.newest(before.isEmpty() ? Long.MAX_VALUE : number(before), PAGE);
        Html next = mails.size() < PAGE
                ? Html.EMPTY
                : Html.of(
                        "<p><a rel=\"next\" href=\"/mailbox?before={}\">Older</a></p>",
                        mails.get(PAGE - 1).number());
        return Reply.html(
                Layout.page("Mailbox", Html.of("""
                <p>{} mails in all. None of them left this machine.</p>
                <table>
                <thead><tr><th>No.</th><th>To</th><th>Subject</th><th>Attempt</th></tr></thead>
                <tbody>{}</tbody>
                </table>
                {}
                """, mailbox.size(), Html.each(mails, MailboxPages::row), next)));
    }

    private static Html row(Mail mail) {
        return Html.of(
                "<tr><td><a href=\"/mailbox/{}\">{}</a></td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                mail.number(),
                mail.number(),
                mail.recipient(),
                mail.subject(),
                mail.attempt().orElse(""));
    }

    private Reply open(Call call) {
        OpenedMail opened =
                mailbox.open(number(call.path("number"))).orElseThrow(() -> new Problem(404, "There is no such mail."));
        return Reply.html(Layout.page(
                "Mail " + opened.mail().number(),
                Html.of("""
                <p>To {}: {}</p>
                <pre>{}</pre>
                <h2>Headers</h2>
                <pre>{}</pre>
                <p><a href="/mailbox">Mailbox</a></p>
                """, opened.mail().recipient(), opened.mail().subject(), opened.text(), opened.headers())));
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Problem(404, "There is no such mail.");
        }
        return Long.parseLong(text);
    }
}
