package org.alphadetector.features.crosssection;

import java.util.Arrays;
import java.util.List;
import org.alphadetector.features.price.ShockBits;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Rollup;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/**
 * How many assets are shocked at once: the largest number, over the 5-second buckets of the bar, of assets whose bit of
 * the bucket is set. A longer bar takes the largest of its minutes. Undefined when no asset used in the bar has ticks.
 */
public final class ShockWidth implements MarketFeature {
    private static final String GROUP = MarketQuality.GROUP;

    /** The widest shock. */
    public static final Column SHOCK_COUNT_5S = Column.named("shock_count_5s", SqlType.SMALLINT, GROUP)
            .unit("assets")
            .window("5-second buckets of the bar")
            .range("[0, inf)")
            .formula("max over buckets of the number of assets with the bucket's shock bit; 15m, 1h: max over minutes")
            .inputs("shock_bits_m_1")
            .ofTheBar(Rollup.MAX)
            .fromTicksOnly()
            .meaning("Largest number of assets shocked within the same 5 seconds; NULL when no asset has ticks.");

    public static final MarketFamily FAMILY =
            MarketFamily.ofMarket("shock_width", List.of(SHOCK_COUNT_5S), ShockWidth::new);

    private static final int BUCKETS = 12;

    private final int shockBits;
    private final int shockCount;
    private final int[] counts = new int[BUCKETS];

    ShockWidth(MarketContext context) {
        shockBits = context.input(ShockBits.SHOCK_BITS_M_1);
        shockCount = context.marketOutput(SHOCK_COUNT_5S);
    }

    @Override
    public void close(MarketPoint point) {
        List<Row> used = point.used();
        Arrays.fill(counts, 0);
        int widest = -1;
        for (int i = 0; i < used.size(); i++) {
            double bits = used.get(i).number(shockBits);
            if (!Double.isNaN(bits)) {
                widest = Math.max(widest, count((int) bits));
            }
        }
        if (widest >= 0) {
            point.market().number(shockCount, widest);
        }
    }

    /** Counts the asset in the buckets of its bits; the largest count of one of them. */
    private int count(int bits) {
        int largest = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            counts[bucket] += (bits >> bucket) & 1;
            largest = Math.max(largest, counts[bucket]);
        }
        return largest;
    }
}
