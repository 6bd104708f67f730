package org.alphadetector.bench.core;

import java.util.concurrent.TimeUnit;
import org.alphadetector.ingest.codec.TickDecoder;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time to decode and validate a record and to check its key: all types in the market's proportions, or one type alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecordDecodeBenchmark {
    private static final int RECORDS = 20_000;
    private static final String ALL = "all";

    @Param({"20", "2000"})
    int assets;

    @Param({ALL, "trade", "book_ticker", "book_snapshot", "derivative_ticker"})
    String type = ALL;

    private final TickDecoder decoder = new TickDecoder();
    private final Tick tick = new Tick();
    private final byte[][] keys = new byte[RECORDS][];
    private final byte[][] values = new byte[RECORDS][];

    /** Every record is a good one, else the figure would mean nothing. */
    @Setup
    public void check() {
        EncodedTicks messages = new EncodedTicks(
                RECORDS,
                assets,
                made -> type.equals(ALL) || made.type.wireName().equals(type));
        for (int i = 0; i < RECORDS; i++) {
            keys[i] = messages.key(i);
            values[i] = messages.value(i);
            TickFault fault = decoder.decode(keys[i], values[i], tick);
            if (fault != TickFault.NONE) {
                throw new IllegalStateException("record " + i + " is refused: " + fault + ' ' + decoder.detail());
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long decodeRecord() {
        long sum = 0;
        for (int i = 0; i < RECORDS; i++) {
            decoder.decode(keys[i], values[i], tick);
            sum += tick.timestampMicros;
        }
        return sum;
    }
}
