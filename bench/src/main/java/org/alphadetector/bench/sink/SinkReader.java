package org.alphadetector.bench.sink;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.ingest.topic.Topics;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.consume.SinkConsumer;
import org.alphadetector.sink.consume.SinkConsumers;
import org.alphadetector.sink.consume.SinkSettings;
import org.alphadetector.sink.write.SinkContext;
import org.jspecify.annotations.Nullable;

/** The sink as it is. */
final class SinkReader implements TopicReader {
    private static final Duration STOP_WAIT = Duration.ofSeconds(30);

    private final Map<String, Object> kafka;
    private final Database database;
    private final RowLayout layout;
    private final RowPublisher publisher;
    private @Nullable SinkConsumer consumer;

    SinkReader(String bootstrap, Database database, RowLayout layout) {
        this.kafka = Map.of("bootstrap.servers", bootstrap);
        this.database = database;
        this.layout = layout;
        this.publisher = new RowPublisher(bootstrap, Topics.FEATURES_SNAPSHOT, RowJson::encode);
    }

    @Override
    public void publish(List<Row> rows) throws IOException, ExecutionException, InterruptedException {
        publisher.publish(rows);
    }

    @Override
    public void prepare() {
        consumer = SinkConsumers.only(
                kafka, database, new SinkContext(Clock.systemUTC(), false), SinkSettings.DEFAULT, layout);
    }

    @Override
    public void start() {
        Thread thread = new Thread(Objects.requireNonNull(consumer), "sink");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void requireAlive() throws InterruptedException {
        if (Objects.requireNonNull(consumer).awaitStopped(Duration.ZERO)) {
            throw new IllegalStateException("the sink has ended");
        }
    }

    @Override
    public void stop() throws InterruptedException {
        SinkConsumer running = Objects.requireNonNull(consumer);
        running.stop();
        if (!running.awaitStopped(STOP_WAIT)) {
            throw new IllegalStateException("the sink does not stop");
        }
    }

    @Override
    public void close() {
        publisher.close();
    }
}
