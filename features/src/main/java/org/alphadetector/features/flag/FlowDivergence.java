package org.alphadetector.features.flag;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.BaselineSource;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.flow.CvdSlope;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.residual.ResidualCore;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;

/**
 * Whether price and aggressive flow part ways over five minutes: takers buy while the price falls, or sell while it
 * rises, each by more than is usual for this asset. Undefined until 120 minutes of both are learnt and where an input
 * is. The minute is judged first and learnt afterwards.
 */
public final class FlowDivergence implements BarFeature, BaselineSource {
    public static final Column IS_DIVERGENCE_BULLISH_M_5 = Flag.named("is_divergence_bullish_m_5", 5)
            .formula(
                    "-ret_m_5 > sigma and cvd_slope_m_5 * close > its sigma; sigma = running 68.27 % quantile of the size,"
                            + " that of ret_m_5 at least half a price step")
            .inputs("ret_m_5", "cvd_slope_m_5", "close", "price_step")
            .lookBack(125)
            .fromCandles()
            .meaning("The price falls though takers buy: sellers may be exhausted. NULL until 120 minutes are learnt.");
    public static final Column IS_DIVERGENCE_BEARISH_M_5 = Flag.named("is_divergence_bearish_m_5", 5)
            .formula("ret_m_5 > sigma and -cvd_slope_m_5 * close > its sigma, as of is_divergence_bullish_m_5")
            .inputs("ret_m_5", "cvd_slope_m_5", "close", "price_step")
            .lookBack(125)
            .fromCandles()
            .meaning("The price rises though takers sell: buyers may be exhausted. NULL until 120 minutes are learnt.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "flow_divergence", List.of(IS_DIVERGENCE_BULLISH_M_5, IS_DIVERGENCE_BEARISH_M_5), FlowDivergence::new);

    private final ResidualCore returns;
    private final ResidualCore flows;
    private final int returnLane;
    private final int slopeLane;
    private final int closeLane;
    private final int stepLane;
    private final int bullishLane;
    private final int bearishLane;

    public FlowDivergence(FeatureContext context) {
        returns = core("returns", context);
        flows = core("flows", context);
        returnLane = context.input(Returns.RET_M_5);
        slopeLane = context.input(CvdSlope.CVD_SLOPE_M_5);
        closeLane = context.input(BarPrices.CLOSE);
        stepLane = context.input(PriceStep.PRICE_STEP);
        bullishLane = context.output(IS_DIVERGENCE_BULLISH_M_5);
        bearishLane = context.output(IS_DIVERGENCE_BEARISH_M_5);
    }

    @Override
    public void close(Bar bar, Row row) {
        double ret = row.number(returnLane);
        double flow = row.number(slopeLane) * row.number(closeLane);
        double halfStep = halfStep(row);
        double returnZ = returns.z(ret, halfStep);
        double flowZ = flows.z(flow, 0);
        if (!Double.isNaN(returnZ + flowZ)) {
            row.flag(bullishLane, -returnZ > 1 && flowZ > 1);
            row.flag(bearishLane, returnZ > 1 && -flowZ > 1);
        }
        returns.learn(ret, halfStep);
        flows.learn(flow, 0);
    }

    private double halfStep(Row row) {
        double step = row.number(stepLane);
        return Double.isNaN(step) ? 0 : step / 2 / row.number(closeLane);
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        sink.baseline(row, Returns.RET_M_5, returns.baseline(0, halfStep(row)));
        sink.baseline(row, CvdSlope.CVD_SLOPE_M_5, flows.baseline(0, 0));
    }

    @Override
    public void restart() {
        returns.clear();
        flows.clear();
    }

    private static ResidualCore core(String name, FeatureContext context) {
        return new ResidualCore(
                context.state().allocate(name, ResidualCore.words()), Flag.HALF_LIFE, Flag.OBSERVATIONS_NEEDED);
    }
}
