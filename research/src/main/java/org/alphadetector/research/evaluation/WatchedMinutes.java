package org.alphadetector.research.evaluation;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.research.matching.MatchingRule;
import org.alphadetector.research.scorecard.Exposure;

/** The minutes in which each asset had a row, and which of them lie in the window of an injection. */
final class WatchedMinutes {
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final double MINUTES_PER_DAY = 1_440;

    /** The minutes of an asset from its first row on, each named by its end. */
    private record Minutes(long first, BitSet heard) {}

    private final Map<AssetId, Minutes> assets = new HashMap<>();

    void add(Row row) {
        if (row.timeframe() != Timeframe.M1) {
            return;
        }
        long minute = row.exchangeTsMicros() / MINUTE_MICROS;
        Minutes minutes = assets.computeIfAbsent(row.asset(), asset -> new Minutes(minute, new BitSet()));
        minutes.heard.set((int) (minute - minutes.first));
    }

    double assetDays() {
        return assets.values().stream()
                        .mapToLong(minutes -> minutes.heard.cardinality())
                        .sum()
                / MINUTES_PER_DAY;
    }

    /** The exposure when these are the injections, judged or not. */
    Exposure without(List<Injection> injections) {
        return new Exposure() {
            @Override
            public double assetDays() {
                return WatchedMinutes.this.assetDays();
            }

            @Override
            public double falseAssetDays(String eventClass, Timeframe timeframe) {
                return assetDays() - within(injections, eventClass, timeframe) / MINUTES_PER_DAY;
            }
        };
    }

    /** How many minutes, over all assets, overlap a window. */
    private long within(List<Injection> injections, String eventClass, Timeframe timeframe) {
        Map<AssetId, BitSet> covered = new HashMap<>();
        for (Injection injection : injections) {
            long from = injection.startMicros() / MINUTE_MICROS + 1;
            long to = MatchingRule.windowEndMicros(injection, eventClass, timeframe) / MINUTE_MICROS + 1;
            for (AssetId asset : injection.assets()) {
                Minutes minutes = assets.get(asset);
                if (minutes != null && to >= minutes.first) {
                    covered.computeIfAbsent(asset, key -> new BitSet())
                            .set((int) Math.max(0, from - minutes.first), (int) (to - minutes.first) + 1);
                }
            }
        }
        long count = 0;
        for (Map.Entry<AssetId, BitSet> asset : covered.entrySet()) {
            Minutes minutes = assets.get(asset.getKey());
            if (minutes != null) {
                asset.getValue().and(minutes.heard);
                count += asset.getValue().cardinality();
            }
        }
        return count;
    }
}
