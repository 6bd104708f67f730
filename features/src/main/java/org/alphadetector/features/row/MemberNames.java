package org.alphadetector.features.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The names of a layout's columns as they stand in a row's JSON between two values: comma, quoted name, colon. */
final class MemberNames {
    private final byte[][] texts;

    MemberNames(List<Column> columns) {
        texts = columns.stream()
                .map(column -> (",\"" + column.name() + "\":").getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /** The place, from the given one on, of the column whose name stands here; -1 when there is none. */
    int placeFrom(int place, byte[] json, int at) {
        for (int i = place; i < texts.length; i++) {
            byte[] text = texts[i];
            if (at + text.length <= json.length && Arrays.equals(text, 0, text.length, json, at, at + text.length)) {
                return i;
            }
        }
        return -1;
    }

    /** How many bytes the name at a place takes. */
    int length(int place) {
        return texts[place].length;
    }
}
