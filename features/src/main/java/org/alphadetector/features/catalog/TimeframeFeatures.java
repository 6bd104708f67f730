package org.alphadetector.features.catalog;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.BaselineSource;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.ReadOrder;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.row.Timeframe;

/**
 * The features of one timeframe, each after those whose columns it reads, and how many bars each column has seen:
 * one that came with a later build is in warm-up though the asset is old.
 */
public final class TimeframeFeatures {
    /** Whether a column of the row is still in its warm-up. */
    public static final Column WARMUP = Column.named("warmup", SqlType.BOOLEAN, "Data Quality")
            .range("true|false")
            .formula("any column has seen fewer bars of the timeframe than its warm-up")
            .ownBars(0)
            .fromCandles()
            .meaning("Whether a column of the row is still in its warm-up on this timeframe.");

    private final TimedFeature[] features;
    private final int warmupLane;

    /** A feature, what it reads and writes, and the warm-ups of its columns. */
    record TimedFeature(BarFeature feature, FeatureContext context, ColumnWarmups warmups) {}

    TimeframeFeatures(RowLayout layout, List<TimedFeature> listed) {
        features = ReadOrder.of(listed, each -> each.context.inputs(), each -> each.context.outputs())
                .toArray(TimedFeature[]::new);
        warmupLane = layout.lane(WARMUP);
    }

    /**
     * A bar has closed: every feature fills its columns, and on the hour first tells what it judges the bar by.
     */
    public void close(Bar bar, Row row, BaselineSink baselines) {
        boolean isOnTheHour = bar.endMicros() % Timeframe.H1.micros() == 0;
        boolean isWarm = true;
        for (TimedFeature each : features) {
            if (isOnTheHour && each.feature instanceof BaselineSource source) {
                source.baselines(bar, row, baselines);
            }
            each.feature.close(bar, row);
            each.warmups.clearNew(row);
            isWarm &= each.warmups.count();
        }
        row.flag(warmupLane, !isWarm);
    }

    /** The asset restarts after a silence gap. */
    public void restart() {
        for (TimedFeature each : features) {
            each.feature.restart();
            each.warmups.restart();
        }
    }

    /** The features in the order in which they are closed. */
    List<TimedFeature> features() {
        return List.of(features);
    }
}
