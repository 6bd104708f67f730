package org.alphadetector.features.level;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/**
 * The round numbers around the close, in quote currency: multiples of the power of ten that is one below the close's
 * own, so 63,000 and 64,000 around 63,412; two at or below it and two above, rising. Defined whenever the close is.
 *
 * <p>C. L. Osler, Currency Orders and Exchange Rate Dynamics, Journal of Finance 2003: stop-loss and take-profit orders
 * cluster at round numbers.
 */
public final class RoundNumbers implements BarFeature {
    public static final Column ROUND_NUMBER_LEVELS = Column.named(
                    "round_number_levels", SqlType.NUMBERS, "Pattern Detection Features")
            .unit("quote currency")
            .window("at the close")
            .range("array of four numbers >= 0, rising")
            .formula("step (k - 1), step k, step (k + 1), step (k + 2); step = 10^(floor(log10(close)) - 1), k ="
                    + " floor(close / step); Osler 2003")
            .inputs("close")
            .lookBack(0)
            .fromCandles()
            .meaning("The two round numbers at or below the close and the two above. NULL until the asset has traded.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofBars("round_numbers", List.of(ROUND_NUMBER_LEVELS), RoundNumbers::new);

    private final int closeLane;
    private final int lane;

    public RoundNumbers(FeatureContext context) {
        closeLane = context.input(BarPrices.CLOSE);
        lane = context.output(ROUND_NUMBER_LEVELS);
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        if (!(close > 0)) {
            return;
        }
        int exponent = (int) Math.floor(StrictMath.log10(close)) - 1;
        double below = level(Math.floor(close / StrictMath.pow(10, exponent)), exponent);
        // Rounding can put a close that is a level itself one step too low.
        double count = Math.rint(below / StrictMath.pow(10, exponent));
        if (level(count + 1, exponent) <= close) {
            count++;
        }
        row.list(lane, new double[] {
            level(count - 1, exponent), level(count, exponent), level(count + 1, exponent), level(count + 2, exponent)
        });
    }

    /** The nearest double to count x 10^exponent for the exponents of prices. */
    private static double level(double count, int exponent) {
        return exponent < 0 ? count / StrictMath.pow(10, -exponent) : count * StrictMath.pow(10, exponent);
    }

    @Override
    public void restart() {}
}
