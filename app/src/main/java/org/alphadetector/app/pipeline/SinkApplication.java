package org.alphadetector.app.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.alphadetector.app.broker.DrainCheck;
import org.alphadetector.app.exit.CommandFailure;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.ingest.topic.Topics;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.DatabaseException;
import org.alphadetector.sink.consume.OtherBrokerException;
import org.alphadetector.sink.consume.SinkConsumer;
import org.alphadetector.sink.consume.SinkConsumers;
import org.alphadetector.sink.consume.SinkMeters;
import org.alphadetector.sink.consume.SinkSettings;
import org.alphadetector.sink.write.SinkContext;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The sink in this process, on a thread of its own. */
public final class SinkApplication implements AutoCloseable {
    /** The topics it reads. */
    public static final List<String> TOPICS = List.of(
            Topics.FEATURES_SNAPSHOT,
            Topics.MARKET_SNAPSHOT,
            Topics.ANOMALIES,
            Topics.ANOMALIES_SHADOW,
            Topics.BASELINES,
            Topics.RESIDUALS,
            Topics.INGEST_COUNTS);

    private static final String REMEDY_ALONE =
            "go back to the brokers and the database that belong together, or start over with an empty directory, or with"
                    + " empty ones of both.";
    private static final String REMEDY_OF_MEMBER =
            "go back to the old brokers, name an empty database, or go on as it is with --accept-new-broker.";

    private static final Duration STOP_WAIT = Duration.ofSeconds(30);

    private final SinkConsumer consumer;
    private final Thread thread;
    private final String remedy;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private SinkApplication(SinkConsumer consumer, String remedy) {
        this.consumer = consumer;
        this.remedy = remedy;
        this.thread = new Thread(consumer, "sink");
        thread.setUncaughtExceptionHandler((failed, cause) -> failure.compareAndSet(null, cause));
    }

    /** Starts the only sink of a replay or a demo, which begins to read at once. */
    public static SinkApplication startAlone(String bootstrap, Database database, boolean isReplay) {
        SinkContext context = new SinkContext(Clock.systemUTC(), isReplay);
        return start(SinkConsumers.only(kafka(bootstrap), database, context, SinkSettings.DEFAULT), REMEDY_ALONE);
    }

    /**
     * Starts a sink that shares the work with others.
     *
     * @param isNewBrokerAccepted whether to go on where the tables were written from other brokers or topics
     */
    public static SinkApplication startMember(
            String bootstrap, Database database, boolean isNewBrokerAccepted, SinkMeters meters) {
        SinkContext context = new SinkContext(Clock.systemUTC(), false);
        SinkSettings settings = SinkSettings.DEFAULT.acceptingNewBroker(isNewBrokerAccepted);
        try {
            return start(SinkConsumers.member(kafka(bootstrap), database, context, settings, meters), REMEDY_OF_MEMBER);
        } catch (OtherBrokerException e) {
            throw otherBroker(e, REMEDY_OF_MEMBER);
        }
    }

    /** Throws what ended the sink, if something did. */
    public void requireRunning() {
        Throwable cause = failure.get();
        if (cause instanceof OtherBrokerException other) {
            throw otherBroker(other, remedy);
        }
        if (cause instanceof DatabaseException lasting) {
            throw new CommandFailure(String.valueOf(lasting.getMessage()), lasting);
        }
        if (cause != null) {
            throw new IllegalStateException("the sink ended: " + cause.getMessage(), cause);
        }
    }

    /** Whether its thread works. */
    public boolean isRunning() {
        return thread.isAlive() && failure.get() == null;
    }

    /** Why it does not write what there is, in a few words; empty when it does. */
    public String hindrance() {
        return consumer.hindrance();
    }

    /** Up to which offset each of its partitions is written. */
    public Map<TopicPartition, Long> writtenOffsets() {
        return consumer.writtenOffsets();
    }

    /** Whether everything on the topics it reads is written. */
    public boolean isDrained(DrainCheck check) {
        Map<TopicPartition, Long> written = new HashMap<>(consumer.writtenOffsets());
        check.ends(TOPICS).keySet().forEach(partition -> written.putIfAbsent(partition, 0L));
        return check.isDrained(written);
    }

    @Override
    public void close() {
        consumer.stop();
        try {
            thread.join(STOP_WAIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SinkApplication start(SinkConsumer consumer, String remedy) {
        SinkApplication application = new SinkApplication(consumer, remedy);
        application.thread.start();
        return application;
    }

    private static UserMistake otherBroker(OtherBrokerException other, String remedy) {
        return new UserMistake(other.getMessage() + "; " + remedy, other);
    }

    private static Map<String, Object> kafka(String bootstrap) {
        return Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    }
}
