package org.alphadetector.features.crosssection;

import java.util.List;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.residual.InnovationRegression;
import org.alphadetector.features.residual.MagnitudeScale;
import org.alphadetector.features.residual.ResidualDeviation;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Member;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/**
 * What an asset did in the minute that the leaders of the minute before did not foretell. Candidates are the {@value
 * LeadingAssets#COUNT} assets of the largest turnover, half-life 1,440 minutes ({@link LeadingAssets}), the prediction
 * is that of {@link NetworkForecast}, 0 where no leader is significant, and of what is left of the asset's own minute
 * before ({@link InnovationRegression}).
 *
 * <p>Prediction and standard deviation are log returns, z is in robust standard deviations. Defined for used rows,
 * after {@value #WARMUP} minutes with the asset's return and a candidate's in the minute before; undefined where no
 * candidate had one; z also without the asset's return, z and standard deviation without its price step, whose half
 * over the close is the least the scale may be.
 *
 * <p>Returns but the first are bounded at four robust standard deviations where they are learnt and lead, so that one
 * shock makes no leader. What was learnt outlives a restart; the return before the silence does not.
 *
 * <p>Sources: lead and lag of returns, A. W. Lo and A. C. MacKinlay, Review of Financial Studies 1990; {@link
 * LeaderLink} for the estimate, {@link ResidualDeviation} for the scale.
 */
public final class NetworkResidual implements MarketFeature {
    /** How many residuals are learnt before the first answer. */
    public static final int WARMUP = 120;

    /** The first minute has no return, in the second the leaders' one before is missing. */
    private static final int WARMUP_MINUTES = 2 + WARMUP;

    /** How unusual the residual is. */
    public static final Column Z_NETWORK_RESIDUAL_M_1 = declare("z_network_residual_m_1", SqlType.DOUBLE)
            .unit("robust standard deviations")
            .range("[-1000000, 1000000]")
            .formula("(ret_m_1 - network_prediction_m_1) / network_prediction_std_m_1")
            .meaning("How unusual the part of the return is that the leaders' returns of the minute before do not"
                    + " foretell. NULL without a candidate's return in the minute before, and without a return of its"
                    + " own.");

    /** What the leaders foretell. */
    public static final Column NETWORK_PREDICTION_M_1 = declare("network_prediction_m_1", SqlType.DOUBLE)
            .unit("log return")
            .formula("mean over significant leaders of slope x ret_m_1 of the minute before, 0 without one, + c x the"
                    + " asset's residual of the minute before; slopes and c = sum xy / sum x^2 x n / (n + 100), a leader"
                    + " significant where |correlation| > 3 / sqrt(n), n the weight")
            .meaning(
                    "The return that the minute before foretells, of the leaders and of the asset. NULL without a candidate's"
                            + " return in the minute before.");

    /** How far off that usually is. */
    public static final Column NETWORK_PREDICTION_STD_M_1 = declare("network_prediction_std_m_1", SqlType.DOUBLE)
            .unit("log return")
            .range("> 0")
            .formula(
                    "exponentially weighted volatility of past residuals, half-life 30 min, times their robust scale over"
                            + " it, at least half a price_step over close")
            .meaning("How far the return usually lies from the prediction. NULL as network_prediction_m_1.");

    /** What the prediction rests on. */
    public static final Column NETWORK_FEATURES = declare("network_features", SqlType.OBJECT)
            .members(
                    Member.number("candidates"),
                    Member.number("leaders"),
                    Member.number("correlation"),
                    Member.number("slope"),
                    Member.number("leader_uid_high"),
                    Member.number("leader_uid_low"))
            .formula("candidates with a return in the minute before, leaders significant among them; of the strongest"
                    + " leader its lagged correlation, slope, and asset_uid = leader_uid_high x 2^32 + leader_uid_low")
            .meaning("How many assets lead this one, and how the strongest of them does. NULL as"
                    + " network_prediction_m_1; without a leader the strongest one's members are missing.");

    public static final MarketFamily FAMILY = MarketFamily.ofAssets(
            "network_residual",
            List.of(Z_NETWORK_RESIDUAL_M_1, NETWORK_PREDICTION_M_1, NETWORK_PREDICTION_STD_M_1, NETWORK_FEATURES),
            NetworkResidual::new);

    private static final double LIMIT = 4;
    private static final double VOLATILITY_HALF_LIFE = 30;
    private static final int POINT_MICROS = 0;
    private static final int VALUE = 1;

    private final int returnMinute;
    private final int close;
    private final int priceStep;
    private final int quoteVolume;
    private final int z;
    private final int prediction;
    private final int deviation;
    private final int features;
    private final LeadingAssets leaders;
    private final NetworkForecast forecast;
    private final InnovationRegression own;
    private final ResidualDeviation residuals;
    private final MagnitudeScale usual;
    /** When the asset last had a return, and that return, bounded. */
    private final StateSlice last;
    /** When the asset's turnover was added to last, and its decaying sum. */
    private final StateSlice turnover;

    private double[] before = new double[0];
    private double[] weights = new double[0];

