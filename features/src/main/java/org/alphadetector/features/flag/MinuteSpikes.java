package org.alphadetector.features.flag;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.alphadetector.features.asset.Feature;
import org.alphadetector.features.asset.Minute;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.microstructure.Spread;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * Whether the minute's volume, price move or spread is far beyond what this asset usually shows. Undefined until 120
 * minutes are learnt and where the input is. The minute is judged first and learnt afterwards.
 */
public final class MinuteSpikes implements Feature {
    public static final Column IS_VOL_SPIKE_M_1 = Flag.named("is_vol_spike_m_1", 1)
            .formula("v_total_m_1 * close > median * exp(4 sigma); sigma = max(ln(upper quartile / median) / 0.6745,"
                    + " 0.25), over minutes with trades")
            .inputs("v_total_m_1", "close")
            .meaning("Volume spike: far more was traded than usual. NULL until 120 minutes with trades are learnt.");
    public static final Column IS_PRICE_SPIKE_UP_M_1 = Flag.named("is_price_spike_up_m_1", 1)
            .formula("ret_m_1 > 5 sigma; sigma = max(median / 0.6745, 90th percentile / 1.645) of |ret_m_1|, at least"
                    + " half a price step")
            .inputs("ret_m_1", "price_step", "close")
            .meaning("The price jumped up. NULL until 120 returns are learnt.");
    public static final Column IS_PRICE_SPIKE_DOWN_M_1 = Flag.named("is_price_spike_down_m_1", 1)
            .formula("-ret_m_1 > 5 sigma, sigma as of is_price_spike_up_m_1")
            .inputs("ret_m_1", "price_step", "close")
            .meaning("The price jumped down. NULL until 120 returns are learnt.");
    public static final Column IS_SPREAD_STRESS_M_1 = Flag.named("is_spread_stress_m_1", 1)
            .formula("spread_mean_m_1 > median * exp(4 sigma); sigma = max(ln(upper quartile / median) / 0.6745, 0.25)")
            .inputs("spread_mean_m_1")
            .meaning("The spread is far wider than usual. NULL until 120 minutes with quotes are learnt, and without"
                    + " a quote in the minute.");

    private static final double PRICE_SIGMAS = 5;
    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(EnumSet.noneOf(TickType.class));

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

    public MinuteSpikes(RowLayout layout, StateBuffer barState) {
        notional = new PositiveBaseline("minute_spikes.notional", barState);
        returns = new MagnitudeBaseline("minute_spikes.returns", barState);
        spread = new PositiveBaseline("minute_spikes.spread", barState);
        volumeLane = layout.lane(TradeFlow.V_TOTAL_M_1);
        closeLane = layout.lane(BarPrices.CLOSE);
        returnLane = layout.lane(Returns.RET_M_1);
        stepLane = layout.lane(PriceStep.PRICE_STEP);
        spreadLane = layout.lane(Spread.SPREAD_MEAN_M_1);
        volumeSpikeLane = layout.lane(IS_VOL_SPIKE_M_1);
        upLane = layout.lane(IS_PRICE_SPIKE_UP_M_1);
        downLane = layout.lane(IS_PRICE_SPIKE_DOWN_M_1);
        stressLane = layout.lane(IS_SPREAD_STRESS_M_1);
    }

    @Override
    public Set<TickType> inputs() {
        return INPUTS;
    }

    @Override
    public void open(int slot, long startMicros) {}

    @Override
    public void accept(int slot, Tick tick) {}

    @Override
    public void close(int slot, Minute minute, Row row) {
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
