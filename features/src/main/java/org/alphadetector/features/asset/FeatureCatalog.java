package org.alphadetector.features.asset;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.flag.FlowDivergence;
import org.alphadetector.features.flag.MinuteSpikes;
import org.alphadetector.features.flag.PositioningSpikes;
import org.alphadetector.features.flow.CvdSlope;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.market.UniverseColumns;
import org.alphadetector.features.microstructure.BookDepth;
import org.alphadetector.features.microstructure.Spread;
import org.alphadetector.features.perpetual.Basis;
import org.alphadetector.features.perpetual.Funding;
import org.alphadetector.features.positioning.Liquidations;
import org.alphadetector.features.positioning.OpenInterest;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.HalfMinuteReturn;
import org.alphadetector.features.price.MidPrice;
import org.alphadetector.features.price.MinuteRange;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.price.ShockBits;
import org.alphadetector.features.provenance.RowProvenance;
import org.alphadetector.features.quality.DataQuality;
import org.alphadetector.features.quality.IngestLag;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.session.Session;
import org.alphadetector.features.state.StateBuffer;

/**
 * Every column of a feature row. To add a feature: write its class, list its columns here in table order, and make it in
 * {@link FeatureSet} after the features whose columns it reads.
 */
public final class FeatureCatalog {
    /** The table the rows go to. */
    public static final String TABLE = "features_snapshot";

    /** The columns of the table's document, in its order; those of {@link UniverseColumns} come before. */
    private static final List<Column> DOCUMENTED = List.of(
            BarPrices.OPEN,
            BarPrices.HIGH,
            BarPrices.LOW,
            BarPrices.CLOSE,
            MidPrice.MID_CLOSE,
            HalfMinuteReturn.RET_S_30,
            Returns.RET_M_1,
            Returns.RET_M_5,
            Returns.RET_M_15,
            Returns.RET_ABS_M_1,
            MinuteRange.RV_M_1,
            MinuteRange.ATR_PROXY_M_1,
            TradeFlow.V_BUY_M_1,
            TradeFlow.V_SELL_M_1,
            TradeFlow.V_TOTAL_M_1,
            TradeFlow.TRADE_COUNT_M_1,
            TradeFlow.CVD_DELTA_M_1,
            TradeFlow.CVD_LEVEL,
            CvdSlope.CVD_SLOPE_M_5,
            OpenInterest.OI_OPEN,
            OpenInterest.OI_CLOSE,
            OpenInterest.OI_MIN,
            OpenInterest.OI_MAX,
            OpenInterest.OI_DELTA_M_5,
            OpenInterest.OI_ROC_M_5,
            Liquidations.LIQ_COUNT_M_5,
            Liquidations.LIQ_NOTIONAL_M_5,
            OpenInterest.OI_STALENESS_MS,
            Funding.FUNDING_H_1,
            Basis.BASIS_BP_M_5,
            Funding.TIME_TO_NEXT_FUNDING_SEC,
            Spread.SPREAD_MEAN_M_1,
            Spread.SPREAD_P95_M_1,
            BookDepth.OBI_TOP5_MEAN_M_1,
            BookDepth.DEPTH_TOP5_QUOTE_MEDIAN_M_1,
            MinuteSpikes.IS_VOL_SPIKE_M_1,
            MinuteSpikes.IS_PRICE_SPIKE_UP_M_1,
            MinuteSpikes.IS_PRICE_SPIKE_DOWN_M_1,
            PositioningSpikes.IS_OI_SPIKE_UP_M_5,
            PositioningSpikes.IS_OI_SPIKE_DOWN_M_5,
            MinuteSpikes.IS_SPREAD_STRESS_M_1,
            PositioningSpikes.IS_LIQ_CLUSTER_M_5,
            FlowDivergence.IS_DIVERGENCE_BULLISH_M_5,
            FlowDivergence.IS_DIVERGENCE_BEARISH_M_5,
            Session.SESSION_PHASE,
            Session.TIME_OF_DAY,
            Session.DAY_OF_WEEK,
            Session.IS_MARKET_OPEN,
            DataQuality.DQ_STATUS,
            IngestLag.INGEST_LAG_MS,
            DataQuality.DROPPED_TICKS,
            DataQuality.BOOK_STALENESS_MS,
            DataQuality.WARMUP,
            RowProvenance.FEATURE_PACK,
            RowProvenance.PACK_REV,
            RowProvenance.SOURCE,
            RowProvenance.EXTRAS_JSON);

    /** The columns beyond the document. */
    private static final List<Column> ADDED = List.of(
            TradeFlow.VOLUME,
            TradeFlow.QUOTE_VOLUME,
            TradeFlow.TRADE_COUNT,
            RowProvenance.CONFIG_HASH,
            RowProvenance.GIT_COMMIT,
            RowProvenance.RESTARTED,
            Returns.RET_H_1,
            Returns.RV_M_5,
            ShockBits.SHOCK_BITS_M_1,
            PriceStep.PRICE_STEP,
            Basis.MARK_CLOSE,
            Basis.INDEX_CLOSE,
            Funding.FUNDING_RATE);

    private static final RowLayout LAYOUT = new RowLayout(TABLE, KeyColumns.OF_FEATURES_SNAPSHOT, concatenated());

    private FeatureCatalog() {}

    /** The layout of feature rows: the columns of the table's document in its order, then the added ones. */
    public static RowLayout layout() {
        return LAYOUT;
    }

    /**
     * Makes the features, which all assets share: they keep nothing but in the slices of the two buffers, which mean another
     * asset at another tick. To be opened, closed and restarted in the order given, so that a feature can read
     * the columns of those before it. The caller marks the buffers dirty.
     *
     * @param tickState what ticks change
     * @param barState what closing a bar changes
     */
    public static FeatureSet create(Provenance provenance, StateBuffer tickState, StateBuffer barState) {
        return new FeatureSet(LAYOUT, provenance, tickState, barState);
    }

    private static List<Column> concatenated() {
        List<Column> columns = new ArrayList<>(UniverseColumns.columns());
        columns.addAll(DOCUMENTED);
        columns.addAll(ADDED);
        return columns;
    }
}
