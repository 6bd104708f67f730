package org.alphadetector.features.flow;

import org.alphadetector.features.row.RowLayout;

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

    FlowLanes(RowLayout layout) {
        buy = layout.lane(TradeFlow.V_BUY_M_1);
        sell = layout.lane(TradeFlow.V_SELL_M_1);
        minuteTotal = layout.lane(TradeFlow.V_TOTAL_M_1);
        minuteTrades = layout.lane(TradeFlow.TRADE_COUNT_M_1);
        delta = layout.lane(TradeFlow.CVD_DELTA_M_1);
        level = layout.lane(TradeFlow.CVD_LEVEL);
        volume = layout.lane(TradeFlow.VOLUME);
        quoteVolume = layout.lane(TradeFlow.QUOTE_VOLUME);
        trades = layout.lane(TradeFlow.TRADE_COUNT);
    }
}
