package org.alphadetector.app.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of RFC 4180: fields between commas, quoted where needed, ended by CRLF; NULL is an empty field. */
public final class CsvLine {
    private CsvLine() {}

    /** The record with its line end; an empty string is quoted, which tells it from NULL. */
    public static String of(List<? extends @Nullable String> fields) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            String field = fields.get(i);
            if (field != null) {
                append(line, field);
            }
        }
        return line.append("\r\n").toString();
    }

    private static void append(StringBuilder line, String field) {
        boolean isPlain =
                !field.isEmpty() && field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        if (isPlain) {
            line.append(field);
        } else {
            line.append('"').append(field.replace("\"", "\"\"")).append('"');
        }
    }
}
