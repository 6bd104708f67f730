package org.alphadetector.ingest.simulator;

import java.util.List;
import org.alphadetector.ingest.random.RandomStream;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;

/** The market itself: assets, factors and the exchange's clock, nothing injected and nothing lost. */
final class Market implements TickSource {
    private final Tick tick = new Tick();
    private final Factors factors;
    private final SimulatedAsset[] assets;
    private final NextAsset nextAsset;
    private final SimulatedClock clock;
    private long lastMessageMicros;
    private boolean isTrading = true;

    Market(SimulatorSettings settings) {
        List<Listing> listings = Listing.of(settings);
        factors = new Factors(settings.seed(), settings.startMicros());
        clock = new SimulatedClock(settings);
        nextAsset = new NextAsset(listings.size());
        assets = new SimulatedAsset[listings.size()];
        lastMessageMicros = settings.startMicros();
        for (int i = 0; i < assets.length; i++) {
            RandomStream random = new RandomStream(settings.seed(), i);
            assets[i] = new SimulatedAsset(listings.get(i), settings.ticksPerSecond(), factors, random);
            nextAsset.set(i, assets[i].nextMicros());
        }
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
        factors.advance(messageMicros);
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
}
