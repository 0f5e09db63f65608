package dev.outbound.example.phone;

import dev.outbound.address.PhoneNumber;
import dev.outbound.channels.twilio.simulator.Entry;
import dev.outbound.channels.twilio.simulator.TwilioSimulator;
import dev.outbound.example.web.Call;
import dev.outbound.example.web.Html;
import dev.outbound.example.web.Layout;
import dev.outbound.example.web.Problem;
import dev.outbound.example.web.Reply;
import dev.outbound.example.web.Route;
import java.net.URI;
import java.util.List;

/** What the simulated phone provider sent and spoke, and a phone to answer with. */
public final class PhonePages {

    private final PhoneLog log;
    private final TwilioSimulator simulator;
    private final URI webhook;

    /**
     * The pages of a simulator.
     *
     * @param webhook where it tells of texts that come in
     */
    public PhonePages(PhoneLog log, TwilioSimulator simulator, URI webhook) {
        this.log = log;
        this.simulator = simulator;
        this.webhook = webhook;
    }

    public List<Route> routes() {
        return List.of(Route.get("/phone", this::show), Route.post("/phone", this::answer));
    }

    private Reply show(Call call) {
        return Reply.html(Layout.page(
                "Texts and calls",
                Html.of(
                        """
                <p>The phone provider is a simulated one inside this app: nobody's phone rings.</p>
                <table>
                <thead><tr><th>What</th><th>From</th><th>To</th><th>Words</th></tr></thead>
                <tbody>{}</tbody>
                </table>
                <form method="post">{}
                <p>Answer a text, for example with STOP:
                <label>from <input name="from" required placeholder="+12125550134"></label>
                <label>words <input name="words" required maxlength="1600"></label>
                <button>Send</button></p>
                </form>
                """,
                        Html.each(
                                log.all(),
                                entry -> Html.of(
                                        "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                                        label(entry.kind()),
                                        entry.field("From"),
                                        entry.field("To"),
                                        entry.field("Body") + entry.field("Words"))),
                        call.tokenField())));
    }

    private Reply answer(Call call) {
        List<Entry> sent = log.sent();
        if (sent.isEmpty()) {
            throw new Problem(422, "No text was sent yet that could be answered.");
        }
        String from = PhoneNumber.of(call.form("from")).value();
        Entry text = simulator.receive(from, sent.get(0).field("From"), call.form("words"));
        simulator.tell(text, webhook);
        return Reply.seeOther("/phone");
    }

    private static String label(Entry.Kind kind) {
        return switch (kind) {
            case TEXT_OUT -> "Text";
            case CALL_OUT -> "Call";
            case TEXT_IN -> "Answer";
            case SAID -> "Spoken";
        };
    }
}
