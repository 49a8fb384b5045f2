package io.hindcast.paper.feeds.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hindcast.paper.feeds.UnreadableException;
import java.util.HashMap;
import java.util.Map;

/** Reads JSON objects. Numbers keep the digits that they are written with. */
public final class JsonLineReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonLineReader() {}

    /**
     * Parses a text.
     *
     * @throws UnreadableException when it is no JSON object
     */
    public static JsonNode parse(String text) throws UnreadableException {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnreadableException("is no JSON: " + e.getOriginalMessage());
        }
        if (!node.isObject()) {
            throw new UnreadableException("is no JSON object");
        }
        return node;
    }

    /**
     * Reads a line: an object of plain values.
     *
     * @throws UnreadableException when it is none
     */
    static Row read(String line) throws UnreadableException {
        Map<String, String> fields = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : parse(line).properties()) {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                String key = Row.key(field.getKey());
                if (fields.put(key, field.getValue().asText().strip()) != null) {
                    throw new UnreadableException("has two fields '" + key + "'");
                }
            }
        }
        return key -> fields.getOrDefault(key, "");
    }
}
