package org.alphadetector.features.bar;

import java.util.List;
import java.util.function.Function;
import org.alphadetector.features.row.Basis;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Timeframe;

/**
 * What the catalogue lists of a feature: its columns, and how an instance is made.
 *
 * @param name names the sections of its state
 * @param version of what its state means; it rises when that changes and the names and lengths of its slices do not
 * @param columns its columns, in the order of the row
 * @param isOfTicks whether it gathers ticks
 * @param maker makes the instance of a timeframe
 */
public record FeatureFamily(
        String name,
        int version,
        List<Column> columns,
        boolean isOfTicks,
        Function<FeatureContext, ? extends BarFeature> maker) {
    public FeatureFamily {
        columns = List.copyOf(columns);
        if (!isOfTicks && columns.stream().anyMatch(FeatureFamily::isOfOwnBars) && !isAllOfOwnBars(columns)) {
            throw new IllegalArgumentException("one class for columns of minutes, another for own bars: name=" + name);
        }
    }

    /** A feature that only looks at closed bars. */
    public static FeatureFamily ofBars(String name, List<Column> columns, Function<FeatureContext, BarFeature> maker) {
        return new FeatureFamily(name, 1, columns, false, maker);
    }

    /** A feature that gathers ticks. */
    public static FeatureFamily ofTicks(
            String name, List<Column> columns, Function<FeatureContext, TickFeature> maker) {
        return new FeatureFamily(name, 1, columns, true, maker);
    }

    /** The same with state of another meaning. */
    public FeatureFamily version(int value) {
        return new FeatureFamily(name, value, columns, isOfTicks, maker);
    }

    /** Whether there is an instance of the timeframe: minutes always, longer ones for columns of own bars. */
    public boolean runsOn(Timeframe timeframe) {
        return timeframe == Timeframe.M1 || columns.stream().anyMatch(FeatureFamily::isOfOwnBars);
    }

    /** The longest warm-up of its columns on a timeframe, in bars of it. */
    public int warmup(Timeframe timeframe) {
        return columns.stream()
                .filter(column -> timeframe == Timeframe.M1 || isOfOwnBars(column))
                .mapToInt(Column::warmup)
                .max()
                .orElse(0);
    }

    private static boolean isOfOwnBars(Column column) {
        return column.basis() == Basis.OWN_BARS;
    }

    private static boolean isAllOfOwnBars(List<Column> columns) {
        return columns.stream().allMatch(FeatureFamily::isOfOwnBars);
    }
}
