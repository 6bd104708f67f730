package org.alphadetector.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.alphadetector.ingest.codec.TickEncoder;
import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class PollLogTest {
    private static final long DAY = 1_736_121_600_000_000L;

    @Test
    void findsThePollThatBroughtTheTick() {
        PollLog log = new PollLog();
        log.add(List.of(trade(0, "AAA", DAY + 1_000), trade(0, "BBB", DAY + 1_500)), 11);
        log.add(List.of(trade(0, "AAA", DAY + 2_000), trade(0, "BBB", DAY + 3_000)), 12);
        log.add(List.of(trade(1, "CCC", DAY + 1_000)), 13);
        assertThat(find(log, 0, "BBB", DAY + 1_500)).hasValue(arrival(DAY + 1_500, 11));
        assertThat(find(log, 0, "BBB", DAY + 3_000)).hasValue(arrival(DAY + 3_000, 12));
        assertThat(find(log, 1, "CCC", DAY + 1_000)).hasValue(arrival(DAY + 1_000, 13));
    }

    @Test
    void doesNotKnowWhatHasNotComeOrIsForgotten() {
        PollLog log = new PollLog();
        assertThat(find(log, 0, "AAA", DAY)).isEmpty();
        log.add(List.of(trade(0, "AAA", DAY + 1_000)), 11);
        assertThat(find(log, 0, "BBB", DAY + 1_000)).isEmpty();
        assertThat(find(log, 0, "AAA", DAY + 2_000)).isEmpty();
        for (int poll = 1; poll <= 256; poll++) {
            log.add(List.of(trade(0, "AAA", DAY + 1_000 + 1_000L * poll)), 11 + poll);
        }
        assertThat(find(log, 0, "AAA", DAY + 1_000)).isEmpty();
        assertThat(find(log, 0, "AAA", DAY + 2_000)).hasValue(arrival(DAY + 2_000, 12));
    }

    private static Optional<PollLog.Arrival> find(PollLog log, int partition, String symbol, long micros) {
        return log.find(partition, key(symbol), micros);
    }

    /** The broker of this test writes a tick ten milliseconds after its event time. */
    private static PollLog.Arrival arrival(long eventMicros, long polledMicros) {
        return new PollLog.Arrival(appendedMs(eventMicros) * 1_000, polledMicros);
    }

    private static long appendedMs(long eventMicros) {
        return eventMicros / 1_000 + 10;
    }

    private static byte[] key(String symbol) {
        return ("simulated:" + symbol).getBytes(StandardCharsets.UTF_8);
    }

    private static ConsumerRecord<byte[], byte[]> trade(int partition, String symbol, long micros) {
        Tick tick = new Tick();
        tick.begin(TickType.TRADE);
        tick.exchange = "simulated";
        tick.symbol = symbol;
        tick.timestampMicros = micros;
        tick.localTimestampMicros = micros;
        tick.price = 100;
        tick.amountMantissa = 1;
        tick.side = Side.BUY;
        return new ConsumerRecord<>(
                "ticks",
                partition,
                0,
                appendedMs(micros),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key(symbol),
                new TickEncoder().bytes(tick),
                new RecordHeaders(),
                Optional.empty());
    }
}
