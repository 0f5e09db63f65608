package dev.outbound.example.pages;

import dev.outbound.SequenceEngine;
import dev.outbound.example.web.Call;
import dev.outbound.example.web.Html;
import dev.outbound.example.web.Layout;
import dev.outbound.example.web.Reply;
import dev.outbound.example.web.Route;
import java.util.List;

/** What is behind the link of every mail. A GET changes nothing, because link scanners fetch links. */
public final class UnsubscribePages {

    private final SequenceEngine engine;

    public UnsubscribePages(SequenceEngine engine) {
        this.engine = engine;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/u/{token}", this::ask),
                // Mail programs post here without cookies (RFC 8058); the token in the path is signed.
                Route.exempt("/u/{token}", this::act));
    }

    private Reply ask(Call call) {
        if (!engine.unsubscribe().isGenuine(call.path("token"))) {
            return unknown();
        }
        return Reply.html(Layout.bare("Unsubscribe", Html.of("""
                <form method="post">
                <p>Do you want no more messages from us?</p>
                <button>Unsubscribe</button>
                </form>
                """)));
    }

    private Reply act(Call call) {
        if (!engine.unsubscribe().post(call.path("token"))) {
            return unknown();
        }
        return Reply.html(Layout.bare("Unsubscribed", Html.of("<p>You will get no more messages from us.</p>")));
    }

    private static Reply unknown() {
        return Reply.html(404, Layout.bare("Unsubscribe", Html.of("<p>This link is not valid.</p>")));
    }
}
