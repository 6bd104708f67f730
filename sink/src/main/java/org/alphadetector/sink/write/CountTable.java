package org.alphadetector.sink.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alphadetector.features.source.IngestCounts;

/** Keeps the latest counts of each source partition. */
final class CountTable {
    private static final String UPSERT = "INSERT INTO market.ingest_count AS target"
            + " (topic, partition, as_of, accepted, duplicate, late, superseded, rejected)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT (topic, partition) DO UPDATE SET"
            + " as_of = excluded.as_of, accepted = excluded.accepted, duplicate = excluded.duplicate,"
            + " late = excluded.late, superseded = excluded.superseded, rejected = excluded.rejected"
            + " WHERE excluded.as_of >= target.as_of";

    private CountTable() {}

    /** Writes counts, ordered by partition, inside the connection's transaction. */
    static void write(Connection connection, List<IngestCounts> counts) throws SQLException {
        if (counts.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            for (IngestCounts count : counts) {
                statement.setString(1, count.source().topic());
                statement.setInt(2, count.source().partition());
                statement.setObject(3, timeOf(count.asOfMicros()));
                statement.setLong(4, count.accepted());
                statement.setLong(5, count.duplicate());
                statement.setLong(6, count.late());
                statement.setLong(7, count.superseded());
                statement.setString(8, jsonOf(count.rejected()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static OffsetDateTime timeOf(long micros) {
        long seconds = Math.floorDiv(micros, 1_000_000L);
        long nanos = Math.floorMod(micros, 1_000_000L) * 1_000;
        return Instant.ofEpochSecond(seconds, nanos).atOffset(ZoneOffset.UTC);
    }

    /** Reason codes are plain words, so nothing needs escaping. */
    private static String jsonOf(Map<String, Long> rejected) {
        return rejected.entrySet().stream()
                .map(entry -> '"' + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
