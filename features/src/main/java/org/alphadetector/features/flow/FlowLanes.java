package org.alphadetector.features.flow;

import org.alphadetector.features.bar.FeatureContext;

/** Where the flow's columns lie in a row. */
final class FlowLanes {
    final int buy;
    final int sell;
    final int minuteTotal;
    final int minuteTrades;
    final int delta;
    final int level;
    final int volume;
    final int quoteVolume;
    final int trades;

    FlowLanes(FeatureContext context) {
        buy = context.output(TradeFlow.V_BUY_M_1);
        sell = context.output(TradeFlow.V_SELL_M_1);
        minuteTotal = context.output(TradeFlow.V_TOTAL_M_1);
        minuteTrades = context.output(TradeFlow.TRADE_COUNT_M_1);
        delta = context.output(TradeFlow.CVD_DELTA_M_1);
        level = context.output(TradeFlow.CVD_LEVEL);
        volume = context.output(TradeFlow.VOLUME);
        quoteVolume = context.output(TradeFlow.QUOTE_VOLUME);
        trades = context.output(TradeFlow.TRADE_COUNT);
    }
}
