package org.alphadetector.sink.write;

import java.util.List;

/**
 * How far a write moves the topics it was read from.
 *
 * @param clusterId the Kafka cluster's id
 * @param moves the partitions that move
 */
public record Offsets(String clusterId, List<Move> moves) {
    /** The stored offset of a partition that has none yet. */
    public static final long ABSENT = -1;

    /** The leader epoch where none is known. */
    public static final int NO_EPOCH = -1;

    private static final Offsets NONE = new Offsets("", List.of());

    public Offsets {
        moves = moves.stream().sorted().toList();
    }

    /** For rows that come from no topic. */
    public static Offsets none() {
        return NONE;
    }

    /**
     * One partition's step.
     *
     * @param topicId the topic's id, which a topic made anew under the same name does not share
     * @param topic the topic's name, for people
     * @param partition the partition
     * @param expected the offset stored now, or {@link #ABSENT}
     * @param next the offset of the first record not written
     * @param leaderEpoch in whose epoch the record before that was written, or {@link #NO_EPOCH}
     */
    public record Move(String topicId, String topic, int partition, long expected, long next, int leaderEpoch)
            implements Comparable<Move> {
        @Override
        public int compareTo(Move other) {
            int byTopic = topicId.compareTo(other.topicId);
            return byTopic != 0 ? byTopic : Integer.compare(partition, other.partition);
        }
    }

    /**
     * What is stored of a partition.
     *
     * @param next the offset of the first record not written, or {@link #ABSENT}
     * @param leaderEpoch in whose epoch the record before that was written, or {@link #NO_EPOCH}
     */
    public record Stored(long next, int leaderEpoch) {
        /** Nothing is stored. */
        public static final Stored NOTHING = new Stored(ABSENT, NO_EPOCH);
    }
}
