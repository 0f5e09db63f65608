package dev.outbound.dispatch;

import dev.outbound.address.Channel;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The channels an engine can send on. */
public record Senders(
        Optional<ChannelSender<OutboundMessage.Email>> email,
        Optional<ChannelSender<OutboundMessage.Sms>> sms,
        Optional<ChannelSender<OutboundMessage.Voice>> voice) {

    public Set<Channel> channels() {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        email.ifPresent(s -> channels.add(Channel.EMAIL));
        sms.ifPresent(s -> channels.add(Channel.SMS));
        voice.ifPresent(s -> channels.add(Channel.VOICE));
        return channels;
    }

    /** The channels whose sender asks for consent. */
    public Set<Channel> needingConsent() {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        email.filter(ChannelSender::needsConsent).ifPresent(s -> channels.add(Channel.EMAIL));
        sms.filter(ChannelSender::needsConsent).ifPresent(s -> channels.add(Channel.SMS));
        voice.filter(ChannelSender::needsConsent).ifPresent(s -> channels.add(Channel.VOICE));
        return channels;
    }

    /** Hands the message to its channel. */
    SendOutcome send(OutboundMessage message) {
        return message.fold(
                mail -> email.map(s -> s.send(mail)).orElseGet(() -> none(Channel.EMAIL)),
                text -> sms.map(s -> s.send(text)).orElseGet(() -> none(Channel.SMS)),
                call -> voice.map(s -> s.send(call)).orElseGet(() -> none(Channel.VOICE)));
    }

    private static SendOutcome none(Channel channel) {
        return SendOutcome.channelDown("no sender is configured for " + channel);
    }
}
