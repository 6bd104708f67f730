package org.alphadetector.features.row;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Objects of numbers and codes as JSON: in a row one number a member, object after object; in JSON one object, or an
 * array of them, without the members that are NaN.
 */
final class JsonObjects {
    private JsonObjects() {}

    /** The JSON of a column's list, whose length is one object's or a multiple of it. */
    static String write(Column column, double[] list) {
        int width = column.members().size();
        boolean isArray = column.type() == SqlType.OBJECTS;
        if (isArray ? list.length % width != 0 : list.length != width) {
            throw new IllegalArgumentException(
                    "name=" + column.name() + " members=" + width + " numbers=" + list.length);
        }
        StringBuilder out = new StringBuilder(2 + 24 * list.length);
        out.append(isArray ? "[" : "");
        for (int from = 0; from < list.length; from += width) {
            out.append(from == 0 ? "" : ",");
            append(out, column.members(), list, from);
        }
        return out.append(isArray ? "]" : "").toString();
    }

    private static void append(StringBuilder out, List<Member> members, double[] list, int from) {
        char separator = '{';
        for (int i = 0; i < members.size(); i++) {
            double value = list[from + i];
            if (Double.isNaN(value)) {
                continue;
            }
            Member member = members.get(i);
            out.append(separator).append('"').append(member.name()).append("\":");
            if (member.labels().isEmpty()) {
                JsonbText.appendNumber(out, value);
            } else {
                out.append('"').append(member.labels().get((int) value)).append('"');
            }
            separator = ',';
        }
        out.append(separator == '{' ? "{}" : "}");
    }

    /**
     * Reads the object or array that the parser is at; members that the column has not are passed over.
     *
     * @throws IllegalArgumentException for a label that the member has not, or a value of another kind
     */
    static double[] read(JsonParser parser, Column column) throws IOException {
        if (column.type() == SqlType.OBJECT) {
            double[] list = new double[column.members().size()];
            readObject(parser, column, list, 0);
            return list;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("no array: name=" + column.name());
        }
        int width = column.members().size();
        double[] list = new double[4 * width];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (count == list.length) {
                list = Arrays.copyOf(list, 2 * count);
            }
            readObject(parser, column, list, count);
            count += width;
        }
        return Arrays.copyOf(list, count);
    }

    private static void readObject(JsonParser parser, Column column, double[] list, int from) throws IOException {
        List<Member> members = column.members();
        Arrays.fill(list, from, from + members.size(), Double.NaN);
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("no object: name=" + column.name());
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int place = place(members, parser.currentName());
            JsonToken token = parser.nextToken();
            if (place < 0 || token == JsonToken.VALUE_NULL) {
                parser.skipChildren();
            } else {
                Member member = members.get(place);
                list[from + place] =
                        member.labels().isEmpty() ? parser.getDoubleValue() : member.code(parser.getText());
            }
        }
    }

    private static int place(List<Member> members, String name) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
