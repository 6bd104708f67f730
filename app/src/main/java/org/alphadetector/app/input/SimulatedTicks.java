package org.alphadetector.app.input;

import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.asset.StageSettings;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;

/** The ticks of a simulated market, and how far it has come; another thread may ask that. */
public final class SimulatedTicks implements TickSource {
    private final SimulatorSettings settings;
    private final Truth truth;
    private final MarketSimulator simulator;
    private boolean isBegun;
    private volatile long reachedMicros;

    /** A market of whose injections nobody is told. */
    public SimulatedTicks(SimulatorSettings settings) {
        this(settings, Truth.NOBODY);
    }

    /** A market; {@code truth} is told of every injection when it is over. */
    public SimulatedTicks(SimulatorSettings settings, Truth truth) {
        this.settings = settings;
        this.truth = truth;
        this.simulator = new MarketSimulator(settings, truth);
        this.reachedMicros = settings.startMicros();
    }

    /** A name that these ticks alone have: the same settings give other ticks in another version of the market. */
    public String sequence() {
        return sequence(settings, MarketSimulator.VERSION);
    }

    static String sequence(SimulatorSettings settings, int version) {
        return "alpha-feed-"
                + StageSettings.hash(
                        new TreeMap<>(Map.of("market", settings.toString(), "version", Integer.toString(version))));
    }

    /** The share of the market's time that has passed, in [0, 1]. */
    public double share() {
        return Math.min(1, (double) (reachedMicros - settings.startMicros()) / settings.durationMicros());
    }

    @Override
    public boolean advance() {
        if (!isBegun) {
            isBegun = true;
            truth.begin();
        }
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
