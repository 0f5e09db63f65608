package dev.outbound.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outbound.address.AddressKey;
import dev.outbound.address.AddressKind;
import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.Step;
import dev.outbound.sequence.Tone;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What is stored whole, as JSON text: spelled out field by field, so that renaming a record changes nothing stored. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static String recipe(Recipe recipe) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("goal", recipe.goal());
        node.put("tone", recipe.tone().name());
        ArrayNode channels = node.putArray("channels");
        recipe.allowedChannels().stream().sorted().forEach(channel -> channels.add(channel.name()));
        ArrayNode steps = node.putArray("steps");
        for (Step step : recipe.steps()) {
            steps.addObject()
                    .put("channel", step.channel().name())
                    .put("name", step.name())
                    .put("day", step.day())
                    .put("from", step.window().startMinute())
                    .put("to", step.window().endMinute())
                    .put("instructions", step.instructions());
        }
        return node.toString();
    }

    static Recipe recipe(String json) {
        JsonNode node = read(json);
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        node.path("channels").forEach(channel -> channels.add(Channel.valueOf(channel.asText())));
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : node.path("steps")) {
            steps.add(new Step(
                    Channel.valueOf(step.path("channel").asText()),
                    step.path("name").asText(),
                    step.path("day").asInt(),
                    new SendWindow(step.path("from").asInt(), step.path("to").asInt()),
                    step.path("instructions").asText()));
        }
        return new Recipe(
                node.path("goal").asText(), Tone.valueOf(node.path("tone").asText()), channels, steps);
    }

    static String recipients(Recipients recipients) {
        ObjectNode node = MAPPER.createObjectNode();
        return recipients.fold(
                ofList -> node.put("list", ofList.list().toString()).toString(), picked -> {
                    ArrayNode contacts = node.putArray("contacts");
                    picked.contacts().forEach(contact -> contacts.add(contact.value()));
                    return node.toString();
                });
    }

    static Recipients recipients(String json) {
        JsonNode node = read(json);
        if (node.has("list")) {
            return new Recipients.OfList(UUID.fromString(node.path("list").asText()));
        }
        List<ContactId> contacts = new ArrayList<>();
        node.path("contacts").forEach(contact -> contacts.add(new ContactId(contact.asText())));
        return new Recipients.Picked(contacts);
    }

    /** Sorted, so that equal keys are equal text. */
    static String keys(Set<AddressKey> keys) {
        ArrayNode node = MAPPER.createArrayNode();
        keys.stream().sorted().forEach(key -> node.add(key.kind().name()).add(key.value()));
        return node.toString();
    }

    static Set<AddressKey> keys(String json) {
        JsonNode node = read(json);
        Set<AddressKey> keys = new LinkedHashSet<>();
        for (int i = 0; i + 1 < node.size(); i += 2) {
            keys.add(new AddressKey(
                    AddressKind.valueOf(node.get(i).asText()), node.get(i + 1).asText()));
        }
        return keys;
    }

    static String data(Map<String, String> data) {
        ObjectNode node = MAPPER.createObjectNode();
        new TreeMap<>(data).forEach(node::put);
        return node.toString();
    }

    static Map<String, String> data(String json) {
        Map<String, String> data = new LinkedHashMap<>();
        read(json)
                .properties()
                .forEach(field -> data.put(field.getKey(), field.getValue().asText()));
        return data;
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored JSON text cannot be read", e);
        }
    }
}
