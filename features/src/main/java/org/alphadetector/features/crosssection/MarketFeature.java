package org.alphadetector.features.crosssection;

/**
 * One idea that only all assets together can tell. There is an instance for each timeframe its columns need; it keeps
 * nothing but in slices of {@link MarketContext#assetState}, which mean one asset at a time, and {@link
 * MarketContext#marketState}.
 */
public interface MarketFeature {
    /**
     * A lattice point has closed; points come in order. Write the columns of the assets' rows and of the market's row,
     * and roll the histories on. A column that is not written stays NULL.
     */
    void close(MarketPoint point);

    /**
     * The asset whose state the slices mean restarts after a silence gap, with a row of the point that is closed next:
     * forget of it what must not bridge the gap.
     */
    default void restart() {}
}
