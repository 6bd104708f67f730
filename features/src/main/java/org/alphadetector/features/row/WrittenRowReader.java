package org.alphadetector.features.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.alphadetector.ingest.codec.NumberReader;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;

/**
 * Reads a row that stands just as {@link RowJson} writes it: the key first, columns in table order, no blanks, plain
 * texts. It gives what {@link RowJsonReader} gives for the same bytes; of everything else, broken rows too, it takes
 * nothing and leaves them to that reader, which can tell what is wrong. Only a time or a timeframe that is none it
 * refuses itself.
 */
final class WrittenRowReader {
    private static final byte[] EXCHANGE = ascii("{\"exchange\":\"");
    private static final byte[] SYMBOL = ascii(",\"symbol\":\"");
    private static final byte[] ASSET_UID = ascii(",\"asset_uid\":");
    private static final byte[] TF = ascii(",\"tf\":\"");
    private static final byte[] TF_FIRST = ascii("{\"tf\":\"");
    private static final byte[] EXCHANGE_TS = ascii(",\"exchange_ts\":\"");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    /** No double is written longer; the other reader has a limit of its own. */
    private static final int LONGEST_NUMBER = 64;

    /** Far from the depth at which the other reader gives up, which it counts from the row's own brace. */
    private static final int DEEPEST = 100;

    private static final JsonFactory JSON = new JsonFactory();

    private final RowLayout layout;
    private final byte[] json;
    private final NumberReader number = new NumberReader();
    private int at;

    WrittenRowReader(RowLayout layout, byte[] json) {
        this.layout = layout;
        this.json = json;
    }

    /** The row, or null when it is for the other reader. */
    @Nullable
    Row read() {
        Row row = layout.keyColumns().contains(KeyColumns.ASSET_UID) ? rowOfAnAsset() : row(AssetId.MARKET, TF_FIRST);
        return row != null && readColumns(row) ? row : null;
    }

    private @Nullable Row rowOfAnAsset() {
        String exchange = pass(EXCHANGE) ? text() : null;
        String symbol = exchange != null && pass(SYMBOL) ? text() : null;
        if (exchange == null || symbol == null || exchange.isEmpty() || symbol.isEmpty()) {
            return null;
        }
        return pass(ASSET_UID) && passNumber() ? row(AssetId.of(exchange, symbol), TF) : null;
    }

    private @Nullable Row row(AssetId asset, byte[] timeframeName) {
        String timeframe = pass(timeframeName) ? text() : null;
        String time = timeframe != null && pass(EXCHANGE_TS) ? text() : null;
        if (timeframe == null || time == null) {
            return null;
        }
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
        return new Row(layout, asset, Timeframe.ofLabel(timeframe), micros);
    }

    private boolean readColumns(Row row) {
        MemberNames names = layout.memberNames();
        int place = 0;
        while (at < json.length && json[at] == ',') {
            place = names.placeFrom(place, json, at);
            if (place < 0) {
                return false;
            }
            at += names.length(place);
            if (!readValue(row, place)) {
                return false;
            }
            place++;
        }
        return at == json.length - 1 && json[at] == '}';
    }

    private boolean readValue(Row row, int place) {
        int lane = layout.laneAt(place);
        Column column = layout.columns().get(place);
        if (column.isCode()) {
            return readCode(row, column, lane);
        }
        switch (column.type()) {
            case BOOLEAN -> {
                boolean isTrue = pass(TRUE);
                row.flag(lane, isTrue);
                return isTrue || pass(FALSE);
            }
            case JSONB -> {
                String value = embedded();
                row.text(lane, value);
                return value != null;
            }
            case NUMBERS -> {
                double[] list = list();
                row.list(lane, list);
                return list != null;
            }
            case OBJECT, OBJECTS -> {
                double[] list = objects(column);
                row.list(lane, list);
                return list != null;
            }
            case FIRINGS -> {
                return false;
            }
            case TEXT -> {
                String value = at < json.length && json[at++] == '"' ? text() : null;
                row.text(lane, value);
                return value != null;
            }
            default -> {
                boolean isNumber = passNumber();
                double value = isNumber ? number.toDouble() : Double.NaN;
                row.number(lane, value);
                // A negative zero is never written, and to the other reader it is an integer without a sign.
                return Double.isFinite(value) && !(value == 0 && number.isNegative());
            }
        }
    }

    private boolean readCode(Row row, Column column, int lane) {
        String label = at < json.length && json[at++] == '"' ? text() : null;
        if (label == null || !column.labels().contains(label)) {
            return false;
        }
        row.number(lane, column.code(label));
        return true;
    }

    /** The array of numbers that begins here; null when it is none. */
    private double @Nullable [] list() {
        double[] list = new double[8];
        int count = 0;
        if (at >= json.length || json[at] != '[') {
            return null;
        }
        at++;
        while (at < json.length && json[at] != ']') {
            if (count > 0 && json[at++] != ',') {
                return null;
            }
            if (!passNumber()) {
                return null;
            }
            if (count == list.length) {
                list = Arrays.copyOf(list, 2 * count);
            }
            list[count++] = number.toDouble();
        }
        if (at == json.length) {
            return null;
        }
        at++;
        return Arrays.copyOf(list, count);
    }

    private boolean passNumber() {
        int after = number.read(json, at, json.length);
        if (after < 0 || after - at > LONGEST_NUMBER) {
            return false;
        }
        at = after;
        return true;
    }

    /**
     * The text up to the next quote, which is passed over; null when there is an escape or anything beyond ASCII before
     * it.
     */
    private @Nullable String text() {
        int from = at;
        while (at < json.length && json[at] >= ' ' && json[at] != '"' && json[at] != '\\') {
            at++;
        }
        if (at == json.length || json[at] != '"') {
            return null;
        }
        return new String(json, from, at++ - from, StandardCharsets.ISO_8859_1);
    }

    /** The object or array that begins here, as it stands; null when it is none. */
    private @Nullable String embedded() {
        int from = at;
        int to = at < json.length && (json[at] == '[' || json[at] == '{') ? endOfNested() : -1;
        if (to < 0 || !isJson(from, to)) {
            return null;
        }
        at = to;
        return new String(json, from, to - from, StandardCharsets.UTF_8);
    }

    /** The numbers of the objects that begin here; null when they are none. */
    private double @Nullable [] objects(Column column) {
        int from = at;
        int to = at < json.length && (json[at] == '[' || json[at] == '{') ? endOfNested() : -1;
        if (to < 0) {
            return null;
        }
        try (JsonParser parser = JSON.createParser(json, from, to - from)) {
            parser.nextToken();
            double[] list = JsonObjects.read(parser, column);
            at = to;
            return parser.nextToken() == null ? list : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Where as many brackets are closed as were opened; -1 when that is nowhere, or they nest deeply. */
    private int endOfNested() {
        int depth = 0;
        boolean isInText = false;
        for (int i = at; i < json.length; i++) {
            byte each = json[i];
            if (isInText) {
                i += each == '\\' ? 1 : 0;
                isInText = each != '"';
            } else if (each == '"') {
                isInText = true;
            } else if (each == '[' || each == '{') {
                if (++depth > DEEPEST) {
                    return -1;
                }
            } else if ((each == ']' || each == '}') && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private boolean isJson(int from, int to) {
        try (JsonParser parser = JSON.createParser(json, from, to - from)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean pass(byte[] text) {
        int after = at + text.length;
        if (after > json.length || !Arrays.equals(text, 0, text.length, json, at, after)) {
            return false;
        }
        at = after;
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
