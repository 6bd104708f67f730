package org.alphadetector.features.catalog;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.OwnerBuffers;
import org.alphadetector.features.bar.TimeframeRollup;
import org.alphadetector.features.crosssection.KnownAssets;
import org.alphadetector.features.crosssection.MarketPoint;
import org.alphadetector.features.crosssection.UsableRows;
import org.alphadetector.features.provenance.RowProvenance;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.validation.ResidualValidation;
import org.alphadetector.ingest.tick.AssetId;

/**
 * The market features of a task: completes the assets' rows of a lattice point and makes the market's row from them.
 */
public final class CrossSection {
    private static final String MARKET_STATE = "market_whole";

    private final UsableRows usable;
    private final KnownAssets known;
    private final LastMinute lastMinute;
    private final BaselineSink baselines;
    private final ResidualValidation validation;
    private final Map<Timeframe, MarketFeatures> byTimeframe = new EnumMap<>(Timeframe.class);
    private final Map<Timeframe, TimeframeRollup> rollups = new EnumMap<>(Timeframe.class);
    /** Of each row of the point where the state of its asset lies. */
    private int[] places = new int[64];

    /** The same without saying what rows are judged by, nor what is measured of residuals. */
    public CrossSection(RowLayout assetLayout, LiveStates states) {
        this(assetLayout, states, BaselineSink.NONE, measured -> {});
    }

    /**
     * Takes over the states that were restored before.
     *
     * @param states where the state of the market and of each asset lives
     * @param baselines takes in what rows are judged by
     * @param registry takes in what is measured of residuals
     */
    public CrossSection(
            RowLayout assetLayout, LiveStates states, BaselineSink baselines, Consumer<RegisteredResidual> registry) {
        this.baselines = baselines;
        usable = new UsableRows(assetLayout);
        lastMinute = new LastMinute(assetLayout, MarketCatalog.families());
        OwnerBuffers assetBuffers = new OwnerBuffers();
        OwnerBuffers marketBuffers = new OwnerBuffers();
        for (Timeframe timeframe : Timeframe.values()) {
            byTimeframe.put(timeframe, new MarketFeatures(assetLayout, timeframe, assetBuffers, marketBuffers));
            if (timeframe != Timeframe.M1) {
                rollups.put(
                        timeframe,
                        new TimeframeRollup(
                                MarketCatalog.layout(), timeframe, marketBuffers.of(timeframe), row -> true));
            }
        }
        validation = new ResidualValidation(
                JudgedResiduals.all(), assetLayout, assetBuffers, RowProvenance.PACK_VERSION, registry);
        marketBuffers.register(states, MARKET_STATE, "");
        known = new KnownAssets(states, assetBuffers);
    }

    /**
     * Fills the columns of the assets' rows that only the market can tell, and makes the market's row; points come in
     * order, at the same time the shorter timeframe first.
     *
     * @param rows the assets' rows at the point, in asset order
     * @param isApprox whether a source was left out
     */
    public Row measure(LatticePoint point, List<Row> rows, boolean isApprox) {
        known.retire(point.pointMicros());
        see(point, rows);
        Row market = new Row(MarketCatalog.layout(), AssetId.MARKET, point.timeframe(), point.pointMicros());
        lastMinute.carry(point, rows);
        MarketPoint whole = new MarketPoint(
                point, rows, usable, market, known.count(), isApprox, index -> known.show(places[index]), baselines);
        of(point.timeframe()).close(whole);
        validation.observe(whole);
        lastMinute.keep(point, rows);
        gather(point.timeframe(), market);
        return market;
    }

    private void see(LatticePoint point, List<Row> rows) {
        if (places.length < rows.size()) {
            places = new int[2 * rows.size()];
        }
        for (int i = 0; i < rows.size(); i++) {
            places[i] = known.seen(rows.get(i).asset(), point.pointMicros());
        }
    }

    private void gather(Timeframe timeframe, Row market) {
        TimeframeRollup own = rollups.get(timeframe);
        if (own != null) {
            own.writeGathered(market);
        } else {
            rollups.values().forEach(rollup -> rollup.accept(market));
        }
    }

    private MarketFeatures of(Timeframe timeframe) {
        MarketFeatures features = byTimeframe.get(timeframe);
        if (features == null) {
            throw new IllegalArgumentException("timeframe=" + timeframe);
        }
        return features;
    }
}
