package dev.outbound.channels.twilio.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the API answers: single messages and calls, and pages of them, the newest first. */
final class Lists {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT);

    private final Ledger ledger;
    private final Map<String, String> statuses;

    Lists(Ledger ledger, Map<String, String> statuses) {
        this.ledger = ledger;
        this.statuses = statuses;
    }

    String one(Entry entry) {
        return node(entry).toString();
    }

    /** A page of the list at that path. */
    String page(String path, Map<String, String> query) {
        Instant sentAfter = time(query.getOrDefault("DateSent>", "1970-01-01T00:00:00"));
        boolean isCalls = path.endsWith("/Calls.json");
        List<Entry> all = new ArrayList<>(ledger.all());
        Collections.reverse(all);
        List<Entry> found = all.stream()
                .filter(e -> isCalls
                        ? e.kind() == Entry.Kind.CALL_OUT
                        : e.kind() == Entry.Kind.TEXT_OUT || e.kind() == Entry.Kind.TEXT_IN)
                .filter(e -> matches(e, query, "To") && matches(e, query, "From"))
                .filter(e -> !e.at().isBefore(sentAfter))
                .toList();
        int size = Integer.parseInt(query.getOrDefault("PageSize", "50"));
        int page = Integer.parseInt(query.getOrDefault("Page", "0"));
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode items = answer.putArray(isCalls ? "calls" : "messages");
        found.stream().skip((long) page * size).limit(size).forEach(e -> items.add(node(e)));
        answer.put("page", page).put("page_size", size);
        answer.put("uri", uri(path, query, page)).put("first_page_uri", uri(path, query, 0));
        boolean isMore = (long) (page + 1) * size < found.size();
        answer.put("next_page_uri", isMore ? uri(path, query, page + 1) : null);
        answer.put("previous_page_uri", page > 0 ? uri(path, query, page - 1) : null);
        return answer.toString();
    }

    private static String uri(String path, Map<String, String> query, int page) {
        StringBuilder uri = new StringBuilder(path + "?Page=" + page);
        query.forEach((name, value) -> {
            if (!name.equals("Page")) {
                uri.append('&').append(encoded(name)).append('=').append(encoded(value));
            }
        });
        return uri.toString();
    }

    private static boolean matches(Entry entry, Map<String, String> query, String name) {
        return entry.field(name).equals(query.getOrDefault(name, entry.field(name)));
    }

    private ObjectNode node(Entry entry) {
        String at = TIME.format(entry.at().atOffset(ZoneOffset.UTC));
        boolean isCall = entry.kind() == Entry.Kind.CALL_OUT;
        boolean isIn = entry.kind() == Entry.Kind.TEXT_IN;
        ObjectNode node = JSON.createObjectNode()
                .put("sid", entry.sid())
                .put("account_sid", entry.field("AccountSid"))
                .put("from", entry.field("From"))
                .put("to", entry.field("To"))
                .put("direction", isIn ? "inbound" : "outbound-api")
                .put("status", statuses.getOrDefault(entry.sid(), isIn ? "received" : "queued"))
                .put("date_created", at)
                .put("date_updated", at);
        return isCall ? node : node.put("body", entry.field("Body")).put("date_sent", at);
    }

    /** A time without a zone is in UTC. */
    private static Instant time(String text) {
        return Instant.parse(text.endsWith("Z") ? text : text + "Z");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
