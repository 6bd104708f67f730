package org.alphadetector.ingest.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The topics: names and settings. All carry log-append time, because retention compares a record's time with today and would
 * delete replayed history within minutes; their retention is explicit, whatever the broker's default.
 */
public final class Topics {
    /** Market messages; a configuration may name a list of topics instead. */
    public static final String TICKS = "ticks";
    /** Tick records that could not be taken in. */
    public static final String DEAD_LETTER_TICKS = "dead-letter.ticks";
    /** Internal: asset rows and marks, one partition. */
    public static final String FEATURES_ASSET = "features.asset";
    /** Complete feature rows. */
    public static final String FEATURES_SNAPSHOT = "features.snapshot";
    /** Market rows. */
    public static final String MARKET_SNAPSHOT = "market.snapshot";
    /** Events of live detectors. */
    public static final String ANOMALIES = "anomalies";
    /** Events of detectors on trial. */
    public static final String ANOMALIES_SHADOW = "anomalies.shadow";
    /** What values of an asset are judged by, the latest of each feature; hourly. */
    public static final String BASELINES = "baselines";
    /** How well each residual does, the latest of each; daily. */
    public static final String RESIDUALS = "residuals";
    /** Accepted and rejected ticks by source partition, the latest counts. */
    public static final String INGEST_COUNTS = "ingest.counts";
    /** Control records with the lattice points at which they took effect. */
    public static final String CONTROL = "control";
    /** Records the sink could not write. */
    public static final String DEAD_LETTER_SINK = "dead-letter.sink";

    /** The largest record batch of {@link #TICKS}: far above the 1 MiB of a good tick, so that a large one is ours to reject. */
    public static final int MAX_MESSAGE_BYTES = 8 << 20;

    private static final Set<String> WRITTEN = Set.of(
            DEAD_LETTER_TICKS,
            FEATURES_ASSET,
            FEATURES_SNAPSHOT,
            MARKET_SNAPSHOT,
            ANOMALIES,
            ANOMALIES_SHADOW,
            BASELINES,
            RESIDUALS,
            INGEST_COUNTS,
            CONTROL,
            DEAD_LETTER_SINK);

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration YEAR = Duration.ofDays(365);

    private Topics() {}

    /** The names of all topics that the pipeline writes. */
    public static Set<String> written() {
        return WRITTEN;
    }

    /**
     * Whether the pipeline, Kafka Streams for it, or the broker writes a topic of that name: records of others there would
     * be taken for its own.
     */
    public static boolean isWritten(String name) {
        return WRITTEN.contains(name)
                || name.endsWith("-changelog")
                || name.endsWith("-repartition")
                || name.startsWith("__");
    }

    /** All topics, the ticks in one topic {@link #TICKS} of so many partitions. */
    public static List<TopicSpec> all(int tickPartitions) {
        return all(List.of(TICKS), tickPartitions);
    }

    /** All topics, with these tick topics of so many partitions each. */
    public static List<TopicSpec> all(List<String> tickTopics, int tickPartitions) {
        checkTickTopics(tickTopics);
        List<TopicSpec> all = new ArrayList<>();
        for (String name : tickTopics) {
            all.add(large(name, tickPartitions, WEEK));
        }
        all.add(large(DEAD_LETTER_TICKS, 1, MONTH));
        all.add(kept(FEATURES_ASSET, 1, WEEK));
        all.add(kept(FEATURES_SNAPSHOT, tickPartitions, MONTH));
        all.add(kept(MARKET_SNAPSHOT, 1, MONTH));
        all.add(kept(ANOMALIES, tickPartitions, YEAR));
        all.add(kept(ANOMALIES_SHADOW, tickPartitions, MONTH));
        all.add(new TopicSpec(BASELINES, 1, settings(TopicConfig.CLEANUP_POLICY_COMPACT, -1)));
        all.add(new TopicSpec(RESIDUALS, 1, settings(TopicConfig.CLEANUP_POLICY_COMPACT, -1)));
        all.add(new TopicSpec(INGEST_COUNTS, 1, settings(TopicConfig.CLEANUP_POLICY_COMPACT, -1)));
        all.add(new TopicSpec(CONTROL, 1, settings(TopicConfig.CLEANUP_POLICY_DELETE, -1)));
        all.add(large(DEAD_LETTER_SINK, 1, MONTH));
        return List.copyOf(all);
    }

    /**
     * Refuses tick topics that would feed the pipeline its own output.
     *
     * @throws IllegalArgumentException when there is none, one twice, or one that the pipeline writes
     */
    public static void checkTickTopics(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("name at least one topic to read ticks from");
        }
        if (Set.copyOf(names).size() != names.size()) {
            throw new IllegalArgumentException("name each tick topic once: topics=" + names);
        }
        for (String name : names) {
            if (isWritten(name)) {
                throw new IllegalArgumentException(
                        "the pipeline writes " + name + ", so it cannot read ticks from it: name another topic");
            }
        }
    }

    private static TopicSpec kept(String name, int partitions, Duration retention) {
        return new TopicSpec(name, partitions, settings(TopicConfig.CLEANUP_POLICY_DELETE, retention.toMillis()));
    }

    private static TopicSpec large(String name, int partitions, Duration retention) {
        Map<String, String> settings = new HashMap<>(settings(TopicConfig.CLEANUP_POLICY_DELETE, retention.toMillis()));
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_MESSAGE_BYTES));
        return new TopicSpec(name, partitions, settings);
    }

    private static Map<String, String> settings(String cleanupPolicy, long retentionMs) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                cleanupPolicy,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retentionMs),
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime");
    }
}
