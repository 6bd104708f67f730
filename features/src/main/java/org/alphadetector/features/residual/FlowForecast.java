package org.alphadetector.features.residual;

import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * What a bar's logarithmic return should be, given the order flow of the same bar: linear in the flow (R. Cont, A.
 * Kukanov, S. Stoikov, The Price Impact of Order Book Events, Journal of Financial Econometrics 2014). Constant and
 * coefficients are known before the bar, the flows are the bar's: the flow of trades, and where there are quotes that of
 * orders, which is 0 where there are none. Undefined until {@value #WARMUP} bars with a flow of trades are learnt, and for
 * a bar without. A share of the last residual is added, since trades at bid and ask by turns make
 * returns reverse (R. Roll, Journal of Finance 1984).
 *
 * <p>The return is taken in units of its {@link ExponentialVolatility} before the bar, half-life {@value
 * #VOLATILITY_HALF_LIFE} bars, at least the floor, so that the impact goes with the volatility; the regression is a
 * {@link RegressionForecast}. A flow counts up to {@value #LARGEST_FLOW} of its own root mean squares before the bar.
 */
public final class FlowForecast {
    private static final int VOLATILITY_FIRST = 30;

    /** How many returns with a flow are learnt before the first prediction. */
    public static final int WARMUP = VOLATILITY_FIRST + RegressionForecast.WARMUP;

    static final double VOLATILITY_HALF_LIFE = 30;
    static final double FLOW_HALF_LIFE = 2_880;
    static final double LARGEST_FLOW = 8;

    private static final double LIMIT = 4;

    private static final int LEARNT = 0;
    /** In units of the volatility. */
    private static final int LAST_RESIDUAL = 1;

    private static final int OWN_WORDS = 2;

    private final StateSlice slice;
    private final RegressionForecast forecast;
    private final ExponentialVolatility volatility;
    private final ExponentialVolatility tradeSize;
    private final ExponentialVolatility orderSize;

    private double unit;
    private double trades;
    private double orders;

    /** @param slice {@link #words()} words */
    public FlowForecast(StateSlice slice) {
        SliceParts parts = new SliceParts(slice);
        this.slice = slice;
        parts.next(OWN_WORDS);
        forecast = new RegressionForecast(parts.next(RegressionForecast.words(3)), 3, VOLATILITY_HALF_LIFE);
        volatility = new ExponentialVolatility(parts.next(ExponentialVolatility.WORDS), VOLATILITY_HALF_LIFE);
        tradeSize = new ExponentialVolatility(parts.next(ExponentialVolatility.WORDS), FLOW_HALF_LIFE);
        orderSize = new ExponentialVolatility(parts.next(ExponentialVolatility.WORDS), FLOW_HALF_LIFE);
        parts.requireAllDealt();
    }

    /** How many words of state it needs: 28. */
    public static int words() {
        return OWN_WORDS + RegressionForecast.words(3) + 3 * ExponentialVolatility.WORDS;
    }

    /**
     * Predicts a bar's return; to be called before it is judged or learnt.
     *
     * @param tradeFlow of the bar; NaN is none
     * @param orderFlow of the bar; NaN where there are no quotes
     * @param floor the least the standard deviation may be, as known before the bar
     */
    public void predict(double tradeFlow, double orderFlow, double floor) {
        double sigma = volatility.sigma();
        unit = Double.isNaN(sigma) ? floor : Math.max(sigma, floor);
        trades = bounded(tradeFlow, tradeSize);
        orders = Double.isNaN(orderFlow) ? 0 : bounded(orderFlow, orderSize);
        forecast.given(0, unit > 0 ? trades : Double.NaN);
        forecast.given(1, orders);
        forecast.given(2, slice.real(LAST_RESIDUAL));
        forecast.predict(unit > 0 && floor > 0 ? floor / unit : Double.MIN_NORMAL);
    }

    private static double bounded(double flow, ExponentialVolatility size) {
        double limit = LARGEST_FLOW * size.sigma();
        return limit > 0 ? Math.max(-limit, Math.min(limit, flow)) : flow;
    }

    /** The predicted return. */
    public double mean() {
        return forecast.mean() * unit;
    }

    /** The predicted standard deviation of the return. */
    public double standardDeviation() {
        return forecast.standardDeviation() * unit;
    }

    /** By how much the predicted return rises with the flow of trades. */
    public double tradeImpact() {
        return forecast.coefficient(0) * unit;
    }

    /** By how much the predicted return rises with the flow of orders; 0 where there never was any. */
    public double orderImpact() {
        return forecast.coefficient(1) * unit;
    }

    /** The return's distance from the predicted one, in predicted standard deviations. */
    public double z(double logReturn) {
        return forecast.z(logReturn / unit);
    }

    /** Learns the bar's return; one that is not finite, or a bar without flow, is ignored. */
    public void learn(double logReturn) {
        if (!Double.isFinite(logReturn) || Double.isNaN(trades)) {
            return;
        }
        boolean isSettled = slice.word(LEARNT) >= VOLATILITY_FIRST;
        if (isSettled && unit > 0) {
            double mean = forecast.mean();
            double residual = logReturn / unit - (Double.isNaN(mean) ? 0 : mean);
            slice.real(LAST_RESIDUAL, Math.max(-LIMIT, Math.min(LIMIT, residual)));
            forecast.learn(logReturn / unit);
        }
        volatility.learn(logReturn, isSettled && unit > 0 ? LIMIT * unit : Double.POSITIVE_INFINITY);
        tradeSize.learn(trades, Double.POSITIVE_INFINITY);
        orderSize.learn(orders, Double.POSITIVE_INFINITY);
        slice.addWord(LEARNT, 1);
    }

    /** How many residuals were learnt. */
    public long count() {
        return forecast.count();
    }

    /** Forgets everything. */
    public void clear() {
        slice.clear();
    }
}
