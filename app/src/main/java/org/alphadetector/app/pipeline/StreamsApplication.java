package org.alphadetector.app.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.exit.CommandFailure;
import org.alphadetector.app.setting.SettingCatalog;
import org.alphadetector.app.setting.Settings;
import org.alphadetector.detectors.streams.AlphaTopology;
import org.alphadetector.detectors.streams.StreamsSettings;
import org.alphadetector.detectors.streams.TopologySettings;
import org.alphadetector.features.streams.PipelineMeters;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;

/** The Streams application in this process. */
public final class StreamsApplication implements AutoCloseable {
    /** Names the consumer group and the internal topics. */
    public static final String ID = "alpha-detector";

    private static final Duration CLOSE_WAIT = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final List<String> sourceTopics;
    private final RestoreProgress restoring = new RestoreProgress();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private StreamsApplication(KafkaStreams streams, List<String> sourceTopics) {
        this.streams = streams;
        this.sourceTopics = List.copyOf(sourceTopics);
    }

    /** Starts it without measuring anything; its topics must exist. */
    public static StreamsApplication start(
            StreamsSettings streamsSettings, TopologySettings topology, Settings settings) {
        return start(streamsSettings, topology, settings, PipelineMeters.NONE);
    }

    /** Starts it; its topics must exist. */
    public static StreamsApplication start(
            StreamsSettings streamsSettings, TopologySettings topology, Settings settings, PipelineMeters meters) {
        KafkaStreams streams =
                new KafkaStreams(AlphaTopology.build(topology, meters), config(streamsSettings, settings));
        List<String> sourceTopics = new ArrayList<>(topology.exchanges().keySet());
        sourceTopics.add(Topics.FEATURES_ASSET);
        StreamsApplication application = new StreamsApplication(streams, sourceTopics);
        streams.setGlobalStateRestoreListener(application.restoring);
        streams.setUncaughtExceptionHandler(failure -> {
            application.failure.compareAndSet(null, failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.start();
        return application;
    }

    /** What {@code KafkaStreams} is told: what the application is tuned for, and the user's settings. */
    public static Properties config(StreamsSettings streamsSettings, Settings settings) {
        Properties config = new Properties();
        config.putAll(streamsSettings.asConfig());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.count(SettingCatalog.STREAM_THREADS));
        config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.count(SettingCatalog.STANDBY_REPLICAS));
        if (streamsSettings.tuning() == StreamsSettings.Tuning.LATENCY) {
            int commitMs = settings.count(SettingCatalog.COMMIT_INTERVAL);
            config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitMs);
            config.merge(
                    StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                    2 * commitMs,
                    (usual, needed) -> Math.max((Integer) usual, (Integer) needed));
        }
        // The first batch of a transaction waits in the broker for its partition to be added; a second one that
        // overtakes it there is refused and sent again, with an error in the broker's log.
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        return config;
    }

    /** The client itself, to be looked at. */
    public KafkaStreams client() {
        return streams;
    }

    /** How many records of state are still to be read back. */
    public long recordsToRestore() {
        return restoring.records();
    }

    /** The topics it reads. */
    public List<String> sourceTopics() {
        return sourceTopics;
    }

    /** The source partitions that are processed here now. */
    public Set<TopicPartition> partitions() {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .collect(Collectors.toSet());
    }

    /** Up to which offset each source partition that is processed here now was processed and committed. */
    public Map<TopicPartition, Long> processedOffsets(Admin admin) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                Brokers.answer(admin.listConsumerGroupOffsets(ID).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> processed = new HashMap<>();
        for (TopicPartition partition : partitions()) {
            OffsetAndMetadata offset = committed.get(partition);
            processed.put(partition, offset == null ? 0L : offset.offset());
        }
        return processed;
    }

    /** Throws what ended the application, if something did. */
    public void requireRunning() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw StreamsFailure.of(cause);
        }
        if (streams.state() == KafkaStreams.State.ERROR) {
            throw new CommandFailure("the Streams application ended; -v shows why.");
        }
    }

    @Override
    public void close() {
        streams.close(CLOSE_WAIT);
    }
}
