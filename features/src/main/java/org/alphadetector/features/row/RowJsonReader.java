package org.alphadetector.features.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;

/**
 * Reads one row from the JSON that {@link RowJson} writes; the key's members come before the columns. Columns in table
 * order, as they are written, are found without a look-up by name; any other order is read too.
 */
final class RowJsonReader {
    /** The fast reader of doubles is exact too; the JDK's takes most of the time of a row. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private final RowLayout layout;
    private final byte[] json;

    private String exchange = "";
    private String symbol = "";
    private @Nullable Timeframe timeframe;
    /** Place of the column after the last one that was found in table order. */
    private int nextPlace;

    RowJsonReader(RowLayout layout, byte[] json) {
        this.layout = layout;
        this.json = json;
    }

    Row read() {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not a JSON object: table=" + layout.table());
            }
            Row row = readKey(parser);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                readColumn(parser, row);
            }
            return row;
        } catch (IOException e) {
            throw new IllegalArgumentException("not the JSON of a row: table=" + layout.table(), e);
        }
    }

    /** Reads up to {@code exchange_ts}, the key's last member. */
    private Row readKey(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals(RowJson.EXCHANGE)) {
                exchange = parser.getText();
            } else if (name.equals(KeyColumns.SYMBOL.name())) {
                symbol = parser.getText();
            } else if (name.equals(KeyColumns.TF.name())) {
                timeframe = Timeframe.ofLabel(parser.getText());
            } else if (name.equals(KeyColumns.EXCHANGE_TS.name())) {
                return keyed(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(parser.getText())));
            }
        }
        throw new IllegalArgumentException("the row has no exchange_ts: table=" + layout.table());
    }

    private Row keyed(long exchangeTsMicros) {
        if (timeframe == null) {
            throw new IllegalArgumentException("the row has no tf: table=" + layout.table());
        }
        AssetId asset = exchange.isEmpty() ? AssetId.MARKET : AssetId.of(exchange, symbol);
        return new Row(layout, asset, timeframe, exchangeTsMicros);
    }

    private void readColumn(JsonParser parser, Row row) throws IOException {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        int place = placeOf(name);
        if (place < 0 || token == JsonToken.VALUE_NULL) {
            parser.skipChildren();
            return;
        }
        Column column = layout.columns().get(place);
        int lane = layout.laneAt(place);
        switch (column.type()) {
            case BOOLEAN -> row.flag(lane, parser.getBooleanValue());
            case JSONB -> row.text(lane, raw(parser));
            case TEXT, DQ_STATUS -> row.text(lane, parser.getText());
            default -> row.number(lane, parser.getDoubleValue());
        }
    }

    /** The place of the column of that name, negative when there is none in a lane. */
    private int placeOf(String name) {
        List<Column> columns = layout.columns();
        if (nextPlace < columns.size() && columns.get(nextPlace).name().equals(name)) {
            return nextPlace++;
        }
        if (!layout.has(name)) {
            return -1;
        }
        for (int i = 0; i < columns.size(); i++) {
            int place = (nextPlace + i) % columns.size();
            if (columns.get(place).name().equals(name)) {
                nextPlace = place + 1;
                return place;
            }
        }
        return -1;
    }

    /** The value as it stands, so that its numbers keep their digits. */
    private String raw(JsonParser parser) throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int to = (int) parser.currentLocation().getByteOffset();
        return new String(json, from, to - from, StandardCharsets.UTF_8);
    }
}
