package org.alphadetector.research.evaluation;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.TickSource;

/** The simulator's market of each seed. */
public record SimulatedMarket(SimulatorSettings settings) implements MarketSource {

    @Override
    public TickSource open(long seed) {
        return new MarketSimulator(settings.withSeed(seed).withoutInjections());
    }

    @Override
    public SortedSet<String> exchanges() {
        return new TreeSet<>(List.of(settings.exchange()));
    }

    @Override
    public long endMs() {
        return settings.endMicros() / 1_000;
    }
}
