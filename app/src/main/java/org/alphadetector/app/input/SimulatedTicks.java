package org.alphadetector.app.input;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.alphadetector.features.asset.StageSettings;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;

/** The ticks of a simulated market, and how far it has come; another thread may ask that. */
public final class SimulatedTicks implements TickSource {
    private final SimulatorSettings settings;
    private final MarketSimulator simulator;
    private volatile long reachedMicros;

    /** A market of whose injections nobody is told. */
    public SimulatedTicks(SimulatorSettings settings) {
        this(settings, injection -> {});
    }

    /** A market; {@code truth} is told of every injection when it is over. */
    public SimulatedTicks(SimulatorSettings settings, Consumer<Injection> truth) {
        this.settings = settings;
        this.simulator = new MarketSimulator(settings, truth);
        this.reachedMicros = settings.startMicros();
    }

    /** A name that this market alone has. */
    public String sequence() {
        return "alpha-feed-" + StageSettings.hash(new TreeMap<>(Map.of("market", settings.toString())));
    }

    /** The share of the market's time that has passed, in [0, 1]. */
    public double share() {
        return Math.min(1, (double) (reachedMicros - settings.startMicros()) / settings.durationMicros());
    }

    @Override
    public boolean advance() {
        if (!simulator.advance()) {
            return false;
        }
        reachedMicros = simulator.tick().timestampMicros;
        return true;
    }

    @Override
    public Tick tick() {
        return simulator.tick();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
