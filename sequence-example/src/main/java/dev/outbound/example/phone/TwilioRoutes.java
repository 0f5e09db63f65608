package dev.outbound.example.phone;

import dev.outbound.SequenceEngine;
import dev.outbound.channels.twilio.Heard;
import dev.outbound.channels.twilio.TwilioWebhooks;
import dev.outbound.channels.twilio.TwilioWebhooks.Pressed;
import dev.outbound.channels.twilio.TwilioWebhooks.Reported;
import dev.outbound.channels.twilio.Webhook;
import dev.outbound.example.web.Call;
import dev.outbound.example.web.Reply;
import dev.outbound.example.web.Route;
import dev.outbound.inbound.InboundText;
import dev.outbound.workspace.WorkspaceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the phone provider posts: handed to the engine first, answered then. Signatures keep others out. */
public final class TwilioRoutes {

    private final SequenceEngine engine;
    private final TwilioWebhooks webhooks;
    private final WorkspaceId workspace;

    /**
     * The routes of an app.
     *
     * @param workspace whose number texts come in on
     */
    public TwilioRoutes(SequenceEngine engine, TwilioWebhooks webhooks, WorkspaceId workspace) {
        this.engine = engine;
        this.webhooks = webhooks;
        this.workspace = workspace;
    }

    public List<Route> routes() {
        return List.of(
                Route.exempt("/twilio/text", this::text),
                Route.exempt("/twilio/status", this::status),
                Route.exempt("/twilio/call", call -> twiml(webhooks.call(webhook(call)))),
                Route.exempt("/twilio/key", this::key));
    }

    private Reply text(Call call) {
        Heard<InboundText> heard = webhooks.text(webhook(call));
        heard.content().ifPresent(text -> engine.inbound().text(workspace, text));
        return twiml(heard.httpStatus(), TwilioWebhooks.NO_REPLY);
    }

    private Reply status(Call call) {
        Heard<Reported> heard = webhooks.status(webhook(call));
        heard.content().ifPresent(news -> engine.inbound().status(news.workspace(), news.report()));
        return Reply.text(heard.httpStatus(), "");
    }

    private Reply key(Call call) {
        Heard<Pressed> heard = webhooks.key(webhook(call));
        heard.content()
                .filter(Pressed::optsOut)
                .ifPresent(key ->
                        engine.inbound().keypressOptOut(key.workspace(), Optional.of(key.attempt()), key.call()));
        return twiml(heard.httpStatus(), heard.content().map(Pressed::answer).orElse(""));
    }

    private static Reply twiml(Heard<String> heard) {
        return twiml(heard.httpStatus(), heard.content().orElse(""));
    }

    private static Reply twiml(int status, String twiml) {
        return new Reply(status, TwilioWebhooks.TWIML, status == 200 ? twiml : "", Map.of());
    }

    private static Webhook webhook(Call call) {
        return new Webhook(
                call.rawQuery(), call.header("Content-Type").orElse(""), call.body(), call.header(Webhook.SIGNATURE));
    }
}
