package org.alphadetector.bench.latency;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.alphadetector.ingest.codec.TickDecoder;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The latest polls of a stream thread, to look up which of them brought a tick. */
final class PollLog {
    private static final int KEPT = 256;

    private final Deque<Poll> latestFirst = new ArrayDeque<>(KEPT);
    private final TickDecoder decoder = new TickDecoder();
    private final Tick tick = new Tick();

    private record Poll(List<ConsumerRecord<byte[], byte[]>> records, long atMicros) {
        int partition() {
            return records.get(0).partition();
        }
    }

    /**
     * How a tick came, microseconds since the epoch.
     *
     * @param appendedMicros when the broker wrote it, the whole millisecond before
     * @param polledMicros when the poll returned it
     */
    record Arrival(long appendedMicros, long polledMicros) {}

    /** Notes what a poll brought of a partition: at least one tick, in the order of the event time. */
    void add(List<ConsumerRecord<byte[], byte[]>> records, long nowMicros) {
        if (latestFirst.size() == KEPT) {
            latestFirst.removeLast();
        }
        latestFirst.addFirst(new Poll(records, nowMicros));
    }

    /** How the tick of a key and an event time came, unless its poll is forgotten. */
    Optional<Arrival> find(int partition, byte[] key, long eventMicros) {
        for (Poll poll : latestFirst) {
            if (poll.partition() == partition && eventMicros(poll.records.get(0)) <= eventMicros) {
                return poll.records.stream()
                        .filter(record -> Arrays.equals(record.key(), key) && eventMicros(record) == eventMicros)
                        .findFirst()
                        .map(record -> new Arrival(record.timestamp() * 1_000, poll.atMicros));
            }
        }
        return Optional.empty();
    }

    private long eventMicros(ConsumerRecord<byte[], byte[]> record) {
        return decoder.decode(record.key(), record.value(), tick) == TickFault.NONE ? tick.timestampMicros : 0;
    }
}
