package dev.outbound.channels.twilio.simulator;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What becomes of a message or call after it was taken, and what the host is told of it. */
final class Afterwards {

    private final Ledger ledger;
    private final Callback callback;
    private final Clock clock;
    private final Function<Entry, Conduct> people;
    private final Map<String, String> statuses;

    Afterwards(
            Ledger ledger,
            Callback callback,
            Clock clock,
            Function<Entry, Conduct> people,
            Map<String, String> statuses) {
        this.ledger = ledger;
        this.callback = callback;
        this.clock = clock;
        this.people = people;
        this.statuses = statuses;
    }

    void of(Entry entry) {
        if (entry.kind() == Entry.Kind.TEXT_OUT) {
            text(entry, "sent");
            text(entry, "delivered");
        } else {
            call(entry);
        }
    }

    private void text(Entry entry, String status) {
        statuses.put(entry.sid(), status);
        tell(entry, "StatusCallback", Map.of("MessageSid", entry.sid(), "MessageStatus", status));
    }

    private void call(Entry entry) {
        Conduct conduct = people.apply(entry);
        status(entry, "initiated", "");
        status(entry, "ringing", "");
        if (conduct.isAnswered()) {
            status(entry, "in-progress", "");
            spoken(entry, conduct);
        }
        boolean isAsked = !entry.field("MachineDetection").isEmpty();
        status(entry, conduct.last(), isAsked ? conduct.answeredBy() : "");
    }

    private void status(Entry entry, String status, String answeredBy) {
        statuses.put(entry.sid(), status);
        tell(
                entry,
                "StatusCallback",
                answeredBy.isEmpty()
                        ? Map.of("CallSid", entry.sid(), "CallStatus", status)
                        : Map.of("CallSid", entry.sid(), "CallStatus", status, "AnsweredBy", answeredBy));
    }

    private void spoken(Entry entry, Conduct conduct) {
        Map<String, String> asked = new LinkedHashMap<>(Map.of("CallSid", entry.sid(), "CallStatus", "in-progress"));
        if (!entry.field("MachineDetection").isEmpty()) {
            asked.put("AnsweredBy", conduct.answeredBy());
        }
        Twiml first = say(entry, URI.create(entry.field("Url")), asked);
        if (conduct.key().isEmpty() || first.action().isEmpty()) {
            return;
        }
        Twiml then = say(entry, first.action().get(), Map.of("CallSid", entry.sid(), "Digits", conduct.key()));
        then.redirect().ifPresent(again -> say(entry, again, asked));
    }

    private Twiml say(Entry entry, URI address, Map<String, String> fields) {
        Twiml twiml = Twiml.read(callback.post(address, with(entry, fields)).body());
        for (String words : twiml.said()) {
            ledger.keep(new Entry(Entry.Kind.SAID, entry.sid(), Map.of("Words", words), clock.instant()));
        }
        return twiml;
    }

    private void tell(Entry entry, String where, Map<String, String> fields) {
        Optional.of(entry.field(where))
                .filter(address -> !address.isEmpty())
                .ifPresent(address -> callback.post(URI.create(address), with(entry, fields)));
    }

    private static Map<String, String> with(Entry entry, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("AccountSid", entry.field("AccountSid"));
        all.put("From", entry.field("From"));
        all.put("To", entry.field("To"));
        all.put("ApiVersion", "2010-04-01");
        return all;
    }
}
