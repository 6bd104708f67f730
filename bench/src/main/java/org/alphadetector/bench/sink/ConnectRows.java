package org.alphadetector.bench.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;

/**
 * Rows as Kafka Connect's JSON converter reads them: the members of the public topic's JSON, JSON columns as strings,
 * and the schema apart from them, once, so that no record carries it.
 */
final class ConnectRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ConnectRows() {}

    /** The payload of a record. */
    static byte[] encode(Row row) throws IOException {
        ObjectNode object = (ObjectNode) JSON.readTree(RowJson.encode(row));
        for (Column column : row.layout().columns()) {
            if (column.type().ddl().equals(SqlType.JSONB.ddl()) && object.has(column.name())) {
                object.put(column.name(), object.get(column.name()).toString());
            }
        }
        return JSON.writeValueAsBytes(object);
    }

    /** The schema of all records of a layout. */
    static String schema(RowLayout layout) throws JsonProcessingException {
        ObjectNode schema = JSON.createObjectNode().put("type", "struct").put("optional", false);
        ArrayNode fields = schema.putArray("fields");
        for (Column column : layout.keyColumns()) {
            if (!column.equals(KeyColumns.INGEST_TS)) {
                field(fields.addObject(), column, false);
            }
        }
        layout.columns().forEach(column -> field(fields.addObject(), column, true));
        return JSON.writeValueAsString(schema);
    }

    private static void field(ObjectNode field, Column column, boolean isOptional) {
        field.put("field", column.name()).put("optional", isOptional).put("type", type(column.type()));
        if (column.type().ddl().equals(SqlType.JSONB.ddl())) {
            field.put("name", "io.debezium.data.Json");
        } else if (column.type() == SqlType.TIMESTAMPTZ) {
            field.put("name", "io.debezium.time.ZonedTimestamp");
        }
    }

    private static String type(SqlType type) {
        return switch (type) {
            case NUMERIC, DOUBLE -> "double";
            case INTEGER -> "int32";
            case SMALLINT -> "int16";
            case BIGINT -> "int64";
            case BOOLEAN -> "boolean";
            case TEXT, JSONB, NUMBERS, OBJECT, OBJECTS, FIRINGS, DQ_STATUS, TIMESTAMPTZ, TIMEFRAME -> "string";
        };
    }
}
