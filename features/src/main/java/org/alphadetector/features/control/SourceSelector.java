package org.alphadetector.features.control;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** An exchange in every source partition, or in one of them. */
public final class SourceSelector {
    private final String exchange;
    private final @Nullable String topic;
    private final int partition;

    private SourceSelector(String exchange, @Nullable String topic, int partition) {
        if (exchange.isEmpty() || partition < 0) {
            throw new IllegalArgumentException("no source: exchange=" + exchange + " partition=" + partition);
        }
        this.exchange = exchange;
        this.topic = topic;
        this.partition = partition;
    }

    /** The exchange wherever it is fed. */
    public static SourceSelector everywhere(String exchange) {
        return new SourceSelector(exchange, null, 0);
    }

    /** The exchange in one partition of a topic. */
    public static SourceSelector in(String topic, int partition, String exchange) {
        return new SourceSelector(exchange, topic, partition);
    }

    /** Whether it means this exchange in this partition. */
    public boolean matches(String inTopic, int inPartition, String ofExchange) {
        return exchange.equals(ofExchange) && (topic == null || (topic.equals(inTopic) && partition == inPartition));
    }

    public String exchange() {
        return exchange;
    }

    /** The topic, null where every source of the exchange is meant. */
    public @Nullable String topic() {
        return topic;
    }

    /** The partition, empty where every source of the exchange is meant. */
    public OptionalInt partition() {
        return topic == null ? OptionalInt.empty() : OptionalInt.of(partition);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SourceSelector that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** For people: {@code okx}, or {@code okx in ticks-3}. */
    @Override
    public String toString() {
        return topic == null ? exchange : exchange + " in " + topic + '-' + partition;
    }
}
