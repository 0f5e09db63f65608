package dev.outbound.channels.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.type.PhoneNumber;
import dev.outbound.address.Channel;
import dev.outbound.dispatch.ChannelSender;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.SendOutcome;
import java.util.List;

/**
 * Makes calls. Twilio asks for the words when somebody answers, and gets them from the webhook, which knows by then who
 * answered. Nobody there, busy, no answer: that is the end of it, nothing is dialled twice.
 */
final class CallSender implements ChannelSender<OutboundMessage.Voice> {

    private static final int SECONDS_OF_RINGING = 30;
    private static final List<String> EVENTS = List.of("initiated", "ringing", "answered", "completed");

    private final Api api;
    private final TwilioSettings settings;
    private final CallbackUrls urls;
    private final boolean needsConsent;

    CallSender(Api api, TwilioSettings settings, boolean needsConsent) {
        this.needsConsent = needsConsent;
        this.api = api;
        this.settings = settings;
        this.urls = new CallbackUrls(settings.callbacks());
    }

    @Override
    public boolean needsConsent() {
        return needsConsent;
    }

    @Override
    public SendOutcome send(OutboundMessage.Voice call) {
        var target = CallbackUrls.Target.of(Channel.VOICE, call.handed());
        return api.create(call.handed(), client -> {
            CallCreator creator = Call.creator(
                            settings.account().sid(),
                            new PhoneNumber(call.to().value()),
                            new PhoneNumber(call.from().value()),
                            urls.of(Endpoint.CALL, target))
                    .setMethod(HttpMethod.POST)
                    .setTimeout(SECONDS_OF_RINGING)
                    .setStatusCallback(urls.of(Endpoint.STATUS, target))
                    .setStatusCallbackMethod(HttpMethod.POST)
                    .setStatusCallbackEvent(EVENTS);
            Speech.Machine machine = settings.speech().machine();
            if (machine.isAsked()) {
                // A message must wait for the beep; to hang up, the first sign of a machine is enough.
                creator.setMachineDetection(machine.ending().isPresent() ? "DetectMessageEnd" : "Enable");
            }
            return TextSender.id(creator.create(client).getSid());
        });
    }
}
