package org.alphadetector.features.prediction;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.BaselineSource;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.microstructure.Spread;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.residual.PastRanks;
import org.alphadetector.features.residual.RegressionForecast;
import org.alphadetector.features.residual.SpreadForecast;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;

/**
 * What the quoted spread was predicted to be one bar ahead, given the volatility so far, and how unusual the one that
 * came is, by {@link SpreadForecast}. All is said of the natural logarithm of spread_mean_m_1 in basis points, so that z
 * is (ln spread - prediction) / std. A longer bar's spread is that of its last minute, as in the row; its volatility is
 * that of its own high and low. Undefined until 180 bars with a spread are learnt; the residual also for a bar without.
 */
public final class SpreadResidual implements BarFeature, BaselineSource {
    private static final ResidualColumns OF_MINUTE =
            columns("_m_1", "spread_mean_m_1", "high", "low", "close", "price_step");
    private static final ResidualColumns OF_BAR = columns(
            "",
            "spread_mean_m_1",
            "high",
            "low",
            "close",
            "price_step",
            "z_spread_residual_m_1",
            "spread_prediction_m_1",
            "spread_prediction_std_m_1");

    public static final Column Z_SPREAD_RESIDUAL_M_1 = OF_MINUTE.z();
    public static final Column SPREAD_PREDICTION_M_1 = OF_MINUTE.prediction();
    public static final Column SPREAD_PREDICTION_STD_M_1 = OF_MINUTE.deviation();

    public static final Column Z_SPREAD_RESIDUAL = OF_BAR.z();
    public static final Column SPREAD_PREDICTION = OF_BAR.prediction();
    public static final Column SPREAD_PREDICTION_STD = OF_BAR.deviation();
    public static final Column Q_SPREAD_RESIDUAL = OF_BAR.rank();

    private static final List<Column> MINUTE =
            List.of(Z_SPREAD_RESIDUAL_M_1, SPREAD_PREDICTION_M_1, SPREAD_PREDICTION_STD_M_1);
    private static final List<Column> OWN = List.of(Z_SPREAD_RESIDUAL, SPREAD_PREDICTION, SPREAD_PREDICTION_STD);

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofBars("spread_residual", MINUTE, context -> new SpreadResidual(context, MINUTE));

    /** At minutes those of {@link #FAMILY} again. */
    public static final FeatureFamily OWN_FAMILY = FeatureFamily.ofBars(
            "own_spread_residual",
            List.of(Z_SPREAD_RESIDUAL, SPREAD_PREDICTION, SPREAD_PREDICTION_STD, Q_SPREAD_RESIDUAL),
            Ranked::new);

    private final SpreadForecast forecast;
    private final int spreadLane;
    private final int highLane;
    private final int lowLane;
    private final int closeLane;
    private final int stepLane;
    private final ResidualLanes lanes;

    private SpreadResidual(FeatureContext context, List<Column> columns) {
        forecast = new SpreadForecast(context.state().allocate("forecast", SpreadForecast.words()));
        spreadLane = context.input(Spread.SPREAD_MEAN_M_1);
        highLane = context.input(BarPrices.HIGH);
        lowLane = context.input(BarPrices.LOW);
        closeLane = context.input(BarPrices.CLOSE);
        stepLane = context.input(PriceStep.PRICE_STEP);
        lanes = new ResidualLanes(context, columns.get(0), columns.get(1), columns.get(2));
    }

    @Override
    public void close(Bar bar, Row row) {
        double spread = row.number(spreadLane);
        forecast.predict();
        lanes.write(row, forecast.z(spread), forecast.mean(), forecast.standardDeviation());
        double range = StrictMath.log(row.number(highLane) / row.number(lowLane));
        forecast.learn(spread, range, row.number(stepLane) / 2 / row.number(closeLane));
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        lanes.tell(sink, row, baseline());
    }

    @Override
    public void restart() {
        forecast.clear();
    }

    private Baseline baseline() {
        forecast.predict();
        return Baseline.unranked(forecast.mean(), forecast.standardDeviation(), forecast.count());
    }

    /** Adds the rank; at minutes to what {@link #FAMILY} wrote. */
    private static final class Ranked implements BarFeature, BaselineSource {
        private final BarFeature unranked;
        private final PastRanks ranks;
        private final int minuteMeanLane;
        private final int minuteDeviationLane;
        private final int zLane;
        private final int rankLane;

        Ranked(FeatureContext context) {
            unranked = context.timeframe() == Timeframe.M1
                    ? new CopiedColumns(context, MINUTE, OWN)
                    : new SpreadResidual(context, OWN);
            minuteMeanLane = context.input(SPREAD_PREDICTION_M_1);
            minuteDeviationLane = context.input(SPREAD_PREDICTION_STD_M_1);
            ranks = new PastRanks(context.state().allocate("ranks", PastRanks.words()));
            zLane = context.output(Z_SPREAD_RESIDUAL);
            rankLane = context.output(Q_SPREAD_RESIDUAL);
        }

        @Override
        public void close(Bar bar, Row row) {
            unranked.close(bar, row);
            double z = row.number(zLane);
            row.number(rankLane, ranks.rank(z));
            ranks.learn(z);
        }

        @Override
        public void baselines(Bar bar, Row row, BaselineSink sink) {
            double mean = row.number(minuteMeanLane);
            double deviation = row.number(minuteDeviationLane);
            if (unranked instanceof SpreadResidual own) {
                Baseline baseline = own.baseline();
                mean = baseline.center();
                deviation = baseline.scale();
            }
            sink.baseline(row, Z_SPREAD_RESIDUAL, ranks.baseline(mean, deviation));
        }

        @Override
        public void restart() {
            unranked.restart();
            ranks.clear();
        }
    }

    private static ResidualColumns columns(String suffix, String... inputs) {
        return new ResidualColumns(
                "spread",
                suffix,
                "ln(spread_mean_m_1)",
                "log of bp",
                "regression on the last value, on its exponentially weighted mean, half-life 30 bars, and on the log of"
                        + " the mean range so far, half-life 10 bars",
                RegressionForecast.WARMUP + 1,
                false,
                List.of(inputs));
    }
}
