package org.alphadetector.sink.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a row in the text format of COPY into canonical JSON. */
final class RowCanonicalizer {
    private static final Set<String> NUMBER_TYPES =
            Set.of("numeric", "double precision", "real", "bigint", "integer", "smallint");
    private static final String PAYLOAD = "payload";

    private enum Kind {
        NUMBER,
        FLAG,
        TIME,
        JSON,
        PAYLOAD,
        TEXT
    }

    private final List<byte[]> labels = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final ByteBuilder json = new ByteBuilder();

    /**
     * @param types the columns in the order of the row's values, which is that of their names, and their types
     */
    RowCanonicalizer(Map<String, String> types) {
        types.forEach((name, type) -> {
            labels.add(('"' + name + "\":").getBytes(StandardCharsets.UTF_8));
            kinds.add(kindOf(name, type));
        });
    }

    /** Hashes the row's canonical JSON and a newline. */
    void update(MessageDigest sha, byte[] row) {
        json.clear();
        json.put('{');
        int from = 0;
        for (int column = 0; column < kinds.size(); column++) {
            int to = endOfValue(row, from);
            if (!isNull(row, from, to)) {
                if (json.length() > 1) {
                    json.put(',');
                }
                json.put(labels.get(column));
                value(kinds.get(column), row, from, to);
            }
            from = to + 1;
        }
        json.put('}');
        json.put('\n');
        json.updateDigest(sha);
    }

    private void value(Kind kind, byte[] row, int from, int to) {
        switch (kind) {
            case NUMBER -> CanonicalNumber.append(json, row, from, to);
            case FLAG -> json.put(row[from] == 't' ? "true" : "false");
            case TIME -> time(row, from, to);
            case JSON -> CanonicalJsonTree.append(json, CopyText.decode(row, from, to), Set.of());
            case PAYLOAD -> CanonicalJsonTree.append(json, CopyText.decode(row, from, to), TableDigest.LEFT_OUT);
            case TEXT -> CanonicalJsonTree.appendText(json, CopyText.decode(row, from, to));
        }
    }

    /** {@code 2026-02-06 00:14:00+00} becomes {@code "2026-02-06T00:14:00Z"}. */
    private void time(byte[] row, int from, int to) {
        String text = new String(row, from, to - from, StandardCharsets.US_ASCII);
        json.put('"');
        json.put(text.replace(' ', 'T').replace("+00", "Z"));
        json.put('"');
    }

    private static int endOfValue(byte[] row, int from) {
        int to = from;
        while (to < row.length && row[to] != '\t' && row[to] != '\n') {
            to++;
        }
        return to;
    }

    private static boolean isNull(byte[] row, int from, int to) {
        return to - from == 2 && row[from] == '\\' && row[from + 1] == 'N';
    }

    private static Kind kindOf(String name, String type) {
        if (NUMBER_TYPES.contains(type)) {
            return Kind.NUMBER;
        }
        return switch (type) {
            case "boolean" -> Kind.FLAG;
            case "timestamp with time zone" -> Kind.TIME;
            case "jsonb" -> name.equals(PAYLOAD) ? Kind.PAYLOAD : Kind.JSON;
            default -> Kind.TEXT;
        };
    }
}
