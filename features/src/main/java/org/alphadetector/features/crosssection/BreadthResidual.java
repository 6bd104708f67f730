package org.alphadetector.features.crosssection;

import java.util.List;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.residual.FirstOrderRegression;
import org.alphadetector.features.residual.ResidualCore;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.RealRing;
import org.alphadetector.features.state.StateSection;

/**
 * How unexpected the market's breadth of five minutes is. Net breadth of a minute: (used assets with a positive return
 * - those with a negative one) / used assets with a return. Its mean over five minutes is predicted at the start of the
 * last of them: four minutes are known, the fifth is predicted.
 *
 * <p>Prediction and standard deviation are net shares, z is in robust standard deviations; the same on every row of the
 * point. Undefined until {@value #WARMUP} predictions were judged, and where one of the four minutes before has fewer
 * than {@value Breadth#ASSETS_NEEDED} such assets or no point; z also where the minute itself has.
 *
 * <p>Minute: first-order autoregression around 0 with exponential forgetting, half-life 2,880 minutes ({@link
 * FirstOrderRegression}: Yule 1927, ridge of Hoerl and Kennard 1970). Scale: robust, of past residuals ({@link
 * ResidualCore}), at least a tenth of one asset's share: half of the least step of the mean.
 *
 * <p>The four known minutes are added anew each time, so that no running sum drifts. What was learnt is the market's
 * and does not start anew with an asset.
 */
public final class BreadthResidual implements MarketFeature {
    /** How many residuals are learnt before the first answer. */
    public static final int WARMUP = 120;

    private static final int MINUTES = 5;
    private static final double HALF_LIFE = 2_880;
    /** The first minute has no return, four are known before the first prediction. */
    private static final int WARMUP_MINUTES = 1 + (MINUTES - 1) + WARMUP;

    /** How unexpected breadth is. */
    public static final Column Z_BREADTH_RESIDUAL_M_5 = declare("z_breadth_residual_m_5")
            .unit("robust standard deviations")
            .range("[-1000000, 1000000]")
            .formula("(net breadth of five minutes - breadth_prediction_m_5) / breadth_prediction_std_m_5; net breadth"
                    + " = mean of (assets with ret_m_1 > 0 - assets with ret_m_1 < 0) / assets with ret_m_1")
            .meaning("How far the breadth of five minutes lies from what was predicted a minute ahead; the same on"
                    + " every row. NULL below five assets with a return in one of the five minutes.");

    /** What was predicted. */
    public static final Column BREADTH_PREDICTION_M_5 = declare("breadth_prediction_m_5")
            .range("[-1, 1]")
            .formula("(net breadth of the four minutes before + first-order autoregression for the fifth, half-life"
                    + " 2,880 min) / 5")
            .meaning("The net share of rising assets over five minutes as predicted a minute ahead, 0 in an even"
                    + " market. NULL below five assets with a return in one of the four minutes before.");

    /** How far off the prediction usually is. */
    public static final Column BREADTH_PREDICTION_STD_M_5 = declare("breadth_prediction_std_m_5")
            .range("> 0")
            .formula("running 68.27 % quantile of the size of past residuals, at least 1 / (10 x assets with a return)")
            .meaning("How far the breadth of five minutes usually lies from its prediction. NULL as"
                    + " z_breadth_residual_m_5.");

    public static final MarketFamily FAMILY = MarketFamily.ofAssets(
            "breadth_residual",
            List.of(Z_BREADTH_RESIDUAL_M_5, BREADTH_PREDICTION_M_5, BREADTH_PREDICTION_STD_M_5),
            BreadthResidual::new);

    private final int returnMinute;
    private final int z;
    private final int prediction;
    private final int deviation;
    private final NetBreadth breadth = new NetBreadth();
    private final MinuteClock clock;
    private final RealRing minutes;
    private final FirstOrderRegression regression;
    private final ResidualCore residuals;

    BreadthResidual(MarketContext context) {
        returnMinute = context.input(Returns.RET_M_1);
        z = context.assetOutput(Z_BREADTH_RESIDUAL_M_5);
        prediction = context.assetOutput(BREADTH_PREDICTION_M_5);
        deviation = context.assetOutput(BREADTH_PREDICTION_STD_M_5);
        StateSection state = context.marketState();
        clock = new MinuteClock(state.allocate("last_point", 1));
        minutes = new RealRing(state.allocate("minutes", RealRing.words(MINUTES - 1)));
        regression = new FirstOrderRegression(state.allocate("regression", FirstOrderRegression.WORDS), HALF_LIFE);
        residuals = new ResidualCore(state.allocate("residuals", ResidualCore.words()), HALF_LIFE, WARMUP);
    }

    @Override
    public void close(MarketPoint point) {
        if (!clock.follows(point.at().pointMicros())) {
            minutes.clear();
            regression.learn(Double.NaN, 1);
        }
        double now = breadth.measure(point.used(), returnMinute);
        double expected = (minutes.sum(MINUTES - 1) + bounded(regression.predict())) / MINUTES;
        double residual = (minutes.sum(MINUTES - 1) + now) / MINUTES - expected;
        double floor = 0.5 / MINUTES / breadth.counted();
        if (point.asksBaselines()) {
            Baseline baseline = residuals.baseline(expected, Double.isNaN(residual) ? Double.NaN : floor);
            point.rows().forEach(row -> point.baseline(row, Z_BREADTH_RESIDUAL_M_5, baseline));
        }
        if (!Double.isNaN(expected) && residuals.count() >= WARMUP) {
            write(point.rows(), expected, residual, floor);
        }
        residuals.learn(residual, floor);
        minutes.push(now);
        regression.learn(now, 1);
    }

    private void write(List<Row> rows, double expected, double residual, double floor) {
        double score = residuals.z(residual, floor);
        double scale = Double.isNaN(residual) ? Double.NaN : residuals.scale(floor);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            row.number(z, score);
            row.number(prediction, expected);
            row.number(deviation, scale);
        }
    }

    private static double bounded(double share) {
        return Math.max(-1, Math.min(1, share));
    }

    private static Column.Declaration declare(String name) {
        return Column.named(name, SqlType.DOUBLE, "Residual Features")
                .window("5 min, predicted 1 min ahead by what was learnt before, half-life 2,880 min")
                .inputs("ret_m_1", "close", "dq_status")
                .lookBack(WARMUP_MINUTES)
                .fromCandles();
    }
}
