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
 * Reads one row from JSON of any order and form: where the key comes first in one pass, else in two. Rows that stand as
 * {@link RowJson} writes them seldom come here, see {@link WrittenRowReader}.
 */
final class RowJsonReader {
    /** The fast reader of doubles is exact too; the JDK's takes most of the time of a row. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private final RowLayout layout;
    private final byte[] json;
    private final boolean isOfAnAsset;

    private String exchange = "";
    private String symbol = "";
    private @Nullable Timeframe timeframe;
    private @Nullable String exchangeTs;
    /** Place of the column after the last one that was found in table order. */
    private int nextPlace;

    RowJsonReader(RowLayout layout, byte[] json) {
        this.layout = layout;
        this.json = json;
        this.isOfAnAsset = layout.keyColumns().contains(KeyColumns.ASSET_UID);
    }

    Row read() {
        try (JsonParser parser = JSON.createParser(json)) {
            requireObject(parser);
            if (readKey(parser, false)) {
                return readColumns(parser);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return readInTwoPasses();
    }

    /** First the key, wherever its members stand, then the columns. */
    private Row readInTwoPasses() {
        try (JsonParser keyParser = JSON.createParser(json);
                JsonParser columnParser = JSON.createParser(json)) {
            requireObject(keyParser);
            readKey(keyParser, true);
            requireObject(columnParser);
            return readColumns(columnParser);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void requireObject(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("not a JSON object: table=" + layout.table());
        }
    }

    private IllegalArgumentException unreadable(IOException cause) {
        return new IllegalArgumentException("not the JSON of a row: table=" + layout.table(), cause);
    }

    /**
     * Reads members of the key, up to the last of them or to the end of the object.
     *
     * @param isPassingColumns whether columns before the key's end are passed over, or end the reading
     * @return whether the key is complete and no column was met
     */
    private boolean readKey(JsonParser parser, boolean isPassingColumns) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals(KeyColumns.EXCHANGE.name())) {
                exchange = keyText(parser);
            } else if (name.equals(KeyColumns.SYMBOL.name())) {
                symbol = keyText(parser);
            } else if (name.equals(KeyColumns.TF.name())) {
                timeframe = Timeframe.ofLabel(keyText(parser));
            } else if (name.equals(KeyColumns.EXCHANGE_TS.name())) {
                exchangeTs = keyText(parser);
            } else if (isPassingColumns || !isColumn(name)) {
                parser.skipChildren();
            } else {
                return false;
            }
            if (isKeyComplete()) {
                return true;
            }
        }
        return false;
    }

    private String keyText(JsonParser parser) throws IOException {
        if (parser.currentToken().isStructStart()) {
            throw new IllegalArgumentException("a key that is no text: table=" + layout.table());
        }
        return parser.getText();
    }

    private boolean isColumn(String name) {
        return layout.has(name) && !layout.keyColumns().contains(layout.column(name));
    }

    private boolean isKeyComplete() {
        boolean hasAsset = !isOfAnAsset || (!exchange.isEmpty() && !symbol.isEmpty());
        return hasAsset && timeframe != null && exchangeTs != null;
    }

    private Row readColumns(JsonParser parser) throws IOException {
        Row row = emptyRow();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            readColumn(parser, row);
        }
        return row;
    }

    private Row emptyRow() {
        if (exchangeTs == null) {
            throw incomplete("exchange_ts");
        }
        if (timeframe == null) {
            throw incomplete("tf");
        }
        if (isOfAnAsset && exchange.isEmpty()) {
            throw incomplete("exchange");
        }
        if (isOfAnAsset && symbol.isEmpty()) {
            throw incomplete("symbol");
        }
        AssetId asset = isOfAnAsset ? AssetId.of(exchange, symbol) : AssetId.MARKET;
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(exchangeTs));
        return new Row(layout, asset, timeframe, micros);
    }

    private IllegalArgumentException incomplete(String member) {
        return new IllegalArgumentException("the row has no " + member + ": table=" + layout.table());
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
        if (column.isCode()) {
            row.number(lane, column.code(parser.getText()));
            return;
        }
        switch (column.type()) {
            case BOOLEAN -> row.flag(lane, parser.getBooleanValue());
            case JSONB -> row.text(lane, raw(parser));
            case NUMBERS -> row.list(lane, JsonbText.readList(parser));
            case OBJECT, OBJECTS -> row.list(lane, JsonObjects.read(parser, column));
            case FIRINGS -> row.firings(JsonbText.readFirings(parser));
            case TEXT -> row.text(lane, parser.getText());
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
