package org.alphadetector.bench.campaign;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
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
    /** Short, because ended processes are started again only between two looks. */
    private static final Duration ANSWER_WAIT = Duration.ofMillis(500);

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

    /**
     * Whether the rows have followed the ticks that are there from now on: where the broker does not answer now, those that
     * are there when it does.
     */
    BooleanSupplier followed() {
        return new BooleanSupplier() {
            private boolean isEndKnown;
            private long end;
            private boolean isReadToEnd;
            private long lastMicros;

            @Override
            public boolean getAsBoolean() {
                if (!isReadToEnd && !readToEnd()) {
                    return false;
                }
                return isCaughtUp(lastMicros);
            }

            private boolean readToEnd() {
                try {
                    if (!isEndKnown) {
                        end = consumer.endOffsets(List.of(TICKS), ANSWER_WAIT).getOrDefault(TICKS, 0L);
                        isEndKnown = true;
                    }
                    lastMicros = tickMicros();
                    isReadToEnd = consumer.position(TICKS, ANSWER_WAIT) >= end;
                } catch (TimeoutException e) {
                    // Nothing can have followed a broker that is away; the next look asks again.
                    return false;
                }
                return isReadToEnd;
            }
        };
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
