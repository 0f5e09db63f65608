package dev.outbound.drafting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.outbound.address.Channel;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.WriterException;
import dev.outbound.error.SequenceException;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model's answer, read strictly: one JSON object with exactly the channel's fields, all of them text. Anything else is
 * refused in passing, because the same question may well be answered properly the next time.
 */
record Reply(Optional<String> subject, String body) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern FENCE =
            Pattern.compile("```(?:json)?[ \\t]*\\n(.*)\\n[ \\t]*```", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    static Reply read(String answer, Channel channel) {
        JsonNode json = parse(answer.strip());
        Set<String> wanted = channel == Channel.EMAIL ? Set.of("subject", "body") : Set.of("body");
        Set<String> given = new TreeSet<>();
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            given.add(names.next());
        }
        if (!json.isObject() || !given.equals(wanted)) {
            throw WriterException.passing("the language model's answer for " + channel
                    + " must hold exactly the fields " + new TreeSet<>(wanted));
        }
        return new Reply(
                wanted.contains("subject") ? Optional.of(text(json, "subject")) : Optional.empty(), text(json, "body"));
    }

    DraftContent content(Channel channel, boolean inThread) {
        try {
            return switch (channel) {
                case EMAIL -> new DraftContent.Email(subject.orElse(""), body, inThread);
                case SMS -> new DraftContent.Sms(body);
                case VOICE -> new DraftContent.Voice(body);
            };
        } catch (SequenceException invalid) {
            throw WriterException.passing("the language model's answer cannot be used: " + invalid.getMessage());
        }
    }

    private static JsonNode parse(String answer) {
        Matcher fence = FENCE.matcher(answer);
        try {
            return JSON.readTree(fence.matches() ? fence.group(1) : answer);
        } catch (JsonProcessingException notJson) {
            // The parser's message quotes the answer, which has no place in a message to people.
            throw WriterException.passing("the language model's answer was not a single JSON object");
        }
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            throw WriterException.passing("the field " + field + " of the language model's answer must be text");
        }
        return Hidden.strip(value.textValue());
    }
}
