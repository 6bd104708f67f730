package org.alphadetector.bench.campaign;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alphadetector.ingest.codec.TickEncoder;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;

/**
 * The market that is fed.
 *
 * @param seed of the simulator
 * @param minutes how long it trades, in its own time
 * @param ticksPerSecond messages a second of an asset, on average
 */
record MarketOfCampaign(long seed, int minutes, int ticksPerSecond) {
    static final String EXCHANGE = SimulatorSettings.DEFAULT.exchange();
    /** As fast as the broker takes it. */
    static final String AT_ONCE = "max";

    private static final int ASSETS = 5;
    private static final long MINUTE_MICROS = 60_000_000;

    /** What the feeder makes of its arguments. */
    SimulatorSettings settings() {
        return SimulatorSettings.DEFAULT
                .withSeed(seed)
                .withAssetCount(ASSETS)
                .withTicksPerSecond(ticksPerSecond)
                .withDuration(minutes * MINUTE_MICROS);
    }

    /** How it is fed, so much faster than in reality; the speed may change between runs of the feeder. */
    List<String> feedArguments(String bootstrap, String speed) {
        return List.of(
                "feed",
                "simulate",
                "--kafka",
                bootstrap,
                "--inject",
                "shown",
                "--seed",
                Long.toString(seed),
                "--assets",
                Integer.toString(ASSETS),
                "--ticks-per-second",
                Integer.toString(ticksPerSecond),
                "--for",
                minutes + "m",
                "--speed",
                speed);
    }

    /** Its messages as JSON lines. */
    void write(Path file) throws IOException {
        TickEncoder encoder = new TickEncoder();
        try (MarketSimulator simulator = new MarketSimulator(settings());
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            while (simulator.advance()) {
                int length = encoder.encode(simulator.tick());
                out.write(encoder.buffer(), 0, length);
                out.write('\n');
            }
        }
    }
}
