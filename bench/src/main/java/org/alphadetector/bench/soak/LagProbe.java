package org.alphadetector.bench.soak;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alphadetector.app.broker.DrainCheck;
import org.alphadetector.app.pipeline.StreamsApplication;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.common.TopicPartition;

/**
 * How many records the Streams application and the sink have not committed yet, and how far the tick topic is; the markers
 * of transactions count too.
 */
final class LagProbe implements Probe {
    private static final List<String> INPUTS = List.of(Topics.TICKS, Topics.FEATURES_ASSET);
    private static final List<String> OUTPUTS = List.of(
            Topics.FEATURES_SNAPSHOT,
            Topics.MARKET_SNAPSHOT,
            Topics.ANOMALIES,
            Topics.ANOMALIES_SHADOW,
            Topics.BASELINES,
            Topics.RESIDUALS,
            Topics.INGEST_COUNTS);
    private static final String WRITTEN = "SELECT topic, partition, next_offset FROM market.sink_offset";

    private final DrainCheck offsets;
    private final String jdbcUrl;
    private final double ticksPerSecond;

    LagProbe(String bootstrap, String jdbcUrl, double ticksPerSecond) {
        offsets = new DrainCheck(bootstrap);
        this.jdbcUrl = jdbcUrl;
        this.ticksPerSecond = ticksPerSecond;
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                new Measure("app lag", "records", ticksPerSecond, 0),
                new Measure("sink lag", "records", ticksPerSecond, 0),
                Measure.unbounded("tick offsets", ""));
    }

    @Override
    public List<Double> read() {
        Map<TopicPartition, Long> committed = offsets.committed(StreamsApplication.ID, INPUTS);
        Map<TopicPartition, Long> inputs = offsets.ends(INPUTS);
        Map<TopicPartition, Long> written = written();
        Map<TopicPartition, Long> outputs = offsets.ends(OUTPUTS);
        double fed = inputs.entrySet().stream()
                .filter(end -> end.getKey().topic().equals(Topics.TICKS))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return List.of(lag(inputs, committed), lag(outputs, written), fed);
    }

    @Override
    public void close() {
        offsets.close();
    }

    private Map<TopicPartition, Long> written() {
        Map<TopicPartition, Long> written = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WRITTEN)) {
            while (rows.next()) {
                written.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
            return written;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read how far the sink is", e);
        }
    }

    /** The ends were read last, so a reader in between only looks better. */
    private static double lag(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> read) {
        double lag = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            lag += Math.max(0, end.getValue() - read.getOrDefault(end.getKey(), 0L));
        }
        return lag;
    }
}
