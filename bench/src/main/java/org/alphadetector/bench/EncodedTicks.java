package org.alphadetector.bench;

import java.util.Arrays;
import org.alphadetector.ingest.codec.TickEncoder;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;

/** Simulated messages as JSON, one after the other in one array: what a reader of the topic sees. */
final class EncodedTicks {
    private static final int TYPICAL_BYTES = 220;

    private byte[] bytes;
    private final int[] ends;

    /** The first messages of the default market. */
    EncodedTicks(int count) {
        bytes = new byte[count * TYPICAL_BYTES];
        ends = new int[count];
        TickEncoder encoder = new TickEncoder();
        int end = 0;
        try (MarketSimulator simulator = new MarketSimulator(SimulatorSettings.DEFAULT.withTicksPerSecond(100))) {
            for (int i = 0; i < count; i++) {
                if (!simulator.advance()) {
                    throw new IllegalArgumentException("the market has fewer messages: count=" + count);
                }
                int length = encoder.encode(simulator.tick());
                if (end + length > bytes.length) {
                    bytes = Arrays.copyOf(bytes, bytes.length * 2);
                }
                System.arraycopy(encoder.buffer(), 0, bytes, end, length);
                end += length;
                ends[i] = end;
            }
        }
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
}
