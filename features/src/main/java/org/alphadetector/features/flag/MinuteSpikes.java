package org.alphadetector.features.flag;

import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.bar.BarFeature;
import java.util.List;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.microstructure.Spread;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;

/**
 * Whether the minute's volume, price move or spread is far beyond what this asset usually shows. Undefined until 120
 * minutes are learnt and where the input is. The minute is judged first and learnt afterwards.
 */
public final class MinuteSpikes implements BarFeature {
    public static final Column IS_VOL_SPIKE_M_1 = Flag.named("is_vol_spike_m_1", 1)
            .formula("v_total_m_1 * close > median * exp(4 sigma); sigma = max(ln(upper quartile / median) / 0.6745,"
                    + " 0.25), over minutes with trades")
            .inputs("v_total_m_1", "close")
            .lookBack(120).fromCandles()
            .meaning("Volume spike: far more was traded than usual. NULL until 120 minutes with trades are learnt.");
    public static final Column IS_PRICE_SPIKE_UP_M_1 = Flag.named("is_price_spike_up_m_1", 1)
            .formula("ret_m_1 > 5 sigma; sigma = max(median / 0.6745, 90th percentile / 1.645) of |ret_m_1|, at least"
                    + " half a price step")
            .inputs("ret_m_1", "price_step", "close")
            .lookBack(121).fromCandles()
            .meaning("The price jumped up. NULL until 120 returns are learnt.");
    public static final Column IS_PRICE_SPIKE_DOWN_M_1 = Flag.named("is_price_spike_down_m_1", 1)
            .formula("-ret_m_1 > 5 sigma, sigma as of is_price_spike_up_m_1")
            .inputs("ret_m_1", "price_step", "close")
            .lookBack(121).fromCandles()
            .meaning("The price jumped down. NULL until 120 returns are learnt.");
    public static final Column IS_SPREAD_STRESS_M_1 = Flag.named("is_spread_stress_m_1", 1)
            .formula("spread_mean_m_1 > median * exp(4 sigma); sigma = max(ln(upper quartile / median) / 0.6745, 0.25)")
            .inputs("spread_mean_m_1")
            .lookBack(120).fromTicksOnly()
            .meaning("The spread is far wider than usual. NULL until 120 minutes with quotes are learnt, and without"
                    + " a quote in the minute.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars("minute_spikes", List.of(IS_VOL_SPIKE_M_1, IS_PRICE_SPIKE_UP_M_1, IS_PRICE_SPIKE_DOWN_M_1, IS_SPREAD_STRESS_M_1), MinuteSpikes::new);

    private static final double PRICE_SIGMAS = 5;

    private final PositiveBaseline notional;
    private final MagnitudeBaseline returns;
    private final PositiveBaseline spread;
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
        notional = new PositiveBaseline("minute_spikes.notional", context.state());
        returns = new MagnitudeBaseline("minute_spikes.returns", context.state());
        spread = new PositiveBaseline("minute_spikes.spread", context.state());
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
        Flag.write(row, volumeSpikeLane, traded, notional.threshold());
        notional.learn(traded);

        double ret = row.number(returnLane);
        double step = row.number(stepLane);
        double halfStep = Double.isNaN(step) ? 0 : step / 2 / close;
        double threshold = PRICE_SIGMAS * Math.max(returns.sigma(), halfStep);
        Flag.write(row, upLane, ret, threshold);
        Flag.write(row, downLane, -ret, threshold);
        returns.learn(ret);

        double width = row.number(spreadLane);
        Flag.write(row, stressLane, width, spread.threshold());
        spread.learn(width);
    }

    @Override
    public void restart() {
        notional.clear();
        returns.clear();
        spread.clear();
    }
}
