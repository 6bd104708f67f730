package org.alphadetector.features.catalog;

import java.util.ArrayList;
import java.util.List;
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
import org.jspecify.annotations.Nullable;

/** The market features of one timeframe, each after those whose columns it reads. */
final class MarketFeatures {
    private final List<Timed> features;
    private final int restartedLane;
    private final int warmupLane;

    /** A feature, what it reads and writes, and the warm-ups of its columns on the rows of assets. */
    private record Timed(
            MarketFeature feature,
            MarketContext context,
            @Nullable ColumnWarmups warmups) {
        private void restart() {
            feature.restart();
            if (warmups != null) {
                warmups.restart();
            }
        }

        private void close(MarketPoint point, int warmupLane) {
            feature.close(point);
            if (warmups == null) {
                return;
            }
            List<Row> rows = point.rows();
            for (int i = 0; i < rows.size(); i++) {
                point.show(i);
                if (!warmups.count()) {
                    rows.get(i).flag(warmupLane, true);
                }
            }
        }
    }

    MarketFeatures(RowLayout assets, Timeframe timeframe, OwnerBuffers assetBuffers, OwnerBuffers marketBuffers) {
        List<Timed> listed = new ArrayList<>();
        for (MarketFamily family : MarketCatalog.families()) {
            if (family.runsOn(timeframe)) {
                MarketContext context = new MarketContext(
                        family, assets, MarketCatalog.layout(), timeframe, assetBuffers, marketBuffers);
                listed.add(timed(family, context, assets));
            }
        }
        features = ReadOrder.of(listed, each -> each.context.inputs(), each -> each.context.outputs());
        restartedLane = assets.lane(RowProvenance.RESTARTED);
        warmupLane = assets.lane(TimeframeFeatures.WARMUP);
    }

    private static Timed timed(MarketFamily family, MarketContext context, RowLayout assets) {
        MarketFeature feature = family.maker().apply(context);
        if (!context.unwritten().isEmpty()) {
            throw new IllegalStateException(
                    "listed but not written: family=" + family.name() + " columns=" + context.unwritten());
        }
        boolean hasWarmup = family.assetColumns().stream().anyMatch(column -> column.warmup() > 0);
        ColumnWarmups warmups = hasWarmup
                ? new ColumnWarmups(context.assetState(), assets, family.assetColumns(), context.outputs())
                : null;
        return new Timed(feature, context, warmups);
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
            features.get(i).close(point, warmupLane);
        }
    }

    /** What the features read and write, in the order in which they are closed. */
    List<MarketContext> contexts() {
        return features.stream().map(Timed::context).toList();
    }
}
