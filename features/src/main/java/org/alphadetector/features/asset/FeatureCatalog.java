package org.alphadetector.features.asset;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.flow.CvdSlope;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.market.UniverseColumns;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.HalfMinuteReturn;
import org.alphadetector.features.price.MidPrice;
import org.alphadetector.features.price.MinuteRange;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.AssetId;

/**
 * Every column of a feature row and every feature that fills them. To add a feature: write its class, list its columns
 * here in table order, and make it in {@link #create} after the features whose columns it reads.
 */
public final class FeatureCatalog {
    /** The table the rows go to. */
    public static final String TABLE = "features_snapshot";

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
            CvdSlope.CVD_SLOPE_M_5);

    private static final List<Column> ADDED = List.of(
            TradeFlow.VOLUME,
            TradeFlow.QUOTE_VOLUME,
            TradeFlow.TRADE_COUNT,
            Returns.RET_H_1,
            Returns.RV_M_5,
            PriceStep.PRICE_STEP);

    private static final RowLayout LAYOUT = new RowLayout(TABLE, KeyColumns.OF_FEATURES_SNAPSHOT, concatenated());

    private FeatureCatalog() {}

    /** The layout of feature rows: the columns of the table's document in its order, then the added ones. */
    public static RowLayout layout() {
        return LAYOUT;
    }

    /**
     * Makes the features of one asset; to be opened, closed and restarted in the order given, so that a feature can read
     * the columns of those before it. The caller marks the buffers dirty.
     *
     * @param tickState what ticks change
     * @param barState what closing a bar changes
     */
    public static List<Feature> create(
            AssetId asset, Provenance provenance, StateBuffer tickState, StateBuffer barState) {
        return List.of(
                new BarPrices(LAYOUT, tickState, barState),
                new MidPrice(LAYOUT, tickState, barState),
                new HalfMinuteReturn(LAYOUT, tickState, barState),
                new Returns(LAYOUT, barState),
                new MinuteRange(LAYOUT, barState),
                new PriceStep(LAYOUT, tickState, barState),
                new TradeFlow(LAYOUT, tickState, barState),
                new CvdSlope(LAYOUT, barState));
    }

    private static List<Column> concatenated() {
        List<Column> columns = new ArrayList<>(UniverseColumns.columns());
        columns.addAll(DOCUMENTED);
        columns.addAll(ADDED);
        return columns;
    }
}
