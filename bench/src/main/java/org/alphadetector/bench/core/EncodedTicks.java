package org.alphadetector.bench.core;

import java.util.Arrays;
import java.util.function.Predicate;
import org.alphadetector.ingest.codec.TickEncoder;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.validation.RecordKey;

/** Simulated messages as JSON, one after the other in one array, and their keys: what a reader of the topic sees. */
final class EncodedTicks {
    private static final int TYPICAL_BYTES = 220;

    private byte[] bytes;
    private final int[] ends;
    private final byte[][] keys;

    /** The first messages of the default market. */
    EncodedTicks(int count) {
        this(count, SimulatorSettings.DEFAULT.assetCount(), tick -> true);
    }

    /** The first messages that are wanted, of a market of so many assets. */
    EncodedTicks(int count, int assets, Predicate<Tick> isWanted) {
        bytes = new byte[count * TYPICAL_BYTES];
        ends = new int[count];
        keys = new byte[count][];
        TickEncoder encoder = new TickEncoder();
        SimulatorSettings settings =
                SimulatorSettings.DEFAULT.withAssetCount(assets).withTicksPerSecond(100);
        int end = 0;
        try (MarketSimulator simulator = new MarketSimulator(settings)) {
            for (int i = 0; i < count; i++) {
                advance(simulator, isWanted);
                int length = encoder.encode(simulator.tick());
                if (end + length > bytes.length) {
                    bytes = Arrays.copyOf(bytes, bytes.length * 2);
                }
                System.arraycopy(encoder.buffer(), 0, bytes, end, length);
                end += length;
                ends[i] = end;
                keys[i] = RecordKey.of(simulator.tick());
            }
        }
    }

    private static void advance(MarketSimulator simulator, Predicate<Tick> isWanted) {
        do {
            if (!simulator.advance()) {
                throw new IllegalArgumentException("the market has fewer messages");
            }
        } while (!isWanted.test(simulator.tick()));
    }

    int count() {
        return ends.length;
    }

    byte[] bytes() {
        return bytes;
    }

    int offset(int message) {
        return message == 0 ? 0 : ends[message - 1];
    }

    int length(int message) {
        return ends[message] - offset(message);
    }

    /** The message as a record's value, an array of its own. */
    byte[] value(int message) {
        return Arrays.copyOfRange(bytes, offset(message), ends[message]);
    }

    /** The key of the message's record. */
    byte[] key(int message) {
        return keys[message];
    }
}
