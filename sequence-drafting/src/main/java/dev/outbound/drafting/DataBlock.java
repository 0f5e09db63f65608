package dev.outbound.drafting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Data within a prompt: JSON on a single line between two marks. Line breaks and quotes are encoded by JSON, angle
 * brackets by us, so that no value can end the block or begin another.
 */
final class DataBlock {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DataBlock() {}

    static String of(String name, Object data) {
        try {
            String json = JSON.writeValueAsString(data)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
            return "<data-" + name + ">\n" + json + "\n</data-" + name + ">\n";
        } catch (JsonProcessingException stringsAlwaysEncode) {
            throw new IllegalStateException(stringsAlwaysEncode);
        }
    }
}
