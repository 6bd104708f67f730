package org.alphadetector.ingest.adapter.binance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.codec.BookLevels;
import org.alphadetector.ingest.codec.NumberReader;
import org.alphadetector.ingest.codec.StringTable;

/**
 * One frame taken apart: the text of each known field and the two sides of a book. Objects inside the frame (the wrapper
 * {@code data}, an order {@code o}, a candle {@code k}) are read as if their fields stood at the top: no name of one frame
 * type means two things at once. Reused from frame to frame.
 */
final class UsdmFrame {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final Map<UsdmField, Span> spans = new EnumMap<>(UsdmField.class);
    private final NumberReader number = new NumberReader();
    private final StringTable names;
    private byte[] text = new byte[1024];
    private int textLength;
    private boolean isBatch;

    final BookLevels bids = new BookLevels();
    final BookLevels asks = new BookLevels();

    UsdmFrame(StringTable names) {
        this.names = names;
        for (UsdmField field : UsdmField.values()) {
            spans.put(field, new Span());
        }
    }

    /** Takes in a frame. */
    void read(byte[] buffer, int offset, int length) throws DamagedLineException {
        for (Span span : spans.values()) {
            span.end = span.start;
        }
        textLength = 0;
        isBatch = false;
        bids.clear();
        asks.clear();
        try (JsonParser parser = JSON.createParser(buffer, offset, length)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                isBatch = true;
                return;
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new DamagedLineException("the frame is not a JSON object");
            }
            readObject(parser);
            if (parser.nextToken() != null) {
                throw new DamagedLineException("something follows the frame");
            }
        } catch (JsonProcessingException e) {
            throw new DamagedLineException("the frame is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    private void readObject(JsonParser parser) throws IOException, DamagedLineException {
        for (int depth = 1; depth > 0; ) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                depth++;
            } else if (token == JsonToken.END_OBJECT) {
                depth--;
            } else if (token == JsonToken.START_ARRAY) {
                readArray(parser);
            } else if (token != JsonToken.FIELD_NAME) {
                readScalar(parser);
            }
        }
    }

    private void readArray(JsonParser parser) throws IOException, DamagedLineException {
        switch (parser.currentName()) {
            case "b", "bids" -> readLevels(parser, bids);
            case "a", "asks" -> readLevels(parser, asks);
            case "data" -> {
                isBatch = true;
                parser.skipChildren();
            }
            default -> parser.skipChildren();
        }
    }

    private void readLevels(JsonParser parser, BookLevels levels) throws IOException, DamagedLineException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw new DamagedLineException("a book level is not a pair of price and amount");
            }
            parser.nextToken();
            double price = levelNumber(parser);
            parser.nextToken();
            levels.add(price, levelNumber(parser));
            JsonToken after = parser.nextToken();
            while (after != JsonToken.END_ARRAY) {
                after = parser.nextToken();
            }
        }
    }

    private double levelNumber(JsonParser parser) throws IOException, DamagedLineException {
        if (!parser.currentToken().isScalarValue()) {
            throw new DamagedLineException("a book level is not a pair of price and amount");
        }
        int from = textLength;
        appendText(parser);
        boolean isNumber = number.read(text, from, textLength) == textLength;
        textLength = from;
        if (!isNumber || number.isNegative()) {
            throw new DamagedLineException("a book level is not a pair of price and amount");
        }
        return number.toDouble();
    }

    private void readScalar(JsonParser parser) throws IOException {
        UsdmField field = UsdmField.find(parser.currentName());
        if (field != null && parser.currentToken() != JsonToken.VALUE_NULL) {
            Span span = span(field);
            span.start = textLength;
            appendText(parser);
            span.end = textLength;
        }
    }

    private void appendText(JsonParser parser) throws IOException {
        char[] chars = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int length = parser.getTextLength();
        if (textLength + length > text.length) {
            text = Arrays.copyOf(text, 2 * (textLength + length));
        }
        for (int i = 0; i < length; i++) {
            char c = chars[from + i];
            // Names and numbers of this venue are ASCII; any other character makes a text that matches nothing.
            text[textLength++] = c < 0x80 ? (byte) c : (byte) '?';
        }
    }

    /** Whether the line holds an array of frames, as the all-market streams send. */
    boolean isBatch() {
        return isBatch;
    }

    /** Whether the field is there and not empty. */
    boolean has(UsdmField field) {
        Span span = span(field);
        return span.start < span.end;
    }

    /** Whether the field is there and spelled so. */
    boolean is(UsdmField field, String value) {
        return has(field) && name(field).equals(value);
    }

    /** A field as a name out of few, or the empty text. */
    String name(UsdmField field) {
        Span span = span(field);
        return span.start < span.end ? names.get(text, span.start, span.end - span.start) : "";
    }

    /** A field as a number, valid until the next call. */
    NumberReader number(UsdmField field) throws DamagedLineException {
        if (!has(field)) {
            throw new DamagedLineException("field " + field.wireName() + " is missing");
        }
        Span span = span(field);
        if (number.read(text, span.start, span.end) != span.end) {
            throw new DamagedLineException("field " + field.wireName() + " is not a number");
        }
        return number;
    }

    /** A field as a double, NaN where it is absent. */
    double value(UsdmField field) throws DamagedLineException {
        return has(field) ? number(field).toDouble() : Double.NaN;
    }

    /** A field as an integer. */
    long integer(UsdmField field) throws DamagedLineException {
        if (!number(field).isInteger()) {
            throw new DamagedLineException("field " + field.wireName() + " is not an integer");
        }
        return number.integer();
    }

    /** A time in microseconds of a field in milliseconds, or the fallback where it is absent. */
    long micros(UsdmField field, long fallback) throws DamagedLineException {
        return has(field) ? Math.multiplyExact(integer(field), 1_000L) : fallback;
    }

    private Span span(UsdmField field) {
        return Objects.requireNonNull(spans.get(field));
    }

    /** Where a field's text lies; empty where the field is absent. */
    private static final class Span {
        private int start;
        private int end;
    }
}
