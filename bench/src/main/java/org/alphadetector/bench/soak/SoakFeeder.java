package org.alphadetector.bench.soak;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.input.Feed;
import org.alphadetector.app.input.SimulatedTicks;
import org.alphadetector.app.input.Speed;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.topic.Topics;

/**
 * Publishes, in a process of its own, a simulated market that opened hours ago and goes on for a year: first what has been
 * missed, as fast as possible, then in real time.
 */
public final class SoakFeeder {
    private static final long YEAR_MICROS = 365 * 86_400_000_000L;
    private static final long HOUR_MICROS = 3_600_000_000L;

    private SoakFeeder() {}

    /** Arguments: bootstrap, seed, number of assets, ticks a second of one asset, hours missed. */
    public static void main(String[] args) throws IOException {
        long nowMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        SimulatorSettings market = SimulatorSettings.DEFAULT
                .withSeed(Long.parseLong(args[1]))
                .withAssetCount(Integer.parseInt(args[2]))
                .withTicksPerSecond(Double.parseDouble(args[3]))
                .withDuration(YEAR_MICROS)
                .withStart(nowMicros - Long.parseLong(args[4]) * HOUR_MICROS);
        StopSignal stop = new StopSignal();
        stop.raiseOnShutdown();
        try (SimulatedTicks ticks = new SimulatedTicks(market)) {
            PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8));
            new Feed(args[0], Topics.TICKS, new Speed(1, nowMicros), false, stop)
                    .run(ticks.sequence(), ticks, ticks::share, err);
        }
        stop.finish();
    }
}
