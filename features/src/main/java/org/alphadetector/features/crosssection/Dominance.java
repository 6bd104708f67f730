package org.alphadetector.features.crosssection;

import java.util.List;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/**
 * Which asset moves the market's money, and how much of it.
 *
 * <p>An asset's weight is the exponentially forgetting sum, half-life 30 bars of the row's timeframe, of |quote volume
 * x log return of the bar|; its share is taken among the assets used at the point. A bar without a return adds nothing,
 * and a missing bar lets the weight decay all the same. Undefined while no asset has a weight.
 */
public final class Dominance implements MarketFeature {
    private static final String GROUP = MarketQuality.GROUP;

    /** The asset that moves most of the market. */
    public static final Column LEADER = Column.named("leader", SqlType.TEXT, GROUP)
            .window("exponentially weighted, half-life 30 bars")
            .formula("the asset with the largest share of dominance_share; ties go to the first by exchange and symbol")
            .inputs("quote_volume", "ret_m_1", "ret_m_15", "ret_h_1")
            .ownBars(0)
            .fromCandles()
            .meaning("Native symbol of the asset that moved most of the market's money; NULL when nothing moved.");

    /** The leader's share. */
    public static final Column DOMINANCE_SHARE = Column.named("dominance_share", SqlType.DOUBLE, GROUP)
            .window("exponentially weighted, half-life 30 bars")
            .range("(0, 1]")
            .formula("w_leader / sum(w), w = sum over bars of |quote_volume x return of the bar| x 2^(-age/30)")
            .inputs("quote_volume", "ret_m_1", "ret_m_15", "ret_h_1")
            .ownBars(0)
            .fromCandles()
            .meaning("The leader's share of the market's weighted |notional x return|; NULL when nothing moved.");

    public static final MarketFamily FAMILY =
            MarketFamily.ofMarket("dominance", List.of(LEADER, DOMINANCE_SHARE), Dominance::new);

    private final DecayingSum movedNotional;
    private final int quoteVolume;
    private final int ownReturn;
    private final int leader;
    private final int dominanceShare;

    Dominance(MarketContext context) {
        movedNotional = new DecayingSum(context.assetState(), context.timeframe());
        quoteVolume = context.input(TradeFlow.QUOTE_VOLUME);
        ownReturn = context.input(OwnReturn.of(context.timeframe()));
        leader = context.marketOutput(LEADER);
        dominanceShare = context.marketOutput(DOMINANCE_SHARE);
    }

    @Override
    public void close(MarketPoint point) {
        List<Row> rows = point.rows();
        double total = 0;
        double largest = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (!point.isUsed(i)) {
                continue;
            }
            Row row = rows.get(i);
            point.show(i);
            double moved = Math.abs(row.number(quoteVolume) * row.number(ownReturn));
            double weight = movedNotional.add(point.at().pointMicros(), Double.isNaN(moved) ? 0 : moved);
            total += weight;
            if (weight > largest) {
                largest = weight;
                point.market().text(leader, row.asset().symbol());
            }
        }
        if (total > 0) {
            point.market().number(dominanceShare, largest / total);
        }
    }
}
