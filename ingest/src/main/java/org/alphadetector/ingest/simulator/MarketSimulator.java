package org.alphadetector.ingest.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.alphadetector.ingest.injection.InjectedTicks;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.injection.InjectionSettings;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;

/**
 * A seeded market of correlated perpetuals as a stream of ticks in the order of event time: trades, top of book, books of
 * five levels, derivative tickers, liquidations, and the exchange's clock up to the run-out that closes the last bar; with
 * injected anomalies and faults of the feed if the settings say so. Ticks are the same for the same settings, on every
 * platform; memory is constant and nothing is allocated per tick.
 */
public final class MarketSimulator implements TickSource {
    private static final long MICROS_PER_MS = 1_000;

    private final List<AssetId> assets;
    private final TickSource ticks;

    /** A market of whose injections nobody is told. */
    public MarketSimulator(SimulatorSettings settings) {
        this(settings, injection -> {});
    }

    /**
     * A market.
     *
     * @param truth is told of every injection when it is over; no tick tells of it
     */
    public MarketSimulator(SimulatorSettings settings, Consumer<Injection> truth) {
        assets = Instruments.of(settings.exchange(), settings.assetCount()).stream()
                .map(Instrument::asset)
                .toList();
        TickSource market = new Market(settings);
        InjectionSettings injections = settings.injections();
        TickSource injected = injections == null
                ? market
                : InjectedTicks.drawn(
                        market,
                        injections.withSeed(injections.seed() + settings.seed()),
                        settings.endMicros() / MICROS_PER_MS,
                        truth);
        ticks = settings.faults().equals(FeedFaults.NONE)
                ? injected
                : new FaultyTicks(injected, settings.faults(), settings.seed());
    }

    /** The perpetuals that are traded, those included that come later. */
    public List<AssetId> assets() {
        return assets;
    }

    @Override
    public boolean advance() {
        try {
            return ticks.advance();
        } catch (IOException e) {
            throw new UncheckedIOException("a market reads nothing", e);
        }
    }

    @Override
    public Tick tick() {
        return ticks.tick();
    }

    @Override
    public void close() {}
}
