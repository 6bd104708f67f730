package org.alphadetector.ingest.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;
import org.alphadetector.ingest.validation.RecordKey;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int ROUNDS = 20_000;

    private final TickDecoder decoder = new TickDecoder();
    private final Tick tick = new Tick();

    @Test
    void decodesWithoutAllocating() {
        List<byte[]> values = new ArrayList<>();
        List<byte[]> keys = new ArrayList<>();
        for (TickType type : List.of(TickType.TRADE, TickType.BOOK_TICKER, TickType.BOOK_SNAPSHOT, TickType.CLOCK)) {
            for (int i = 0; i < 50; i++) {
                Tick made = usual(type, i);
                values.add(new TickEncoder().bytes(made));
                keys.add(RecordKey.of(made));
            }
        }
        decodeAll(keys, values, ROUNDS / values.size());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();

        long before = threads.getThreadAllocatedBytes(thread);
        decodeAll(keys, values, ROUNDS / values.size());
        long allocated = threads.getThreadAllocatedBytes(thread) - before;

        // Reading the counter itself allocates a little; one object a message would be 320,000 bytes and more.
        assertThat(allocated).isLessThan(ROUNDS / 10);
    }

    private void decodeAll(List<byte[]> keys, List<byte[]> values, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < values.size(); i++) {
                if (decoder.decode(keys.get(i), values.get(i), tick) != TickFault.NONE) {
                    throw new AssertionError(decoder.detail());
                }
            }
        }
    }

    private static Tick usual(TickType type, int i) {
        Tick made = new Tick();
        made.begin(type);
        made.exchange = "binance-futures";
        made.symbol = type.isAssetMessage() ? "S" + i % 20 + "USDT" : "";
        made.timestampMicros = 1_721_347_022_956_000L + i * 86_400_000_000L;
        made.localTimestampMicros = made.timestampMicros + i;
        made.price = 64_123.4 + i;
        made.amountMantissa = 25L + i;
        made.amountScale = 3;
        made.side = Side.BUY;
        made.idKind = Tick.IdKind.NUMERIC;
        made.numericId = 5_000_000_000L + i;
        made.bidPrice = 64_123.4;
        made.bidAmount = 0.25;
        made.bidLevels = type == TickType.BOOK_SNAPSHOT ? 2 : 0;
        made.bidPrices[0] = 64_123.4;
        made.bidAmounts[0] = 2.5;
        made.bidPrices[1] = 64_123.3;
        made.bidAmounts[1] = 0.001;
        return made;
    }
}
