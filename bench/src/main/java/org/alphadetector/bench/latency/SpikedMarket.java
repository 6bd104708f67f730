package org.alphadetector.bench.latency;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.ingest.tick.TickType;

/**
 * A simulated market with a history that is thin, so that the detectors are warm soon, and a live part in full in which
 * single trades are far off their price: each asset's once up and once down, evenly over the time. A detector that stays
 * silent for a quarter of an hour after an event has no more to say. It ends with the live part: its last bar stays open.
 */
final class SpikedMarket implements TickSource {
    private static final double SPIKE_RATIO = 1.05;
    private static final int DIRECTIONS = 2;

    private final MarketSimulator market;
    private final Span live;
    private final int thinning;
    private final Map<String, Integer> assetBySymbol = new HashMap<>();
    private final BitSet dueUp = new BitSet();
    private final BitSet dueDown = new BitSet();
    private long messages;
    private int spikes;

    /**
     * When the live part and its spikes are, microseconds since the epoch.
     *
     * @param fromMicros from when every message counts
     * @param spikesFromMicros from when trades are off their price
     * @param toMicros when the market closes
     */
    record Span(long fromMicros, long spikesFromMicros, long toMicros) {}

    /**
     * @param market starts with the history
     * @param thinning of so many messages of the history one is kept; the clock is kept whole
     */
    SpikedMarket(MarketSimulator market, Span live, int thinning) {
        this.market = market;
        this.live = live;
        this.thinning = thinning;
        List<AssetId> assets = market.assets();
        for (int asset = 0; asset < assets.size(); asset++) {
            assetBySymbol.put(assets.get(asset).symbol(), asset);
        }
    }

    @Override
    public boolean advance() {
        while (market.advance() && market.tick().timestampMicros < live.toMicros) {
            Tick tick = market.tick();
            if (isKept(tick)) {
                spike(tick);
                return true;
            }
        }
        return false;
    }

    @Override
    public Tick tick() {
        return market.tick();
    }

    @Override
    public void close() {
        market.close();
    }

    private boolean isKept(Tick tick) {
        return !tick.type.isAssetMessage() || tick.timestampMicros >= live.fromMicros || messages++ % thinning == 0;
    }

    private void spike(Tick tick) {
        if (tick.type != TickType.TRADE || tick.timestampMicros < live.spikesFromMicros) {
            return;
        }
        drawDue(tick.timestampMicros);
        int asset = assetBySymbol.getOrDefault(tick.symbol, -1);
        if (dueUp.get(asset)) {
            dueUp.clear(asset);
            tick.price *= SPIKE_RATIO;
        } else if (dueDown.get(asset)) {
            dueDown.clear(asset);
            tick.price /= SPIKE_RATIO;
        }
    }

    private void drawDue(long nowMicros) {
        int assets = assetBySymbol.size();
        double share = (double) (nowMicros - live.spikesFromMicros) / (live.toMicros - live.spikesFromMicros);
        while (spikes < share * DIRECTIONS * assets) {
            (spikes < assets ? dueUp : dueDown).set(spikes % assets);
            spikes++;
        }
    }
}
