package org.alphadetector.features.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.catalog.TimeframeFeatures.TimedFeature;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Lane;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.Tick;

/** Closes minutes feature by feature, each with a row in which only its declared inputs are right. */
final class RubbishRows {
    private static final RowLayout LAYOUT = FeatureCatalog.layout();

    final List<Row> minutes = new ArrayList<>();
    private final FeatureSet features;

    RubbishRows(FeatureSet features) {
        this.features = features;
    }

    void feed(Tick candle) {
        long start = candle.openTimestampMicros;
        features.open(Bar.slotOf(start), start);
        features.accept(Bar.slotOf(start), candle);
        boolean isFirst = minutes.isEmpty();
        Bar bar = new Bar(Timeframe.M1, start, start + Timeframe.M1.micros(), true, true, false, false, isFirst, 0);
        Row row = new Row(LAYOUT, CandleRun.ASSET, Timeframe.M1, bar.endMicros());
        for (TimedFeature each : features.of(Timeframe.M1).features()) {
            Row own = rubbish(row, each.context().inputs());
            each.feature().close(bar, own);
            each.context().outputs().forEach(name -> take(own, row, LAYOUT.column(name)));
        }
        row.flag(LAYOUT.lane(TimeframeFeatures.WARMUP), minutes.size() < warmup());
        minutes.add(row);
    }

    private int warmup() {
        return FeatureCatalog.families().stream()
                .mapToInt(family -> family.warmup(Timeframe.M1))
                .max()
                .orElseThrow();
    }

    /** What a feature leaves unwritten is NULL, and it finds its own columns so. */
    private static Row rubbish(Row row, Set<String> inputs) {
        Row copy = row.copyAs(Timeframe.M1);
        for (Column column : LAYOUT.columns()) {
            if (!inputs.contains(column.name()) && column.lane() == Lane.NUMBER && row.isDefined(column)) {
                copy.number(LAYOUT.lane(column), row.number(column) * -3.7 - 12_345);
            }
        }
        return copy;
    }

    private static void take(Row from, Row to, Column column) {
        to.copy(from, column.lane(), LAYOUT.lane(column));
    }
}
