package dev.outbound.channels.twilio;

import com.twilio.rest.api.v2010.account.Message;
import dev.outbound.address.PhoneNumber;
import dev.outbound.inbound.InboundText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The second way in: asks Twilio for the texts that came in, so that an opt-out whose webhook was lost is not. Safe for use by
 * many threads.
 */
public final class TwilioInbox {

    /** Texts become visible in the list a little out of order. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final long PAGE = 100;

    private final Api api;
    private final TwilioSettings settings;

    TwilioInbox(Api api, TwilioSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    /**
     * What came in.
     *
     * @param texts oldest first; some of them may have been given before, by this or by the webhook
     * @param next where to go on, once all of them are stored
     */
    public record Polled(List<InboundText> texts, Instant next) {
        public Polled {
            texts = List.copyOf(texts);
        }
    }

    /**
     * Asks for the texts to one of our numbers.
     *
     * @param since the {@code next} of the last time; at first, or if it was not kept, any time before which nothing can be
     *     missing: what was stored before has no effect a second time
     * @throws java.io.UncheckedIOException if Twilio could not be asked; then ask again from the same time
     */
    public Polled poll(PhoneNumber ours, Instant since) {
        ZonedDateTime from = since.minus(OVERLAP).atZone(ZoneOffset.UTC);
        List<InboundText> texts = new ArrayList<>();
        Instant next = since;
        List<Message> listed = api.read(client -> {
            List<Message> all = new ArrayList<>();
            Message.reader(settings.account().sid())
                    .setTo(ours.value())
                    .setDateSentAfter(from)
                    .setPageSize(PAGE)
                    .read(client)
                    .forEach(all::add);
            return all;
        });
        for (Message message : listed) {
            Instant at = at(message, since);
            Optional<InboundText> text = text(message, ours, at);
            if (text.isPresent() && !at.isBefore(from.toInstant())) {
                texts.add(text.get());
                next = at.isAfter(next) ? at : next;
            }
        }
        texts.sort(Comparator.comparing(InboundText::at).thenComparing(InboundText::providerId));
        return new Polled(texts, next);
    }

    private static Optional<InboundText> text(Message message, PhoneNumber ours, Instant at) {
        boolean isInbound = message.getDirection() == Message.Direction.INBOUND;
        Optional<String> sid = Optional.ofNullable(message.getSid());
        Optional<PhoneNumber> from =
                Optional.ofNullable(message.getFrom()).flatMap(sender -> PhoneNumber.parse(sender.getEndpoint(), ""));
        if (!isInbound || sid.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        String body = Optional.ofNullable(message.getBody()).orElse("");
        return Optional.of(new InboundText(sid.get(), from.get(), ours, body, Optional.empty(), at));
    }

    private static Instant at(Message message, Instant otherwise) {
        return Optional.ofNullable(message.getDateSent())
                .or(() -> Optional.ofNullable(message.getDateCreated()))
                .map(ZonedDateTime::toInstant)
                .orElse(otherwise);
    }
}
