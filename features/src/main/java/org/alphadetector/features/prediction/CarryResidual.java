package org.alphadetector.features.prediction;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.BaselineSource;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.perpetual.Basis;
import org.alphadetector.features.perpetual.Funding;
import org.alphadetector.features.residual.RegressionForecast;
import org.alphadetector.features.residual.ReversionForecast;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Member;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.RealRing;

/**
 * What a short perpetual that is hedged with its index was predicted to earn over five minutes, one minute ahead, and
 * how unusual what it earned is: the carry, the fall of the basis plus the funding of the time. In basis points of the
 * index. Undefined until 180 minutes with basis and funding rate are learnt, and while one of them is missing.
 *
 * <p>With b the basis at a minute's close, in basis points, and f the funding rate in force, in basis points an interval
 * of 480 minutes: carry = b 5 min before - b + 5 f / 480. Funding accrues evenly here, as its rate is itself the mean of
 * the interval; f is that of the minute before, since it is known then. Four of the five minutes' steps are known; {@link
 * ReversionForecast} predicts the fifth from the distance of b from its level, from f and from the
 * step before, 0 where that is unknown. So z is that of the minute's
 * step with the sign turned. The standard deviation is at least 0.01 bp.
 *
 * <p>{@link BasisResidual} is another question: where the five-minute mean of the basis itself stands, whatever funding.
 */
public final class CarryResidual implements BarFeature, BaselineSource {
    private static final ResidualColumns COLUMNS = new ResidualColumns(
            "carry",
            "_m_5",
            "(basis at the close 5 min before - basis at the close + funding_rate of the minute before * 10000 * 5 / 480)",
            "bp of the index",
            "known four minutes + funding - regression of the basis' step on its distance from the exponentially weighted"
                    + " mean, half-life 240 min, and on the funding rate",
            RegressionForecast.WARMUP + 1,
            false,
            List.of("mark_close", "index_close", "funding_rate"));

    public static final Column Z_CARRY_RESIDUAL_M_5 = COLUMNS.z();
    public static final Column CARRY_PREDICTION_M_5 = COLUMNS.prediction();
    public static final Column CARRY_PREDICTION_STD_M_5 = COLUMNS.deviation();
    public static final Column CARRY_FEATURES = Column.named("carry_features", SqlType.OBJECT, "Residual Features")
            .unit("bp of the index; minutes")
            .window("at the start of the minute")
            .formula("basis_bp, level_bp: the basis and its level; step_bp: predicted step of the basis; half_life_min:"
                    + " after which half of the distance is gone; funding_bp: funding rate; funding_coefficient: by how"
                    + " much the step rises with it")
            .inputs("mark_close", "index_close", "funding_rate")
            .members(
                    Member.number("basis_bp"),
                    Member.number("level_bp"),
                    Member.number("step_bp"),
                    Member.number("half_life_min"),
                    Member.number("funding_bp"),
                    Member.number("funding_coefficient"))
            .lookBack(RegressionForecast.WARMUP + 1)
            .awaitsEvent()
            .fromTicksOnly()
            .meaning(
                    "What the prediction of the carry rests on. NULL as carry_prediction_m_5; half_life_min is left out"
                            + " where the basis does not revert.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "carry_residual",
            List.of(Z_CARRY_RESIDUAL_M_5, CARRY_PREDICTION_M_5, CARRY_PREDICTION_STD_M_5, CARRY_FEATURES),
            CarryResidual::new);

    private static final int MINUTES = 5;
    private static final int FUNDING = 0;
    private static final int STEP = 1;
    private static final double BASIS_POINTS = 10_000;
    private static final double INTERVAL_MINUTES = 480;
    private static final double FLOOR = 0.01;

    private final ReversionForecast forecast;
    private final RealRing closes;
    /** The funding rate of the minute before. */
    private final RealRing rates;

    private final int markLane;
    private final int indexLane;
    private final int rateLane;
    private final ResidualLanes lanes;
    private final int featuresLane;

    private CarryResidual(FeatureContext context) {
        forecast = new ReversionForecast(context.state().allocate("forecast", ReversionForecast.words(2)), 2, FLOOR);
        closes = new RealRing(context.state().allocate("closes", RealRing.words(MINUTES)));
        rates = new RealRing(context.state().allocate("rates", RealRing.words(1)));
        markLane = context.input(Basis.MARK_CLOSE);
        indexLane = context.input(Basis.INDEX_CLOSE);
        rateLane = context.input(Funding.FUNDING_RATE);
        lanes = new ResidualLanes(context, Z_CARRY_RESIDUAL_M_5, CARRY_PREDICTION_M_5, CARRY_PREDICTION_STD_M_5);
        featuresLane = context.output(CARRY_FEATURES);
    }

    /** The basis of the mark price over the index, in basis points of the index. */
    static double basisPoints(double mark, double index) {
        return (mark - index) / index * BASIS_POINTS;
    }

    @Override
    public void close(Bar bar, Row row) {
        double basis = basisPoints(row.number(markLane), row.number(indexLane));
        double last = closes.ago(0);
        double funding = rates.ago(0) * BASIS_POINTS;
        double step = basis - last;
        double mean = predict(last, funding);
        if (!Double.isNaN(mean)) {
            lanes.write(row, 0 - forecast.z(step), mean, forecast.standardDeviation());
            row.list(featuresLane, new double[] {
                last,
                forecast.level(),
                forecast.mean(),
                forecast.halfLife(),
                funding,
                forecast.driverCoefficient(FUNDING)
            });
        }
        forecast.learn(step, basis);
        closes.push(basis);
        rates.push(row.number(rateLane));
    }

    /** The predicted carry. */
    private double predict(double last, double funding) {
        double step = last - closes.ago(1);
        forecast.driver(FUNDING, funding);
        forecast.driver(STEP, Double.isNaN(step) ? 0 : step);
        forecast.predict(last);
        double known = closes.ago(MINUTES - 1) - last + funding * MINUTES / INTERVAL_MINUTES;
        return known - forecast.mean();
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        double mean = predict(closes.ago(0), rates.ago(0) * BASIS_POINTS);
        double deviation = Double.isNaN(mean) ? Double.NaN : forecast.standardDeviation();
        lanes.tell(sink, row, Baseline.unranked(mean, deviation, forecast.count()));
    }

    @Override
    public void restart() {
        forecast.clear();
        closes.clear();
        rates.clear();
    }
}
