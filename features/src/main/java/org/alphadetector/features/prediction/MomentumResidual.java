package org.alphadetector.features.prediction;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.BaselineSource;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.momentum.MovingAverageConvergence;
import org.alphadetector.features.momentum.RelativeStrengthIndex;
import org.alphadetector.features.momentum.SeededAverage;
import org.alphadetector.features.momentum.StochasticOscillator;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.residual.IndicatorForecast;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/**
 * What RSI, MACD line and %K of the stochastic oscillator were predicted to be one bar ahead, and how unusual those
 * that came are, by {@link IndicatorForecast}. RSI and %K are in percent, the MACD line in quote currency. Undefined
 * until 180 values of the indicator are learnt, and where the indicator is; ranks 60 bars later.
 *
 * <p>With the close unchanged, gains and losses of the RSI shrink by the same share, so it stays; each average of the
 * MACD line moves its share towards the close; the new bar's high, low and close are the last close for %K.
 *
 * <p>Numerical care: the MACD line is learnt over the last close, so that the unit of the price does not matter. A
 * standard deviation is at least what half a price step moves the MACD line, or 0.1 % of RSI and %K.
 */
public final class MomentumResidual implements BarFeature, BaselineSource {
    private static final ResidualColumns[] INDICATORS = {
        MomentumColumns.RSI, MomentumColumns.MACD, MomentumColumns.STOCH
    };

