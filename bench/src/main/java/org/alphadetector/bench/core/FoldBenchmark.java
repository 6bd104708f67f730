package org.alphadetector.bench.core;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.alphadetector.detectors.pipeline.InlinePipeline;
import org.alphadetector.detectors.pipeline.PipelineSettings;
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

/**
 * Ticks simulated a second, and ticks simulated and folded: the difference of their times is the fold's. The simulator
 * allocates nothing, so all bytes are the fold's, bar closes included.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class FoldBenchmark {
    private static final int TICKS = 100_000;
    /** So long that no benchmark comes to its end. */
    private static final long DURATION_MICROS = 100L * 365 * 86_400 * 1_000_000;

    private static final SimulatorSettings MARKET = SimulatorSettings.DEFAULT
            .withDuration(DURATION_MICROS)
            .withTicksPerSecond(20)
            .withoutInjections();

    private final MarketSimulator simulator = new MarketSimulator(MARKET);
    private final InlinePipeline pipeline = new InlinePipeline(
            PipelineSettings.DEFAULT,
            PipelineSettings.DEFAULT.provenance("bench"),
            new TreeSet<>(Set.of(MARKET.exchange())),
            1,
            new DiscardingOutput());

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

    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long simulateAndFold() {
        long sum = 0;
        for (int i = 0; i < TICKS; i++) {
            simulator.advance();
            pipeline.acceptValid(simulator.tick());
            sum += simulator.tick().timestampMicros;
        }
        return sum;
    }
}
