package org.alphadetector.app.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alphadetector.ingest.codec.TickEncoder;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;

/** A small simulated market as a file of messages. */
final class SimulatedFile {
    private SimulatedFile() {}

    /** Writes twenty minutes of four assets, shocks after ten of them. */
    static Path write(Path file, long seed) throws IOException {
        return write(
                file,
                SimulatorSettings.DEFAULT
                        .withSeed(seed)
                        .withAssetCount(4)
                        .withDuration(1_200_000_000L)
                        .withWarmup(600_000_000L)
                        .withTicksPerSecond(2));
    }

    /** Writes an hour of six assets, shocks after ten minutes: more than a process takes in at once. */
    static Path writeHour(Path file, long seed) throws IOException {
        return write(
                file,
                SimulatorSettings.DEFAULT
                        .withSeed(seed)
                        .withAssetCount(6)
                        .withDuration(3_600_000_000L)
                        .withWarmup(600_000_000L)
                        .withTicksPerSecond(5));
    }

    private static Path write(Path file, SimulatorSettings settings) throws IOException {
        TickEncoder encoder = new TickEncoder();
        try (MarketSimulator market = new MarketSimulator(settings);
                OutputStream out = Files.newOutputStream(file)) {
            while (market.advance()) {
                int length = encoder.encode(market.tick());
                out.write(encoder.buffer(), 0, length);
                out.write('\n');
            }
        }
        return file;
    }
}