    public static final Column Z_RSI_RESIDUAL_14 = INDICATORS[0].z();
    public static final Column RSI_PREDICTION_14 = INDICATORS[0].prediction();
    public static final Column RSI_PREDICTION_STD_14 = INDICATORS[0].deviation();
    public static final Column Q_RSI_RESIDUAL_14 = INDICATORS[0].rank();
    public static final Column Z_MACD_RESIDUAL = INDICATORS[1].z();
    public static final Column MACD_PREDICTION = INDICATORS[1].prediction();
    public static final Column MACD_PREDICTION_STD = INDICATORS[1].deviation();
    public static final Column Q_MACD_RESIDUAL = INDICATORS[1].rank();
    public static final Column Z_STOCH_RESIDUAL_14 = INDICATORS[2].z();
    public static final Column STOCH_PREDICTION_14 = INDICATORS[2].prediction();
    public static final Column STOCH_PREDICTION_STD_14 = INDICATORS[2].deviation();
    public static final Column Q_STOCH_RESIDUAL_14 = INDICATORS[2].rank();
    public static final Column MOMENTUM_PREDICTION_STD = MomentumColumns.std();

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "momentum_residual",
            List.of(
                    Z_RSI_RESIDUAL_14,
                    RSI_PREDICTION_14,
                    RSI_PREDICTION_STD_14,
                    Q_RSI_RESIDUAL_14,
                    Z_MACD_RESIDUAL,
                    MACD_PREDICTION,
                    MACD_PREDICTION_STD,
                    Q_MACD_RESIDUAL,
                    Z_STOCH_RESIDUAL_14,
                    STOCH_PREDICTION_14,
                    STOCH_PREDICTION_STD_14,
                    Q_STOCH_RESIDUAL_14,
                    MOMENTUM_PREDICTION_STD),
            MomentumResidual::new);

    private static final int RSI = 0;
    private static final int MACD = 1;
    private static final int STOCH = 2;
    private static final double PERCENT_FLOOR = 0.1;
    private static final double MACD_SHARE = 2.0 / 13 - 2.0 / 27;
    private static final double LEAST_FLOOR = 1e-12;

    /** The last close; 0 before the first. */
    private static final int CLOSE = 0;
    /** Half a price step over it. */
    private static final int HALF_STEP = 1;

    private static final int HAS_RSI = 2;
    private static final int LAST_RSI = 3;
    private static final int BEFORE_WORDS = 4;

    private final IndicatorForecast[] forecasts = new IndicatorForecast[INDICATORS.length];
    private final StateSlice before;
    private final SeededAverage fast;
    private final SeededAverage slow;
    private final StochasticAhead stochastic;
    private final int rsiLane;
    private final int lineLane;
    private final int kLane;
    private final int highLane;
    private final int lowLane;
    private final int closeLane;
    private final int stepLane;
    private final ResidualLanes[] lanes = new ResidualLanes[INDICATORS.length];
    private final int[] rankLanes = new int[INDICATORS.length];
    private final int deviationLane;

    public MomentumResidual(FeatureContext context) {
        StateSection state = context.state();
        List<Column> columns = FAMILY.columns();
        for (int i = 0; i < INDICATORS.length; i++) {
            forecasts[i] = new IndicatorForecast(
                    state.allocate("forecast" + i, IndicatorForecast.words()), i == MACD ? 0 : 50);
            lanes[i] = new ResidualLanes(context, columns.get(4 * i), columns.get(4 * i + 1), columns.get(4 * i + 2));
            rankLanes[i] = context.output(columns.get(4 * i + 3));
        }
        before = state.allocate("before", BEFORE_WORDS);
        fast = new SeededAverage(state.allocate("fast", SeededAverage.WORDS), 12);
        slow = new SeededAverage(state.allocate("slow", SeededAverage.WORDS), 26);
        stochastic = new StochasticAhead(state);
        rsiLane = context.input(RelativeStrengthIndex.RSI_14);
        lineLane = context.input(MovingAverageConvergence.MACD_LINE);
        kLane = context.input(StochasticOscillator.STOCH_K_14);
        highLane = context.input(BarPrices.HIGH);
        lowLane = context.input(BarPrices.LOW);
        closeLane = context.input(BarPrices.CLOSE);
        stepLane = context.input(PriceStep.PRICE_STEP);
        deviationLane = context.output(MOMENTUM_PREDICTION_STD);
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        if (Double.isNaN(close)) {
            return;
        }
        double last = before.real(CLOSE);
        double rsi = row.number(rsiLane);
        if (last > 0) {
            predict(last);
            double sum = judge(RSI, rsi, 1, row)
                    + judge(MACD, row.number(lineLane) / last, last, row)
                    + judge(STOCH, row.number(kLane), 1, row);
            row.number(deviationLane, sum / INDICATORS.length);
        }
        fast.add(close);
        slow.add(close);
        stochastic.push(row.number(highLane), row.number(lowLane), close);
        before.real(CLOSE, close);
        double halfStep = row.number(stepLane) / 2 / close;
        before.real(HALF_STEP, Double.isNaN(halfStep) ? 0 : halfStep);
        before.word(HAS_RSI, Double.isNaN(rsi) ? 0 : 1);
        before.real(LAST_RSI, Double.isNaN(rsi) ? 0 : rsi);
    }

    /** Predicts all indicators from what was known at the close before, {@code last}. */
    private void predict(double last) {
        forecasts[RSI].predict(before.word(HAS_RSI) > 0 ? before.real(LAST_RSI) : Double.NaN, PERCENT_FLOOR);
        forecasts[MACD].predict(
                (fast.next(last) - slow.next(last)) / last, Math.max(LEAST_FLOOR, before.real(HALF_STEP) * MACD_SHARE));
        forecasts[STOCH].predict(stochastic.ahead(last), PERCENT_FLOOR);
    }

    /** Writes, learns and gives how uncertain the prediction was, 1 being usual. */
    private double judge(int indicator, double value, double unit, Row row) {
        IndicatorForecast forecast = forecasts[indicator];
        double z = forecast.z(value);
        lanes[indicator].write(row, z, forecast.mean() * unit, forecast.standardDeviation() * unit);
        row.number(rankLanes[indicator], forecast.rank(z));
        double uncertainty = forecast.relativeDeviation();
        forecast.learn(value);
        return uncertainty;
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        double last = before.real(CLOSE);
        predict(last > 0 ? last : Double.NaN);
        for (int i = 0; i < INDICATORS.length; i++) {
            lanes[i].tell(sink, row, forecasts[i].baseline(i == MACD ? last : 1));
        }
    }

    @Override
    public void restart() {
        for (IndicatorForecast forecast : forecasts) {
            forecast.clear();
        }
        before.clear();
        fast.clear();
        slow.clear();
        stochastic.clear();
    }
}
