package org.alphadetector.bench;

import java.util.concurrent.TimeUnit;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Ticks the simulator makes a second: it must never be what another benchmark measures. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class SimulatorBenchmark {
    private static final int TICKS = 100_000;
    /** About as long as event time goes: no benchmark comes to its end. */
    private static final long DURATION_MICROS = 250L * 365 * 86_400 * 1_000_000;

    private final MarketSimulator simulator = new MarketSimulator(
            SimulatorSettings.DEFAULT.withDuration(DURATION_MICROS).withoutInjections());

    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long simulate() {
        long sum = 0;
        for (int i = 0; i < TICKS; i++) {
            simulator.advance();
            sum += simulator.tick().timestampMicros;
        }
        return sum;
    }
}
