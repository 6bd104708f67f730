package org.alphadetector.bench.market;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.AssetId;

/** A quiet simulated market, from a Thursday to a Sunday, as the facts are measured on it. */
final class MarketRecord {
    static final int MINUTES_A_DAY = 1_440;
    static final int DAYS = 4;

    private static final long THURSDAY_MICROS = 1_736_380_800_000_000L;
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int ASSETS = 20;
    private static final double TICKS_PER_SECOND = 0.8;

    private final List<AssetRecord> assets = new ArrayList<>();

    private MarketRecord() {}

    static MarketRecord of(long seed) {
        SimulatorSettings settings = SimulatorSettings.DEFAULT
                .withSeed(seed)
                .withStart(THURSDAY_MICROS)
                .withDuration(DAYS * DAY_MICROS)
                .withAssetCount(ASSETS)
                .withTicksPerSecond(TICKS_PER_SECOND)
                .withoutInjections();
        MarketRecord market = new MarketRecord();
        Map<String, AssetRecord> bySymbol = new HashMap<>();
        try (MarketSimulator simulator = new MarketSimulator(settings)) {
            for (AssetId asset : simulator.assets()) {
                AssetRecord record = new AssetRecord(THURSDAY_MICROS, DAYS * MINUTES_A_DAY);
                bySymbol.put(asset.symbol(), record);
                market.assets.add(record);
            }
            while (simulator.advance()) {
                AssetRecord record = bySymbol.get(simulator.tick().symbol);
                if (record != null) {
                    record.add(simulator.tick());
                }
            }
        }
        return market;
    }

    AssetRecord asset(int index) {
        return assets.get(index);
    }

    int size() {
        return assets.size();
    }

    /** The mean of a statistic over the assets. */
    double mean(ToDoubleFunction<AssetRecord> statistic) {
        return assets.stream().mapToDouble(statistic).average().orElseThrow();
    }
}
