package org.alphadetector.features.crosssection;

import java.util.List;
import java.util.function.Function;
import org.alphadetector.features.row.Basis;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Timeframe;

/**
 * What the catalogue lists of a market feature: its columns, and how an instance is made.
 *
 * @param name names the sections of its state
 * @param version of what its state means; it rises when that changes and the names and lengths of its slices do not
 * @param assetColumns its columns on the rows of assets
 * @param marketColumns its columns on the row of the market
 * @param maker makes the instance of a timeframe
 */
public record MarketFamily(
        String name,
        int version,
        List<Column> assetColumns,
        List<Column> marketColumns,
        Function<MarketContext, MarketFeature> maker) {
    public MarketFamily {
        assetColumns = List.copyOf(assetColumns);
        marketColumns = List.copyOf(marketColumns);
        if (assetColumns.stream().map(Column::basis).distinct().count() > 1) {
            throw new IllegalArgumentException("one class for columns of minutes, another for own bars: name=" + name);
        }
    }

    /** A feature with columns on the rows of assets. */
    public static MarketFamily ofAssets(
            String name, List<Column> columns, Function<MarketContext, MarketFeature> maker) {
        return new MarketFamily(name, 1, columns, List.of(), maker);
    }

    /** A feature with columns on the row of the market. */
    public static MarketFamily ofMarket(
            String name, List<Column> columns, Function<MarketContext, MarketFeature> maker) {
        return new MarketFamily(name, 1, List.of(), columns, maker);
    }

    /** The same with columns on the row of the market too. */
    public MarketFamily alsoOfMarket(Column... columns) {
        return new MarketFamily(name, version, assetColumns, List.of(columns), maker);
    }

    /** The same with state of another meaning. */
    public MarketFamily version(int value) {
        return new MarketFamily(name, value, assetColumns, marketColumns, maker);
    }

    /**
     * Whether there is an instance of the timeframe. Asset columns that look back, and market columns of the bar, are
     * computed at minutes alone: longer rows have the last minute's value, or what the minutes make of it.
     */
    public boolean runsOn(Timeframe timeframe) {
        boolean isOfMinutes = assetColumns.stream().anyMatch(column -> column.basis() == Basis.LOOK_BACK)
                || marketColumns.stream().anyMatch(column -> column.basis() == Basis.OF_THE_BAR);
        return timeframe == Timeframe.M1 || !isOfMinutes;
    }
}
