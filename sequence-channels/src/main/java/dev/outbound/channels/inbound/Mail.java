package dev.outbound.channels.inbound;

import dev.outbound.address.EmailAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A mail as the rules see it.
 *
 * @param text its readable text, quotes and signature included, at most 100,000 characters
 * @param visible what its author wrote of it, empty if that cannot be told
 * @param own the addresses the workspace sends from
 */
record Mail(Part root, String subject, String text, String visible, Set<EmailAddress> own) {

    static final int MAX_TEXT = 100_000;

    private static final Pattern WRITTEN_MESSAGE_ID =
            Pattern.compile("(?im)^[ >\\t]*message-id:\\s*(<[!-;=?-~]{1,900}>)");

    Mail {
        own = Set.copyOf(own);
    }

    static Mail of(Part root, Set<EmailAddress> own) {
        String text = readable(root);
        return new Mail(root, root.headers().text("subject"), text, VisibleText.of(text), own);
    }

    Headers headers() {
        return root.headers();
    }

    Optional<EmailAddress> from() {
        List<EmailAddress> from = headers().addresses("from");
        return from.stream().findFirst();
    }

    /** {@code delivery-status} and the like; empty if it is no {@code multipart/report}. */
    String reportType() {
        return root.type().equals("multipart/report")
                ? root.headers()
                        .mediaParameters()
                        .getOrDefault("report-type", "")
                        .toLowerCase(Locale.ROOT)
                : "";
    }

    /** The first part of one of these types, not looking into a mail it returns. */
    Optional<Part> part(String... types) {
        return root.parts().filter(part -> Set.of(types).contains(part.type())).findFirst();
    }

    /** The headers of the mail it returns. */
    Optional<Headers> returned() {
        return root.parts()
                .filter(Part::isReturnedMail)
                .flatMap(part -> part.children().stream())
                .map(Part::headers)
                .filter(headers -> !headers.fields().isEmpty())
                .findFirst();
    }

    /** The ids of the mails it returns, attached or in its text. */
    List<String> returnedIds() {
        var ids = new LinkedHashSet<String>();
        root.parts()
                .filter(Part::isReturnedMail)
                .flatMap(part -> part.children().stream())
                .forEach(part -> ids.addAll(part.headers().messageIds("message-id")));
        if (ids.isEmpty()) {
            WRITTEN_MESSAGE_ID.matcher(text).results().limit(20).forEach(id -> ids.add(id.group(1)));
        }
        return List.copyOf(ids);
    }

    /** Whether nobody is to be told if it cannot be delivered: only machines write so. */
    boolean hasNullSender() {
        return headers().plain("return-path").equals("<>");
    }

    private static String readable(Part root) {
        String plain = joined(root, "text/plain");
        String text = plain.isBlank() ? HtmlText.of(beginning(joined(root, "text/html"), 2 * MAX_TEXT)) : plain;
        if (text.isBlank() && !root.isMultipart() && !root.type().equals("text/html")) {
            text = root.type().startsWith("text/") ? root.text() : "";
        }
        return beginning(text, MAX_TEXT);
    }

    private static String joined(Part root, String type) {
        return root.parts()
                .filter(part -> part.type().equals(type) && !part.isAttachment())
                .limit(10)
                .map(Part::text)
                .collect(Collectors.joining("\n"));
    }

    private static String beginning(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }
}