    NetworkResidual(MarketContext context) {
        returnMinute = context.input(Returns.RET_M_1);
        close = context.input(BarPrices.CLOSE);
        priceStep = context.input(PriceStep.PRICE_STEP);
        quoteVolume = context.input(TradeFlow.QUOTE_VOLUME);
        z = context.assetOutput(Z_NETWORK_RESIDUAL_M_1);
        prediction = context.assetOutput(NETWORK_PREDICTION_M_1);
        deviation = context.assetOutput(NETWORK_PREDICTION_STD_M_1);
        features = context.assetOutput(NETWORK_FEATURES);
        leaders = new LeadingAssets(context.marketState().allocate("leaders", LeadingAssets.WORDS));
        StateSection state = context.assetState();
        forecast = new NetworkForecast(state.allocate("links", NetworkForecast.words()), leaders);
        own = new InnovationRegression(state.allocate("own", InnovationRegression.WORDS), LeaderLink.HALF_LIFE);
        residuals = new ResidualDeviation(
                state.allocate("residuals", ResidualDeviation.WORDS), VOLATILITY_HALF_LIFE, WARMUP);
        usual = new MagnitudeScale(
                state.allocate("usual", MagnitudeScale.WORDS), MagnitudeScale.gainOf(LeaderLink.HALF_LIFE));
        last = state.allocate("last", 2);
        turnover = state.allocate("turnover", 2);
    }

    @Override
    public void close(MarketPoint point) {
        List<Row> rows = point.rows();
        gather(rows, point);
        leaders.find(rows, before, weights, LeaderLink.KEPT);
        for (int i = 0; i < rows.size(); i++) {
            if (point.isUsed(i)) {
                point.show(i);
                judge(rows.get(i), point);
            }
        }
        leaders.choose(rows, weights);
    }

    @Override
    public void restart() {
        last.clear();
    }

    /** Adds each asset's turnover and finds its return of the minute before. */
    private void gather(List<Row> rows, MarketPoint point) {
        if (before.length < rows.size()) {
            before = new double[2 * rows.size()];
            weights = new double[before.length];
        }
        long now = point.at().pointMicros();
        for (int i = 0; i < rows.size(); i++) {
            point.show(i);
            boolean isOfMinuteBefore = now - last.word(POINT_MICROS) == Timeframe.M1.micros();
            before[i] = isOfMinuteBefore ? last.real(VALUE) : Double.NaN;
            double traded = point.isUsed(i) ? rows.get(i).number(quoteVolume) : 0;
            double minutes = (double) (now - turnover.word(POINT_MICROS)) / Timeframe.M1.micros();
            double left = turnover.real(VALUE) * StrictMath.pow(0.5, minutes / LeaderLink.HALF_LIFE);
            weights[i] = left + (Double.isNaN(traded) ? 0 : traded);
            turnover.word(POINT_MICROS, now);
            turnover.real(VALUE, weights[i]);
        }
    }

    /** Writes what the leaders say of the return of the asset shown, then learns it. */
    private void judge(Row row, MarketPoint point) {
        double ownReturn = row.number(returnMinute);
        double floor = row.number(priceStep) / row.number(close) / 2;
        long uid = row.asset().uid();
        long end = point.at().pointMicros();
        double ofLeaders = forecast.predict(uid);
        double expected = ofLeaders + own.predict(end);
        double residual = ownReturn - expected;
        residuals.predict(Double.isNaN(floor) ? 0 : floor);
        boolean isTold = !Double.isNaN(expected) && residuals.isReady();
        double scale = isTold && !Double.isNaN(floor) ? residuals.standardDeviation() : Double.NaN;
        if (point.asksBaselines()) {
            double center = isTold ? expected : Double.NaN;
            point.baseline(row, Z_NETWORK_RESIDUAL_M_1, Baseline.unranked(center, scale, residuals.count()));
        }
        if (isTold) {
            row.number(prediction, expected);
            row.number(deviation, scale);
            row.number(z, Double.isNaN(scale) ? Double.NaN : residuals.z(residual));
            row.list(features, forecast.features());
        }
        if (!Double.isNaN(ownReturn) && !Double.isNaN(floor)) {
            double limit = usual.count() == 0 ? Double.POSITIVE_INFINITY : LIMIT * usual.scale(floor);
            double bounded = Math.max(-limit, Math.min(limit, ownReturn));
            if (!Double.isNaN(residual)) {
                own.learn(ownReturn - ofLeaders, residuals.limit(), end);
            }
            residuals.learn(residual);
            forecast.learn(uid, bounded);
            usual.learn(ownReturn, floor);
            last.word(POINT_MICROS, end);
            last.real(VALUE, bounded);
        }
    }

    private static Column.Declaration declare(String name, SqlType type) {
        return Column.named(name, type, "Residual Features")
                .window("1 min, by what was learnt in the minutes before with half-life 1,440 min")
                .inputs("ret_m_1", "quote_volume", "close", "price_step", "dq_status")
                .lookBack(WARMUP_MINUTES)
                .awaitsEvent()
                .fromCandles();
    }
}
