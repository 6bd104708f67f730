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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Messages decoded and validated a second: all types in the proportions of the simulated market. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class DecodeBenchmark {
    private static final int MESSAGES = 100_000;

    private final TickDecoder decoder = new TickDecoder();
    private final Tick tick = new Tick();
    private final EncodedTicks messages = new EncodedTicks(MESSAGES);

    /** Every message is a good one, else the figure would mean nothing. */
    @Setup
    public void check() {
        for (int i = 0; i < MESSAGES; i++) {
            TickFault fault = decoder.decode(messages.bytes(), messages.offset(i), messages.length(i), tick);
            if (fault != TickFault.NONE) {
                throw new IllegalStateException("message " + i + " is refused: " + fault + ' ' + decoder.detail());
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public long decode() {
        long sum = 0;
        for (int i = 0; i < MESSAGES; i++) {
            decoder.decode(messages.bytes(), messages.offset(i), messages.length(i), tick);
            sum += tick.timestampMicros;
        }
        return sum;
    }
}
