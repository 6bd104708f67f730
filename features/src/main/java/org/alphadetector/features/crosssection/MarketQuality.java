package org.alphadetector.features.crosssection;

import java.util.List;
import org.alphadetector.features.quality.DataQuality;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/** How much of the known market a point rests on. Always defined. */
public final class MarketQuality implements MarketFeature {
    /** The group of all columns of the market's row but those of the key. */
    public static final String GROUP = "Market";

    /** Known assets not used. */
    public static final Column EXCLUDED_COUNT = Column.named("excluded_count", SqlType.SMALLINT, GROUP)
            .unit("assets")
            .window("24 hours")
            .range("[0, inf)")
            .formula("assets with a row within 24 hours, minus assets with a usable row at the point")
            .inputs("close", "dq_status")
            .ownBars(0)
            .fromCandles()
            .meaning("Known assets left out of the cross-section: stale, without a price, or without a row here.");

    /** Whether an exchange or partition was left out. */
    public static final Column APPROX = Column.named("approx", SqlType.BOOLEAN, GROUP)
            .window("point")
            .range("true|false")
            .ownBars(0)
            .fromCandles()
            .meaning("Whether the point was closed without an exchange or partition that was excluded.");

    /** How much of the market the row rests on. */
    public static final Column DQ_STATUS = Column.named("dq_status", SqlType.DQ_STATUS, GROUP)
            .window("point")
            .labels("ok", "partial", "stale")
            .formula("share of known assets excluded: below 10 % ok, below 50 % partial, else stale")
            .inputs("close", "dq_status")
            .ownBars(0)
            .fromCandles()
            .meaning("How much of the known market the row rests on.");

    public static final MarketFamily FAMILY =
            MarketFamily.ofMarket("market_quality", List.of(EXCLUDED_COUNT, APPROX, DQ_STATUS), MarketQuality::new);

    private static final double OK_BELOW_SHARE = 0.1;
    private static final double PARTIAL_BELOW_SHARE = 0.5;

    private final int excludedCount;
    private final int approx;
    private final int quality;

    MarketQuality(MarketContext context) {
        excludedCount = context.marketOutput(EXCLUDED_COUNT);
        approx = context.marketOutput(APPROX);
        quality = context.marketOutput(DQ_STATUS);
    }

    @Override
    public void close(MarketPoint point) {
        int excluded = point.knownCount() - point.used().size();
        double share = (double) excluded / point.knownCount();
        Row market = point.market();
        market.number(excludedCount, excluded);
        market.flag(approx, point.isApprox());
        market.number(quality, quality(share));
    }

    private static int quality(double excludedShare) {
        if (excludedShare < OK_BELOW_SHARE) {
            return DataQuality.OK;
        }
        return excludedShare < PARTIAL_BELOW_SHARE ? DataQuality.PARTIAL : DataQuality.STALE;
    }
}
