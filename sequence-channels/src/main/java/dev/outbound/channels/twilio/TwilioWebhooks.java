package dev.outbound.channels.twilio;

import dev.outbound.address.Channel;
import dev.outbound.address.PhoneNumber;
import dev.outbound.inbound.InboundText;
import dev.outbound.inbound.Keyword;
import dev.outbound.inbound.StatusReport;
import dev.outbound.workspace.WorkspaceId;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads what Twilio posts to the host. The host forwards POSTs of the four addresses below its callback address, acts on what
 * it is told, and answers only then: Twilio asks again where no answer came, and every effect happens once.
 *
 * <p>Requests that are not signed by Twilio for exactly that address, or name an attempt without its token, are forged.
 * Safe for use by many threads.
 */
public final class TwilioWebhooks {

    /** The answer to a text: nothing is sent back. */
    public static final String NO_REPLY = "<Response/>";

    /** The type of the answers that are TwiML. */
    public static final String TWIML = "text/xml; charset=utf-8";

    private static final String OPT_OUT_KEY = "9";

    private final Signatures signatures;
    private final CallbackUrls urls;
    private final Script script;
    private final ApprovedWords words;
    private final Clock clock;

    TwilioWebhooks(TwilioSettings settings, ApprovedWords words, Clock clock) {
        this.signatures = new Signatures(settings.account().tokens());
        this.urls = new CallbackUrls(settings.callbacks());
        this.script = new Script(settings.speech());
        this.words = words;
        this.clock = clock;
    }

    /** What became of a message or call of a workspace. */
    public record Reported(WorkspaceId workspace, StatusReport report) {}

    /**
     * A key was pressed in a call.
     *
     * @param call Twilio's id of it
     * @param optsOut whether it is the key that ends all calls
     * @param answer the TwiML to answer with, once an opt-out is stored
     */
    public record Pressed(WorkspaceId workspace, UUID attempt, String call, boolean optsOut, String answer) {}

    /**
     * {@code …/text}: a text came in. Give it to {@code engine.inbound().text} of the workspace whose number it was sent to, and
     * answer {@link #NO_REPLY}: the words that confirm an opt-out are Twilio's own.
     *
     * @return nothing for one that no phone sent, such as a short code's
     */
    public Heard<InboundText> text(Webhook request) {
        return heard(
                Endpoint.TEXT,
                request,
                sent -> Optional.of(sent.only("MessageSid"))
                        .flatMap(id -> PhoneNumber.parse(sent.only("From"), "")
                                .flatMap(from -> PhoneNumber.parse(sent.only("To"), "")
                                        .map(to -> new InboundText(
                                                id,
                                                from,
                                                to,
                                                sent.value("Body").orElse(""),
                                                verdict(sent.value("OptOutType").orElse("")),
                                                clock.instant())))));
    }

    /** {@code …/status}: give it to {@code engine.inbound().status}; the answer needs no body. */
    public Heard<Reported> status(Webhook request) {
        return heardOf(request, Endpoint.STATUS, (target, sent) -> {
            boolean isText = target.channel() == Channel.SMS;
            String answeredBy = sent.value("AnsweredBy").orElse("");
            return new Reported(
                    target.workspace(),
                    new StatusReport(
                            target.channel(),
                            Optional.of(target.attempt()),
                            sent.only(isText ? "MessageSid" : "CallSid"),
                            isText
                                    ? Statuses.ofText(sent.only("MessageStatus"))
                                    : Statuses.ofCall(sent.only("CallStatus"), answeredBy),
                            sent.value("ErrorCode").filter(code -> code.matches("[1-9][0-9]{0,8}"))));
        });
    }

    /**
     * {@code …/call}: somebody, or a machine, answered a call.
     *
     * @return the TwiML to answer with. Words that are not those approved for this call are not said
     */
    public Heard<String> call(Webhook request) {
        return heardOf(request, Endpoint.CALL, (target, sent) -> {
            String answeredBy = sent.value("AnsweredBy").orElse("");
            Optional<String> approved = words.of(target.workspace(), target.attempt());
            if (approved.isEmpty() || Statuses.isFax(answeredBy)) {
                return Script.HANG_UP;
            }
            return Statuses.isMachine(answeredBy)
                    ? script.forMachine(approved.get())
                    : script.forPerson(approved.get(), urls.of(Endpoint.KEY, target));
        });
    }

    /** {@code …/key}: if it opts out, call {@code engine.inbound().keypressOptOut}; then answer with the TwiML. */
    public Heard<Pressed> key(Webhook request) {
        return heardOf(request, Endpoint.KEY, (target, sent) -> {
            boolean optsOut = sent.value("Digits").filter(OPT_OUT_KEY::equals).isPresent();
            return new Pressed(
                    target.workspace(),
                    target.attempt(),
                    sent.only("CallSid"),
                    optsOut,
                    optsOut ? script.farewell() : Script.again(urls.of(Endpoint.CALL, target)));
        });
    }

    private <T> Heard<T> heard(Endpoint endpoint, Webhook request, Function<Parameters, Optional<T>> read) {
        Optional<Parameters> sent = signatures.genuine(urls.bare(endpoint), request);
        try {
            return sent.map(read).map(Heard::of).orElseGet(Heard::forged);
        } catch (IllegalArgumentException incomplete) {
            return Heard.forged();
        }
    }

    private <T> Heard<T> heardOf(Webhook request, Endpoint endpoint, About<T> read) {
        return heard(
                endpoint,
                request,
                sent -> Optional.of(read.of(
                        urls.target(Parameters.ofForm(request.query()))
                                .orElseThrow(() -> new IllegalArgumentException("not the token of that attempt")),
                        sent)));
    }

    /** Reads what is told of one attempt. */
    private interface About<T> {
        T of(CallbackUrls.Target target, Parameters sent);
    }

    private static Optional<Keyword> verdict(String optOutType) {
        return switch (optOutType.toUpperCase(Locale.ROOT)) {
            case "STOP" -> Optional.of(Keyword.STOP);
            case "START" -> Optional.of(Keyword.START);
            case "HELP" -> Optional.of(Keyword.HELP);
            default -> Optional.empty();
        };
    }
}
