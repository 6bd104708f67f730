package org.alphadetector.features.market;

import java.util.List;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;

/**
 * Which asset moves the market's money, and how much of it.
 *
 * <p>An asset's weight is the exponentially forgetting sum, half-life 30 bars of the row's timeframe, of |quote volume
 * x log return of the bar|; its share is taken among the assets used at the point. A bar without a return adds nothing,
 * and a missing bar lets the weight decay all the same. Undefined while no asset has a weight.
 */
final class Dominance {
    private final MarketInputs inputs;
    private final KnownAssets known;
    private final int leader;
    private final int dominanceShare;

    Dominance(MarketInputs inputs, KnownAssets known, RowLayout market) {
        this.inputs = inputs;
        this.known = known;
        leader = market.lane(MarketColumns.LEADER);
        dominanceShare = market.lane(MarketColumns.DOMINANCE_SHARE);
    }

    void fill(LatticePoint point, List<Row> used, Row market) {
        double total = 0;
        double largest = 0;
        for (Row row : used) {
            double moved = inputs.movedNotional(row);
            double weight = known.get(row.asset()).addMovedNotional(point, Double.isNaN(moved) ? 0 : moved);
            total += weight;
            if (weight > largest) {
                largest = weight;
                market.text(leader, row.asset().symbol());
            }
        }
        if (total > 0) {
            market.number(dominanceShare, largest / total);
        }
    }
}
