package org.alphadetector.bench.sink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.alphadetector.bench.topology.BenchCluster;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;

/** Debezium's JDBC sink connector, tuned for these rows. */
final class DebeziumReader implements TopicReader {
    private static final String TOPIC = "debezium.rows";
    /** As many bytes a fetch as the sink's own consumer may get. */
    private static final String FETCH_BYTES = Integer.toString(50 << 20);

    private final RowPublisher publisher;
    private final ConnectWorker worker;

    /**
     * What can be tuned.
     *
     * @param batchSize rows a transaction
     * @param isUnnesting inserts by {@code unnest} of arrays, otherwise by batches that the driver rewrites
     */
    record Tuning(int batchSize, boolean isUnnesting) {}

    DebeziumReader(BenchCluster cluster, RowLayout layout, String jdbcUrl, Path home, int port, Tuning tuning)
            throws IOException, ExecutionException, InterruptedException {
        cluster.createTopic(TOPIC);
        Map<String, String> settings = Map.of(
                "bootstrap.servers", cluster.bootstrap(),
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "value.converter", "org.apache.kafka.connect.json.JsonConverter",
                "value.converter.schemas.enable", "true",
                "value.converter.schema.content", ConnectRows.schema(layout));
        worker = ConnectWorker.start(
                home, cluster.directory().resolve("connect"), port, settings, connector(jdbcUrl, tuning));
        publisher = new RowPublisher(cluster.bootstrap(), TOPIC, ConnectRows::encode);
    }

    @Override
    public void publish(List<Row> rows) throws IOException, ExecutionException, InterruptedException {
        publisher.publish(rows);
    }

    @Override
    public void prepare() {
        // The worker runs all the time, its connector is paused.
    }

    @Override
    public void start() throws IOException, InterruptedException {
        worker.resume();
    }

    @Override
    public void requireAlive() throws IOException, InterruptedException {
        worker.requireAlive();
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        worker.pause();
    }

    @Override
    public void close() {
        worker.close();
        publisher.close();
    }

    private static Map<String, String> connector(String jdbcUrl, Tuning tuning) {
        String batch = Integer.toString(tuning.batchSize());
        Map<String, String> settings = new HashMap<>(Map.of(
                "connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector",
                "tasks.max", "1",
                "topics", TOPIC,
                "connection.username", "postgres",
                "connection.password", "unused",
                "insert.mode", "upsert",
                "primary.key.mode", "record_value",
                "primary.key.fields", "asset_uid,tf,exchange_ts",
                "schema.evolution", "none",
                "collection.name.format", SinkRows.TABLE));
        // Labels of enums are sent as text of no type.
        settings.put(
                "connection.url", jdbcUrl + "&currentSchema=market&stringtype=unspecified&reWriteBatchedInserts=true");
        settings.put("batch.size", batch);
        settings.put("dialect.postgres.unnest.insert.enabled", Boolean.toString(tuning.isUnnesting()));
        settings.put("use.time.zone", "UTC");
        settings.put("consumer.override.max.poll.records", batch);
        settings.put("consumer.override.max.partition.fetch.bytes", FETCH_BYTES);
        settings.put("consumer.override.auto.offset.reset", "earliest");
        return settings;
    }
}
