package org.alphadetector.bench.core;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.alphadetector.bench.measurement.Machine;
import org.alphadetector.bench.measurement.Rounds;
import org.alphadetector.detectors.pipeline.InlinePipeline;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the fold alone: its rate, and what it allocates. */
@Command(
        name = "fold",
        header =
                "Measures ticks/s of the fold without decoding, and the bytes it allocates per tick and per bar close.",
        description =
                "Simulated ticks go straight into the in-process pipeline; the output is discarded. The first third"
                        + " of the time warms up. Seconds in which a bar closes or an event fires are told apart.")
public final class FoldCommand implements Callable<Integer> {
    private static final long MINUTE_MICROS = 60_000_000;
    private static final long SECOND_MICROS = 1_000_000;

    @Option(names = "--assets", defaultValue = "20", description = "Assets (${DEFAULT-VALUE}).")
    private int assets;

    @Option(
            names = "--ticks-per-second",
            defaultValue = "20",
            description = "Ticks a second of an asset (${DEFAULT-VALUE}).")
    private double ticksPerSecond;

    @Option(names = "--for-minutes", defaultValue = "180", description = "Simulated minutes (${DEFAULT-VALUE}).")
    private int minutes;

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long quietTicks;
    private long quietBytes;
    private long closingBytes;
    private long closings;

    @Override
    public Integer call() {
        SimulatorSettings market = SimulatorSettings.DEFAULT
                .withAssetCount(assets)
                .withTicksPerSecond(ticksPerSecond)
                .withDuration(minutes * MINUTE_MICROS);
        System.out.println(Machine.describe());
        Rounds simulator = new Rounds("simulator");
        Rounds both = new Rounds("simulator + fold");
        for (int round = 0; round < 4; round++) {
            simulate(market, simulator);
            fold(market, both);
        }
        System.out.println(simulator.describe());
        System.out.println(both.describe());
        System.out.printf(
                Locale.ROOT,
                "allocation: %.4f bytes per tick in seconds without a bar close or event (%,d ticks), %,.0f bytes"
                        + " per closed 1m bar%n",
                (double) quietBytes / quietTicks,
                quietTicks,
                (double) closingBytes / ((double) closings * assets));
        return 0;
    }

    private static void simulate(SimulatorSettings market, Rounds rounds) {
        long ticks = 0;
        long start = System.nanoTime();
        try (MarketSimulator simulator = new MarketSimulator(market)) {
            while (simulator.advance()) {
                ticks++;
            }
        }
        rounds.add(ticks, System.nanoTime() - start);
    }

    private void fold(SimulatorSettings market, Rounds rounds) {
        DiscardingOutput output = new DiscardingOutput();
        InlinePipeline pipeline = new InlinePipeline(
                PipelineSettings.DEFAULT,
                PipelineSettings.DEFAULT.provenance("bench"),
                new TreeSet<>(Set.of(market.exchange())),
                1,
                output);
        quietTicks = 0;
        quietBytes = 0;
        closingBytes = 0;
        closings = 0;
        long ticks = 0;
        long ticksAtSecond = 0;
        long eventsAtSecond = 0;
        long bytesAtSecond = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        try (MarketSimulator simulator = new MarketSimulator(market)) {
            while (simulator.advance()) {
                Tick tick = simulator.tick();
                pipeline.accept(tick);
                ticks++;
                if (tick.type == TickType.CLOCK) {
                    long bytes = threads.getCurrentThreadAllocatedBytes();
                    if (output.events() == eventsAtSecond) {
                        second(tick.timestampMicros, market, ticks - ticksAtSecond, bytes - bytesAtSecond);
                    }
                    eventsAtSecond = output.events();
                    ticksAtSecond = ticks;
                    bytesAtSecond = bytes;
                }
            }
        }
        rounds.add(ticks, System.nanoTime() - start);
    }

    /**
     * The second that ends with this clock. A minute closes with the first message, or clock, at its end + lateness.
     */
    private void second(long clockMicros, SimulatorSettings market, long ticks, long bytes) {
        if (clockMicros < market.startMicros() + market.durationMicros() / 3) {
            return;
        }
        long intoMinute = (clockMicros - market.latenessMicros()) % MINUTE_MICROS;
        if (intoMinute == 0 || intoMinute == SECOND_MICROS) {
            closingBytes += bytes;
            closings += intoMinute == 0 ? 1 : 0;
        } else {
            quietTicks += ticks;
            quietBytes += bytes;
        }
    }
}
