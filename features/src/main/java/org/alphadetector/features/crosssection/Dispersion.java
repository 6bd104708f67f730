package org.alphadetector.features.crosssection;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/**
 * How far the assets lie apart: the standard deviation across them of the 5-minute log return and of the log of
 * 5-minute volatility. It is the population's, divided by n, because the universe is all there is and no sample of
 * more. Undefined with fewer than two values. Two passes, so that a common offset costs no digits.
 */
public final class Dispersion implements MarketFeature {
    private static final String GROUP = MarketQuality.GROUP;

    /** How far returns lie apart. */
    public static final Column RETURN_DISPERSION_M_5 = Column.named("return_dispersion_m_5", SqlType.DOUBLE, GROUP)
            .unit("log return")
            .window("5 minutes")
            .range("[0, inf)")
            .formula("population standard deviation across assets of ret_m_5")
            .inputs("ret_m_5")
            .lookBack(5)
            .fromCandles()
            .meaning("How far the assets' 5-minute returns lie apart; NULL with fewer than two of them.");

    /** How far volatilities lie apart. */
    public static final Column VOL_DISPERSION_M_5 = Column.named("vol_dispersion_m_5", SqlType.DOUBLE, GROUP)
            .unit("log volatility")
            .window("5 minutes")
            .range("[0, inf)")
            .formula("population standard deviation across assets of ln(rv_m_5), assets with rv_m_5 = 0 left out")
            .inputs("rv_m_5")
            .lookBack(5)
            .fromCandles()
            .meaning("How far the logs of 5-minute volatility lie apart; NULL with fewer than two that moved.");

    public static final MarketFamily FAMILY =
            MarketFamily.ofMarket("dispersion", List.of(RETURN_DISPERSION_M_5, VOL_DISPERSION_M_5), Dispersion::new);

    private final int returnFiveMinutes;
    private final int volatilityFiveMinutes;
    private final int returnDispersion;
    private final int volatilityDispersion;

    Dispersion(MarketContext context) {
        returnFiveMinutes = context.input(Returns.RET_M_5);
        volatilityFiveMinutes = context.input(Returns.RV_M_5);
        returnDispersion = context.marketOutput(RETURN_DISPERSION_M_5);
        volatilityDispersion = context.marketOutput(VOL_DISPERSION_M_5);
    }

    @Override
    public void close(MarketPoint point) {
        Row market = point.market();
        market.number(returnDispersion, deviation(point.used(), row -> row.number(returnFiveMinutes)));
        market.number(volatilityDispersion, deviation(point.used(), this::logVolatility));
    }

    /** NaN for an asset that did not move, whose log volatility is not finite. */
    private double logVolatility(Row row) {
        double volatility = row.number(volatilityFiveMinutes);
        return volatility > 0 ? StrictMath.log(volatility) : Double.NaN;
    }

    private static double deviation(List<Row> rows, ToDoubleFunction<Row> value) {
        double sum = 0;
        int count = 0;
        for (Row row : rows) {
            double each = value.applyAsDouble(row);
            if (!Double.isNaN(each)) {
                sum += each;
                count++;
            }
        }
        if (count < 2) {
            return Double.NaN;
        }
        double mean = sum / count;
        double squares = 0;
        for (Row row : rows) {
            double each = value.applyAsDouble(row);
            squares += Double.isNaN(each) ? 0 : (each - mean) * (each - mean);
        }
        return Math.sqrt(squares / count);
    }
}
