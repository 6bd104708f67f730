package org.alphadetector.ingest.simulator;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;

/**
 * A seeded market of correlated perpetuals as a stream of ticks in the order of event time: trades, top of book, books of
 * five levels, derivative tickers, liquidations, and the exchange's clock up to the run-out that closes the last bar.
 * Ticks are the same for the same settings, on every platform; memory is constant and nothing is allocated per tick.
 */
public final class MarketSimulator implements TickSource {
    private final Tick tick = new Tick();
    private final MarketFactor factor;
    private final List<AssetId> assetIds;
    private final List<Injection> injections;
    private final SimulatedAsset[] assets;
    private final NextAsset nextAsset;
    private final SimulatedClock clock;
    private long lastMessageMicros;
    private boolean isTrading = true;

    public MarketSimulator(SimulatorSettings settings) {
        List<Instrument> instruments = Instruments.of(settings.exchange(), settings.assetCount());
        assetIds = instruments.stream().map(Instrument::asset).toList();
        injections = InjectionSchedule.of(settings, instruments);
        factor = new MarketFactor(settings.seed(), settings.startMicros());
        clock = new SimulatedClock(settings);
        nextAsset = new NextAsset(instruments.size());
        assets = new SimulatedAsset[instruments.size()];
        lastMessageMicros = settings.startMicros();
        for (int i = 0; i < assets.length; i++) {
            Instrument instrument = instruments.get(i);
            RandomStream random = new RandomStream(settings.seed(), i);
            assets[i] = new SimulatedAsset(settings, instrument, factor, random, injectionsOf(instrument.asset()));
            nextAsset.set(i, assets[i].nextMicros());
        }
    }

    /** The perpetuals that are traded. */
    public List<AssetId> assets() {
        return assetIds;
    }

    /** What is injected, in the order of the starts: the ground truth, which no tick tells. */
    public List<Injection> injections() {
        return injections;
    }

    @Override
    public boolean advance() {
        long messageMicros = nextAsset.micros();
        if (messageMicros == Long.MAX_VALUE && isTrading) {
            isTrading = false;
            clock.runOut(lastMessageMicros);
        }
        if (clock.nextMicros() <= messageMicros) {
            return strike();
        }
        factor.advance(messageMicros);
        int asset = nextAsset.asset();
        assets[asset].emit(tick);
        nextAsset.set(asset, assets[asset].nextMicros());
        lastMessageMicros = messageMicros;
        return true;
    }

    @Override
    public Tick tick() {
        return tick;
    }

    @Override
    public void close() {}

    private boolean strike() {
        if (clock.nextMicros() == Long.MAX_VALUE) {
            return false;
        }
        clock.emit(tick);
        return true;
    }

    private List<Injection> injectionsOf(AssetId asset) {
        List<Injection> own = new ArrayList<>();
        for (Injection injection : injections) {
            if (injection.asset().equals(asset)) {
                own.add(injection);
            }
        }
        return List.copyOf(own);
    }
}
