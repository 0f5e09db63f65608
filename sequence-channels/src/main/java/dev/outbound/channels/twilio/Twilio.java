package dev.outbound.channels.twilio;

import dev.outbound.dispatch.ChannelSender;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.storage.Storage;
import java.time.Clock;

/**
 * One account at Twilio. Give {@link #texts()} and {@link #calls()} to the engine's builder, forward Twilio's requests to
 * {@link #webhooks}, and ask {@link #inbox()} every few minutes. A host whose tenants have accounts of their own makes one of
 * these for each, and chooses by {@code message.handed().workspace()}. Safe for use by many threads.
 */
public final class Twilio {

    private final TwilioSettings settings;
    private final Clock clock;
    private final Api api;

    public Twilio(TwilioSettings settings) {
        this(settings, Clock.systemUTC());
    }

    /** An account whose texts come in by that clock. */
    public Twilio(TwilioSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.api = new Api(settings);
    }

    /** Sends texts. */
    public ChannelSender<OutboundMessage.Sms> texts() {
        return new TextSender(api, settings);
    }

    /**
     * Makes calls that speak their script. Needs {@link #webhooks}: from there Twilio gets the words. An artificial voice
     * calls only who has agreed to it: in the United States the law asks for that (47 CFR 64.1200(a), FCC 24-17), and a
     * contact whose consent for voice is not GRANTED is skipped.
     */
    public ChannelSender<OutboundMessage.Voice> calls() {
        return new CallSender(api, settings, true);
    }

    /** As {@link #calls}, for hosts that know that their law asks for no consent; who has denied it is not called either. */
    public ChannelSender<OutboundMessage.Voice> callsWithoutConsent() {
        return new CallSender(api, settings, false);
    }

    /**
     * Reads what Twilio posts.
     *
     * @param storage the engine's: the words of a call are read from it at the moment they are said
     */
    public TwilioWebhooks webhooks(Storage storage) {
        return new TwilioWebhooks(settings, new ApprovedWords(storage), clock);
    }

    /** Asks for texts that came in. */
    public TwilioInbox inbox() {
        return new TwilioInbox(api, settings);
    }

    /**
     * Looks for what is in doubt.
     *
     * @param storage the engine's
     */
    public TwilioSearch search(Storage storage) {
        return new TwilioSearch(api, settings, storage);
    }

    @Override
    public String toString() {
        return "Twilio[" + settings.account().sid() + "]";
    }
}
