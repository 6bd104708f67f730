package org.alphadetector.sink.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The canonical form of JSON: members sorted by name at every level, NULL members left out, canonical numbers. */
final class CanonicalJsonTree {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonStringEncoder QUOTES = JsonStringEncoder.getInstance();

    private CanonicalJsonTree() {}

    /**
     * Appends the canonical form of a JSON text.
     *
     * @param leftOut names of members that are passed over at every level
     */
    static void append(ByteBuilder out, String json, Set<String> leftOut) {
        try {
            append(out, JSON.readTree(json), leftOut);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsonb is always JSON: value=" + json, e);
        }
    }

    /** Appends a text as JSON. */
    static void appendText(ByteBuilder out, String text) {
        out.put('"');
        out.put(QUOTES.quoteAsUTF8(text));
        out.put('"');
    }

    private static void append(ByteBuilder out, JsonNode node, Set<String> leftOut) {
        if (node.isObject()) {
            appendObject(out, node, leftOut);
        } else if (node.isArray()) {
            appendArray(out, node, leftOut);
        } else if (node.isNumber()) {
            out.put(CanonicalNumber.of(node.decimalValue()));
        } else if (node.isTextual()) {
            appendText(out, node.textValue());
        } else {
            out.put(node.asText());
        }
    }

    private static void appendObject(ByteBuilder out, JsonNode node, Set<String> leftOut) {
        Map<String, JsonNode> members = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!leftOut.contains(member.getKey()) && !member.getValue().isNull()) {
                members.put(member.getKey(), member.getValue());
            }
        }
        char separator = '{';
        for (Map.Entry<String, JsonNode> member : members.entrySet()) {
            out.put(separator);
            separator = ',';
            appendText(out, member.getKey());
            out.put(':');
            append(out, member.getValue(), leftOut);
        }
        out.put(members.isEmpty() ? "{}" : "}");
    }

    /** An element that is NULL keeps its place. */
    private static void appendArray(ByteBuilder out, JsonNode node, Set<String> leftOut) {
        out.put('[');
        boolean isFirst = true;
        for (JsonNode element : node) {
            if (!isFirst) {
                out.put(',');
            }
            isFirst = false;
            append(out, element, leftOut);
        }
        out.put(']');
    }
}
