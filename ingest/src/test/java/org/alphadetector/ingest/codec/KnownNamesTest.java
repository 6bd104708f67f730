package org.alphadetector.ingest.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;

class RecordKeysTest {
    @Test
    void answersAsTheCheckOfOneKeyHoweverOftenItIsAsked() {
        RecordKeys keys = new RecordKeys();
        Random random = new Random(3);
        Tick tick = new Tick();
        for (int i = 0; i < 100_000; i++) {
            boolean isClock = random.nextInt(10) == 0;
            tick.begin(isClock ? TickType.CLOCK : TickType.TRADE);
            tick.exchange = "x" + random.nextInt(3);
            tick.symbol = isClock ? "" : "S" + random.nextInt(9_000);
            byte[] key = random.nextInt(5) > 0
                    ? RecordKey.of(tick)
                    : ("x" + random.nextInt(3) + ":S" + random.nextInt(9_000)).getBytes(UTF_8);
            assertThat(keys.isKeyOf(key, tick)).isEqualTo(RecordKey.check(key, tick) == TickFault.NONE);
        }
        assertThat(keys.isKeyOf(null, tick)).isFalse();
    }
}
