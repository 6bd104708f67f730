package org.alphadetector.features.flag;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.BaselineSource;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.microstructure.Spread;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.residual.PositiveLevel;
import org.alphadetector.features.residual.ResidualCore;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;

/**
 * Whether the minute's volume, price move or spread is far beyond what this asset usually shows. Undefined until 120
 * minutes are learnt and where the input is. The minute is judged first and learnt afterwards.
 */
public final class MinuteSpikes implements BarFeature, BaselineSource {
    public static final Column IS_VOL_SPIKE_M_1 = Flag.named("is_vol_spike_m_1", 1)
            .formula(
                    "ln(v_total_m_1 * close) - its running mean > 4 sigma, sigma at least 0.25; over minutes with trades;"
                            + " sigma as of is_price_spike_up_m_1")
            .inputs("v_total_m_1", "close")
            .lookBack(120)
            .fromCandles()
            .meaning("Volume spike: far more was traded than usual. NULL until 120 minutes with trades are learnt.");
    public static final Column IS_PRICE_SPIKE_UP_M_1 = Flag.named("is_price_spike_up_m_1", 1)
            .formula("ret_m_1 > 5 sigma; sigma = running 68.27 % quantile of the size of the residual, here of ret_m_1,"
                    + " at least half a price step")
            .inputs("ret_m_1", "price_step", "close")
            .lookBack(121)
            .fromCandles()
            .meaning("The price jumped up. NULL until 120 returns are learnt.");
    public static final Column IS_PRICE_SPIKE_DOWN_M_1 = Flag.named("is_price_spike_down_m_1", 1)
            .formula("-ret_m_1 > 5 sigma, sigma as of is_price_spike_up_m_1")
            .inputs("ret_m_1", "price_step", "close")
            .lookBack(121)
            .fromCandles()
            .meaning("The price jumped down. NULL until 120 returns are learnt.");
    public static final Column IS_SPREAD_STRESS_M_1 = Flag.named("is_spread_stress_m_1", 1)
            .formula("ln(spread_mean_m_1) - its running mean > 4 sigma, sigma at least 0.25; as of is_vol_spike_m_1")
            .inputs("spread_mean_m_1")
            .lookBack(120)
            .fromTicksOnly()
            .meaning("The spread is far wider than usual. NULL until 120 minutes with quotes are learnt, and without"
                    + " a quote in the minute.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "minute_spikes",
            List.of(IS_VOL_SPIKE_M_1, IS_PRICE_SPIKE_UP_M_1, IS_PRICE_SPIKE_DOWN_M_1, IS_SPREAD_STRESS_M_1),
            MinuteSpikes::new);

    private static final double PRICE_SIGMAS = 5;
    private static final double LEVEL_SIGMAS = 4;
    /** With it, four standard deviations are at least a factor of e. */
    private static final double SMALLEST_LOG_SIGMA = 0.25;

    private final PositiveLevel notional;
    private final ResidualCore returns;
    private final PositiveLevel spread;
    private final int volumeLane;
    private final int closeLane;
    private final int returnLane;
    private final int stepLane;
    private final int spreadLane;
    private final int volumeSpikeLane;
    private final int upLane;
    private final int downLane;
    private final int stressLane;

    public MinuteSpikes(FeatureContext context) {
        notional = level("notional", context);
        returns = new ResidualCore(
                context.state().allocate("returns", ResidualCore.words()), Flag.HALF_LIFE, Flag.OBSERVATIONS_NEEDED);
        spread = level("spread", context);
        volumeLane = context.input(TradeFlow.V_TOTAL_M_1);
        closeLane = context.input(BarPrices.CLOSE);
        returnLane = context.input(Returns.RET_M_1);
        stepLane = context.input(PriceStep.PRICE_STEP);
        spreadLane = context.input(Spread.SPREAD_MEAN_M_1);
        volumeSpikeLane = context.output(IS_VOL_SPIKE_M_1);
        upLane = context.output(IS_PRICE_SPIKE_UP_M_1);
        downLane = context.output(IS_PRICE_SPIKE_DOWN_M_1);
        stressLane = context.output(IS_SPREAD_STRESS_M_1);
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        double traded = row.number(volumeLane) * close;
        Flag.write(row, volumeSpikeLane, notional.z(traded), LEVEL_SIGMAS);
        notional.learn(traded);
        double ret = row.number(returnLane);
        double halfStep = halfStep(row);
        double z = returns.z(ret, halfStep);
        Flag.write(row, upLane, z, PRICE_SIGMAS);
        Flag.write(row, downLane, -z, PRICE_SIGMAS);
        returns.learn(ret, halfStep);
        double width = row.number(spreadLane);
        Flag.write(row, stressLane, spread.z(width), LEVEL_SIGMAS);
        spread.learn(width);
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        sink.baseline(row, TradeFlow.V_TOTAL_M_1, notional.baseline());
        sink.baseline(row, Returns.RET_M_1, returns.baseline(0, halfStep(row)));
        sink.baseline(row, Spread.SPREAD_MEAN_M_1, spread.baseline());
    }

    /** The least sigma of a return: half a price step over the close. */
    private double halfStep(Row row) {
        double step = row.number(stepLane);
        return Double.isNaN(step) ? 0 : step / 2 / row.number(closeLane);
    }

    @Override
    public void restart() {
        notional.clear();
        returns.clear();
        spread.clear();
    }

    private static PositiveLevel level(String name, FeatureContext context) {
        return new PositiveLevel(
                context.state().allocate(name, PositiveLevel.words()),
                Flag.HALF_LIFE,
                Flag.OBSERVATIONS_NEEDED,
                SMALLEST_LOG_SIGMA);
    }
}
