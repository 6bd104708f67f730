package org.alphadetector.features.flow;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.bar.TickFeature;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Rollup;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.ExactSum;
import org.alphadetector.features.state.SlotSlices;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * What was traded, in base currency by aggressor, and the cumulative volume delta. A minute without trades has volume
 * 0. Sizes are summed as scaled integers, so up to 15 significant digits come back exactly.
 */
public final class TradeFlow implements TickFeature {
    private static final String GROUP = "Flow/CVD";

    public static final Column V_BUY_M_1 = minuteSize("v_buy_m_1")
            .formula("sum(amount) of trades whose taker bought")
            .lookBack(0)
            .fromCandles()
            .meaning("Volume of the last minute bought by takers.");
    public static final Column V_SELL_M_1 = minuteSize("v_sell_m_1")
            .formula("sum(amount) of trades whose taker sold")
            .lookBack(0)
            .fromCandles()
            .meaning("Volume of the last minute sold by takers.");
    public static final Column V_TOTAL_M_1 = minuteSize("v_total_m_1")
            .formula("sum(amount) of all trades, those of unknown side too")
            .lookBack(0)
            .fromCandles()
            .meaning("Volume of the last minute.");
    public static final Column TRADE_COUNT_M_1 = Column.named("trade_count_m_1", SqlType.INTEGER, GROUP)
            .unit("trades")
            .window("1 min ending at the close")
            .range(">= 0")
            .formula("count of trades")
            .inputs("trade", "trade_bar")
            .lookBack(0)
            .fromCandles()
            .meaning("Trades of the last minute.");
    public static final Column CVD_DELTA_M_1 = minuteSize("cvd_delta_m_1")
            .range("any")
            .formula("v_buy_m_1 - v_sell_m_1")
            .lookBack(0)
            .fromCandles()
            .meaning("Taker-bought minus taker-sold volume of the last minute.");
    public static final Column CVD_LEVEL = Column.named("cvd_level", SqlType.NUMERIC, GROUP)
            .unit("base currency")
            .window("UTC day so far")
            .formula("sum of cvd_delta_m_1 since 00:00 UTC, or since the asset (re)started later that day")
            .inputs("trade", "trade_bar")
            .lookBack(0)
            .fromCandles()
            .meaning("Cumulative volume delta, anchored daily.");
    public static final Column VOLUME = Column.named("volume", SqlType.NUMERIC, GROUP)
            .unit("base currency")
            .range(">= 0")
            .formula("sum(amount), exact")
            .inputs("trade", "trade_bar")
            .ofTheBar(Rollup.EXACT_SUM)
            .fromCandles()
            .meaning("Volume of the bar.");
    public static final Column QUOTE_VOLUME = Column.named("quote_volume", SqlType.NUMERIC, GROUP)
            .unit("quote currency")
            .range(">= 0")
            .formula("sum(price * amount), compensated; of a candle the venue's figure, else vwap * volume")
            .inputs("trade", "trade_bar")
            .ofTheBar(Rollup.SUM)
            .fromCandles()
            .meaning("Notional traded in the bar. NULL for a candle that tells neither notional nor vwap.");
    public static final Column TRADE_COUNT = Column.named("trade_count", SqlType.INTEGER, GROUP)
            .unit("trades")
            .range(">= 0")
            .formula("count of trades")
            .inputs("trade", "trade_bar")
            .ofTheBar(Rollup.COUNT)
            .fromCandles()
            .meaning("Trades of the bar.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofTicks(
            "trade_flow",
            List.of(
                    V_BUY_M_1,
                    V_SELL_M_1,
                    V_TOTAL_M_1,
                    TRADE_COUNT_M_1,
                    CVD_DELTA_M_1,
                    CVD_LEVEL,
                    VOLUME,
                    QUOTE_VOLUME,
                    TRADE_COUNT),
            TradeFlow::new);

    private static final long DAY_MICROS = 24 * Timeframe.H1.micros();
    private static final Set<TickType> INPUTS =
            Collections.unmodifiableSet(EnumSet.of(TickType.TRADE, TickType.TRADE_BAR));

    private static final int DAY = 0;
    private static final int LEVEL = 1;
    private static final int SCRATCH = LEVEL + ExactSum.WORDS;
    private static final int BAR_WORDS = SCRATCH + ExactSum.WORDS;

    private final TakerFlow[] live;
    private final StateSlice bars;
    private final ExactSum level;
    private final ExactSum scratch;
    private final FlowLanes lanes;

    public TradeFlow(FeatureContext context) {
        SlotSlices trades = new SlotSlices(context.tickState(), "trade_flow", TakerFlow.WORDS);
        SlotSlices candles = SlotSlices.far(context.tickState(), "trade_flow.candle", TakerFlow.CANDLE_WORDS);
        live = new TakerFlow[] {new TakerFlow(trades.of(0), candles.of(0)), new TakerFlow(trades.of(1), candles.of(1))};
        bars = context.state().allocate("trade_flow", BAR_WORDS);
        level = new ExactSum(bars.part(LEVEL, ExactSum.WORDS));
        scratch = new ExactSum(bars.part(SCRATCH, ExactSum.WORDS));
        lanes = new FlowLanes(context);
    }

    @Override
    public Set<TickType> inputs() {
        return INPUTS;
    }

    @Override
    public void open(int slot, long startMicros) {
        live[slot].clear();
    }

    @Override
    public void accept(int slot, Tick tick) {
        if (tick.type == TickType.TRADE) {
            live[slot].addTrade(tick);
        } else {
            live[slot].takeCandle(tick);
        }
    }

    @Override
    public void close(Bar bar, Row row) {
        int slot = bar.slot();
        TakerFlow flow = live[slot];
        long day = Math.floorDiv(bar.startMicros(), DAY_MICROS);
        if (day != bars.word(DAY)) {
            bars.word(DAY, day);
            level.clear();
        }
        level.add(flow.buy());
        level.subtract(flow.sell());
        row.number(lanes.level, level.toDouble());
        row.number(lanes.buy, flow.buy().toDouble());
        row.number(lanes.sell, flow.sell().toDouble());

        scratch.clear();
        scratch.add(flow.buy());
        scratch.subtract(flow.sell());
        row.number(lanes.delta, scratch.toDouble());

        scratch.clear();
        flow.addTotalTo(scratch);
        row.number(lanes.minuteTotal, scratch.toDouble());
        row.number(lanes.volume, scratch.toDouble());
        row.number(lanes.quoteVolume, flow.quoteVolume());
        row.number(lanes.minuteTrades, (double) flow.tradeCount());
        row.number(lanes.trades, (double) flow.tradeCount());
    }

    @Override
    public void restart() {
        bars.clear();
    }

    private static Column.Declaration minuteSize(String name) {
        return Column.named(name, SqlType.NUMERIC, GROUP)
                .unit("base currency")
                .window("1 min ending at the close")
                .range(">= 0")
                .inputs("trade", "trade_bar");
    }
}
