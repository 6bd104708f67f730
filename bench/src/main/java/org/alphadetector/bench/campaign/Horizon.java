package org.alphadetector.bench.campaign;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.alphadetector.ingest.codec.TickDecoder;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How far the ticks have come on the topic, and how far the market rows in Postgres have. */
final class Horizon implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration END_WAIT = Duration.ofSeconds(10);
    private static final TopicPartition TICKS = new TopicPartition(Topics.TICKS, 0);
    private static final long MINUTE_MICROS = 60_000_000;
    private static final long LATENESS_MICROS = 2_000_000;
    private static final String LAST_ROW =
            "select coalesce(extract(epoch from max(exchange_ts)) * 1000000, 0)::bigint from market.market_snapshot"
                    + " where tf = '1m'";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String jdbcUrl;
    private final TickDecoder decoder = new TickDecoder();
    private final Tick tick = new Tick();
    private long tickMicros;

    Horizon(String bootstrap, String jdbcUrl) {
        this.jdbcUrl = jdbcUrl + "&connectTimeout=2&socketTimeout=5";
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(TICKS));
        consumer.seekToBeginning(List.of(TICKS));
    }

    /** The latest committed tick of the first partition, where every clock comes; microseconds. */
    long tickMicros() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            if (decoder.decode(record.key(), record.value(), tick) == TickFault.NONE) {
                tickMicros = Math.max(tickMicros, tick.timestampMicros);
            }
        }
        return tickMicros;
    }

    /** The same after having read to the end of the partition, unless the broker does not answer. */
    long lastTickMicros() {
        long start = System.nanoTime();
        try {
            long end = consumer.endOffsets(List.of(TICKS), END_WAIT).getOrDefault(TICKS, 0L);
            while (consumer.position(TICKS, END_WAIT) < end && System.nanoTime() - start < END_WAIT.toNanos()) {
                tickMicros();
            }
        } catch (TimeoutException e) {
            // The broker was killed a moment ago: nothing has been published since, so what was read is the last.
            return tickMicros;
        }
        return tickMicros;
    }

    /**
     * Whether the rows in Postgres follow the ticks: the row of the last minute but one that the ticks have closed is
     * there, and one of a minute that closed later than a time.
     */
    boolean isCaughtUp(long laterThanMicros) {
        long closed = Math.floorDiv(tickMicros() - LATENESS_MICROS, MINUTE_MICROS) * MINUTE_MICROS;
        return rowMicros() >= Math.max(closed - MINUTE_MICROS, laterThanMicros + 1);
    }

    /** The last market row, microseconds; 0 while Postgres does not answer. */
    private long rowMicros() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(LAST_ROW)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
