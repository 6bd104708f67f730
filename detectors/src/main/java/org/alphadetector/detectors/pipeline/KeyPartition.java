package org.alphadetector.detectors.pipeline;

import java.nio.charset.StandardCharsets;

/**
 * The partition of a record key, as Kafka's producers choose it by default: murmur2 (Austin Appleby, 2008) of the key, 32
 * bits, the sign bit dropped, modulo the number of partitions. A control record can be about one partition, so in process
 * the same assets must lie in it.
 */
final class KeyPartition {
    private static final int SEED = 0x9747b28c;
    private static final int MULTIPLIER = 0x5bd1e995;
    private static final int SHIFT = 24;

    private KeyPartition() {}

    static int of(String key, int partitions) {
        return (murmur2(key.getBytes(StandardCharsets.UTF_8)) & Integer.MAX_VALUE) % partitions;
    }

    private static int murmur2(byte[] data) {
        int hash = SEED ^ data.length;
        int words = data.length / Integer.BYTES;
        for (int i = 0; i < words; i++) {
            int word = 0;
            for (int k = Integer.BYTES - 1; k >= 0; k--) {
                word = (word << 8) | (data[i * Integer.BYTES + k] & 0xff);
            }
            word *= MULTIPLIER;
            word ^= word >>> SHIFT;
            word *= MULTIPLIER;
            hash = (hash * MULTIPLIER) ^ word;
        }
        if (data.length % Integer.BYTES > 0) {
            for (int k = data.length - 1; k >= words * Integer.BYTES; k--) {
                hash ^= (data[k] & 0xff) << (8 * (k - words * Integer.BYTES));
            }
            hash *= MULTIPLIER;
        }
        hash ^= hash >>> 13;
        hash *= MULTIPLIER;
        return hash ^ (hash >>> 15);
    }
}
