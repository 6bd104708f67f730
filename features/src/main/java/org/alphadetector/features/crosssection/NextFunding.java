package org.alphadetector.features.crosssection;

import java.util.List;
import org.alphadetector.features.perpetual.Funding;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/** When the next asset pays funding. Undefined when no asset's next funding is known. */
public final class NextFunding implements MarketFeature {
    private static final String GROUP = MarketQuality.GROUP;

    /** The soonest funding. */
    public static final Column TIME_TO_NEXT_FUNDING_SEC = Column.named(
                    "time_to_next_funding_sec", SqlType.INTEGER, GROUP)
            .unit("seconds")
            .window("point")
            .range("[0, inf)")
            .formula("min over assets of time_to_next_funding_sec")
            .inputs("time_to_next_funding_sec")
            .lookBack(0)
            .fromTicksOnly()
            .meaning("Time until the soonest funding of any asset; NULL when no asset's is known.");

    public static final MarketFamily FAMILY =
            MarketFamily.ofMarket("next_funding", List.of(TIME_TO_NEXT_FUNDING_SEC), NextFunding::new);

    private final int assetSeconds;
    private final int soonestSeconds;

    NextFunding(MarketContext context) {
        assetSeconds = context.input(Funding.TIME_TO_NEXT_FUNDING_SEC);
        soonestSeconds = context.marketOutput(TIME_TO_NEXT_FUNDING_SEC);
    }

    @Override
    public void close(MarketPoint point) {
        List<Row> used = point.used();
        double soonest = Double.NaN;
        for (int i = 0; i < used.size(); i++) {
            double seconds = used.get(i).number(assetSeconds);
            if (!Double.isNaN(seconds)) {
                soonest = Double.isNaN(soonest) ? seconds : Math.min(soonest, seconds);
            }
        }
        point.market().number(soonestSeconds, soonest);
    }
}
