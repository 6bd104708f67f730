package org.alphadetector.features.market;

import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.perpetual.Funding;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.price.ShockBits;
import org.alphadetector.features.quality.DataQuality;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;

/** Where the cross-section finds the columns of asset rows that it reads. */
final class MarketInputs {
    private static final String STALE = "stale";

    private final int close;
    private final int quoteVolume;
    private final int returnMinute;
    private final int returnFiveMinutes;
    private final int returnQuarter;
    private final int returnHour;
    private final int volatilityFiveMinutes;
    private final int shockBits;
    private final int secondsToFunding;
    private final int quality;

    MarketInputs(RowLayout layout) {
        close = layout.lane(BarPrices.CLOSE);
        quoteVolume = layout.lane(TradeFlow.QUOTE_VOLUME);
        returnMinute = layout.lane(Returns.RET_M_1);
        returnFiveMinutes = layout.lane(Returns.RET_M_5);
        returnQuarter = layout.lane(Returns.RET_M_15);
        returnHour = layout.lane(Returns.RET_H_1);
        volatilityFiveMinutes = layout.lane(Returns.RV_M_5);
        shockBits = layout.lane(ShockBits.SHOCK_BITS_M_1);
        secondsToFunding = layout.lane(Funding.TIME_TO_NEXT_FUNDING_SEC);
        quality = layout.lane(DataQuality.DQ_STATUS);
    }

    /** Whether the row has a price and the asset spoke within the bar. */
    boolean isUsable(Row row) {
        return !Double.isNaN(row.number(close)) && !STALE.equals(row.text(quality));
    }

    /** |notional x return| of the row's own bar, in quote currency; NaN when either is undefined. */
    double movedNotional(Row row) {
        int ownReturn =
                switch (row.timeframe()) {
                    case M1 -> returnMinute;
                    case M15 -> returnQuarter;
                    case H1 -> returnHour;
                };
        return Math.abs(row.number(quoteVolume) * row.number(ownReturn));
    }

    double returnFiveMinutes(Row row) {
        return row.number(returnFiveMinutes);
    }

    double returnHour(Row row) {
        return row.number(returnHour);
    }

    double volatilityFiveMinutes(Row row) {
        return row.number(volatilityFiveMinutes);
    }

    /** Twelve bits, one for each 5-second bucket of the minute; NaN without ticks. */
    double shockBits(Row row) {
        return row.number(shockBits);
    }

    double secondsToFunding(Row row) {
        return row.number(secondsToFunding);
    }
}
