package org.alphadetector.features.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alphadetector.features.bar.OwnerBuffers;
import org.alphadetector.features.bar.ReadOrder;
import org.alphadetector.features.crosssection.MarketContext;
import org.alphadetector.features.crosssection.MarketFamily;
import org.alphadetector.features.crosssection.MarketFeature;
import org.alphadetector.features.crosssection.MarketPoint;
import org.alphadetector.features.provenance.RowProvenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateSlice;
import org.jspecify.annotations.Nullable;

/** The market features of one timeframe, each after those whose columns it reads. */
final class MarketFeatures {
    private final List<Timed> features;
    private final int restartedLane;
    private final int warmupLane;

    /**
     * A feature, what it reads and writes, and of each asset its points so far, counted up to the end of the warm-up.
     */
    private record Timed(
            MarketFeature feature,
            MarketContext context,
            @Nullable StateSlice points,
            int warmup) {
        private boolean isWarm() {
            if (points == null) {
                return true;
            }
            long seen = points.word(0);
            if (seen <= warmup) {
                points.word(0, seen + 1);
            }
            return seen >= warmup;
        }

        private void restart() {
            feature.restart();
            if (points != null) {
                points.word(0, 0);
            }
        }
    }

    MarketFeatures(RowLayout assets, Timeframe timeframe, OwnerBuffers assetBuffers, OwnerBuffers marketBuffers) {
        List<Timed> listed = new ArrayList<>();
        for (MarketFamily family : MarketCatalog.families()) {
            if (family.runsOn(timeframe)) {
                MarketContext context = new MarketContext(
                        family, assets, MarketCatalog.layout(), timeframe, assetBuffers, marketBuffers);
                listed.add(timed(family, context));
            }
        }
        features = ReadOrder.of(listed, each -> each.context.inputs(), each -> each.context.outputs());
        restartedLane = assets.lane(RowProvenance.RESTARTED);
        warmupLane = assets.lane(TimeframeFeatures.WARMUP);
    }

    private static Timed timed(MarketFamily family, MarketContext context) {
        MarketFeature feature = family.maker().apply(context);
        Optional<StateSlice> points = family.assetWarmup() == 0
                ? Optional.empty()
                : Optional.of(context.assetState().allocate("points", 1));
        return new Timed(feature, context, points.orElse(null), family.assetWarmup());
    }

    void close(MarketPoint point) {
        List<Row> rows = point.rows();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).isTrue(restartedLane)) {
                point.show(i);
                features.forEach(Timed::restart);
            }
        }
        for (int i = 0; i < features.size(); i++) {
            features.get(i).feature.close(point);
        }
        for (int i = 0; i < rows.size(); i++) {
            point.show(i);
            markWarmup(rows.get(i));
        }
    }

    private void markWarmup(Row row) {
        boolean isWarm = true;
        for (int i = 0; i < features.size(); i++) {
            isWarm &= features.get(i).isWarm();
        }
        if (!isWarm) {
            row.flag(warmupLane, true);
        }
    }
}
