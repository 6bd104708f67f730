package org.alphadetector.features.market;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.ingest.tick.AssetId;

/** Makes the market's row of a lattice point from the assets' rows at the point. */
final class CrossSection {
    private static final double OK_BELOW_SHARE = 0.1;
    private static final double PARTIAL_BELOW_SHARE = 0.5;

    private final MarketInputs inputs;
    private final KnownAssets known;
    private final Dominance dominance;
    private final ShockWidth shockWidth;
    private final RelativeStrength relativeStrength;
    private final Dispersion dispersion;
    private final MarketProvenance provenance;
    private final RowLayout layout = MarketColumns.layout();
    private final int excludedCount = layout.lane(MarketColumns.EXCLUDED_COUNT);
    private final int approx = layout.lane(MarketColumns.APPROX);
    private final int secondsToFunding = layout.lane(MarketColumns.TIME_TO_NEXT_FUNDING_SEC);
    private final int quality = layout.lane(MarketColumns.DQ_STATUS);
    private final int universeRev = layout.lane(MarketColumns.UNIVERSE_REV);

    CrossSection(RowLayout assetLayout, LiveStates states) {
        inputs = new MarketInputs(assetLayout);
        known = new KnownAssets(states);
        dominance = new Dominance(inputs, known, layout);
        shockWidth = new ShockWidth(inputs, states, layout);
        relativeStrength = new RelativeStrength(inputs, layout);
        dispersion = new Dispersion(inputs, layout);
        provenance = new MarketProvenance(assetLayout, layout);
    }

    /**
     * The market's row; points come in order.
     *
     * @param rows the assets' rows at the point, in asset order
     * @param isApprox whether a source was left out
     */
    Row measure(LatticePoint point, List<Row> rows, boolean isApprox) {
        List<Row> used = new ArrayList<>(rows.size());
        for (Row row : rows) {
            known.seen(row.asset(), point.pointMicros());
            if (inputs.isUsable(row)) {
                used.add(row);
            }
        }
        known.retire(point.pointMicros());
        Row market = new Row(layout, AssetId.MARKET, point.timeframe(), point.pointMicros());
        dominance.fill(point, used, market);
        shockWidth.fill(point, used, market);
        relativeStrength.fill(used, market);
        dispersion.fill(used, market);
        market.number(secondsToFunding, soonestFunding(used));
        market.flag(approx, isApprox);
        market.number(universeRev, UniverseColumns.REVISION);
        fillQuality(known.count() - used.size(), market);
        provenance.fill(rows, market);
        return market;
    }

    private double soonestFunding(List<Row> used) {
        double soonest = Double.NaN;
        for (Row row : used) {
            double seconds = inputs.secondsToFunding(row);
            if (!Double.isNaN(seconds)) {
                soonest = Double.isNaN(soonest) ? seconds : Math.min(soonest, seconds);
            }
        }
        return soonest;
    }

    private void fillQuality(int excluded, Row market) {
        double share = (double) excluded / known.count();
        market.number(excludedCount, excluded);
        market.text(quality, share < OK_BELOW_SHARE ? "ok" : share < PARTIAL_BELOW_SHARE ? "partial" : "stale");
    }
}
