package org.alphadetector.detectors.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class KeyPartitionTest {
    @Test
    void isThePartitionThatKafkasProducerChooses() {
        for (int i = 0; i < 2_000; i++) {
            String key = "binance-futures:" + Integer.toString(i * 7_919, 36) + (i % 3 == 0 ? "ÜSD" : "USDT");
            for (int partitions : new int[] {1, 2, 3, 7, 64}) {
                assertThat(KeyPartition.of(key, partitions))
                        .as(key)
                        .isEqualTo(
                                BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions));
            }
        }
    }
}
