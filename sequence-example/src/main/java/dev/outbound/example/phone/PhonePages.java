package dev.outbound.example.phone;

import dev.outbound.example.web.Html;
import dev.outbound.example.web.Layout;
import dev.outbound.example.web.Reply;
import dev.outbound.example.web.Route;
import java.util.List;

/** The recorded texts and calls. */
public final class PhonePages {

    private final PhoneLog log;

    public PhonePages(PhoneLog log) {
        this.log = log;
    }

    public List<Route> routes() {
        return List.of(Route.get(
                "/phone",
                call -> Reply.html(Layout.page(
                        "Texts and calls",
                        Html.of(
                                """
                <p>No phone provider is set up: what would be texted or spoken is recorded here.</p>
                <table>
                <thead><tr><th>Channel</th><th>To</th><th>Words</th></tr></thead>
                <tbody>{}</tbody>
                </table>
                """,
                                Html.each(
                                        log.entries(),
                                        entry -> Html.of(
                                                "<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                                                entry.channel().label(),
                                                entry.to(),
                                                entry.words())))))));
    }
}
