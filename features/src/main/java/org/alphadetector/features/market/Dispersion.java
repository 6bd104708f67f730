package org.alphadetector.features.market;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;

/**
 * How far the assets lie apart: the standard deviation across them of the 5-minute log return and of the log of 5-minute
 * volatility. It is the population's, divided by n, because the universe is all there is and no sample of more.
 * Undefined with fewer than two values. Two passes, so that a common offset costs no digits.
 */
final class Dispersion {
    private final MarketInputs inputs;
    private final int returnDispersion;
    private final int volatilityDispersion;

    Dispersion(MarketInputs inputs, RowLayout market) {
        this.inputs = inputs;
        returnDispersion = market.lane(MarketColumns.RETURN_DISPERSION_M_5);
        volatilityDispersion = market.lane(MarketColumns.VOL_DISPERSION_M_5);
    }

    void fill(List<Row> used, Row market) {
        market.number(returnDispersion, deviation(used, inputs::returnFiveMinutes));
        market.number(volatilityDispersion, deviation(used, this::logVolatility));
    }

    /** NaN for an asset that did not move, whose log volatility is not finite. */
    private double logVolatility(Row row) {
        double volatility = inputs.volatilityFiveMinutes(row);
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
