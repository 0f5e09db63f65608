package dev.outbound.channels.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import dev.outbound.address.Channel;
import dev.outbound.dispatch.ChannelSender;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.SendOutcome;
import java.util.Optional;

/** Sends texts. */
final class TextSender implements ChannelSender<OutboundMessage.Sms> {

    /** What Twilio could not pass on within an hour it drops: it might be night by then. */
    private static final int SECONDS_IN_QUEUE = 3_600;

    private final Api api;
    private final TwilioSettings settings;
    private final CallbackUrls urls;

    TextSender(Api api, TwilioSettings settings) {
        this.api = api;
        this.settings = settings;
        this.urls = new CallbackUrls(settings.callbacks());
    }

    @Override
    public SendOutcome send(OutboundMessage.Sms text) {
        var target = CallbackUrls.Target.of(Channel.SMS, text.handed());
        return api.create(text.handed(), client -> {
            Message message = Message.creator(
                            settings.account().sid(),
                            new PhoneNumber(text.to().value()),
                            new PhoneNumber(text.from().value()),
                            text.text())
                    .setStatusCallback(urls.of(Endpoint.STATUS, target))
                    .setValidityPeriod(SECONDS_IN_QUEUE)
                    .create(client);
            return id(message.getSid());
        });
    }

    static String id(String sid) {
        return Optional.ofNullable(sid)
                .filter(id -> !id.isBlank())
                .orElseThrow(() -> new ApiConnectionException("the answer names no id"));
    }
}
