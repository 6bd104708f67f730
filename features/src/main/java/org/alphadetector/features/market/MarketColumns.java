package org.alphadetector.features.market;

import java.util.List;
import org.alphadetector.features.provenance.RowProvenance;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;

/** The columns of {@code market_snapshot}, in table order. */
public final class MarketColumns {
    /** The group of all its columns but those of the key. */
    public static final String GROUP = "Market";

    /** The asset that moves most of the market. */
    public static final Column LEADER = Column.named("leader", SqlType.TEXT, GROUP)
            .window("exponentially weighted, half-life 30 bars")
            .formula("the asset with the largest share of dominance_share; ties go to the first by exchange and symbol")
            .inputs("quote_volume", "ret_m_1", "ret_m_15", "ret_h_1")
            .meaning("Native symbol of the asset that moved most of the market's money; NULL when nothing moved.");

    /** The leader's share. */
    public static final Column DOMINANCE_SHARE = Column.named("dominance_share", SqlType.DOUBLE, GROUP)
            .window("exponentially weighted, half-life 30 bars")
            .range("(0, 1]")
            .formula("w_leader / sum(w), w = sum over bars of |quote_volume x return of the bar| x 2^(-age/30)")
            .inputs("quote_volume", "ret_m_1", "ret_m_15", "ret_h_1")
            .meaning("The leader's share of the market's weighted |notional x return|; NULL when nothing moved.");

    /** The widest shock. */
    public static final Column SHOCK_COUNT_5S = Column.named("shock_count_5s", SqlType.SMALLINT, GROUP)
            .unit("assets")
            .window("5-second buckets of the bar")
            .range("[0, inf)")
            .formula("max over buckets of the number of assets with the bucket's shock bit; 15m, 1h: max over minutes")
            .inputs("shock_bits_m_1")
            .meaning("Largest number of assets shocked within the same 5 seconds; NULL when no asset has ticks.");

    /** The strongest assets. */
    public static final Column RS_TOP = Column.named("rs_top", SqlType.JSONB, GROUP)
            .unit("log return")
            .window("60 minutes")
            .range("array of at most five {rs, symbol}")
            .formula("rs = ret_h_1 - median(ret_h_1); highest first, ties by exchange and symbol")
            .inputs("ret_h_1")
            .meaning("The five assets of highest relative strength; NULL while no asset has a 60-minute return.");

    /** The weakest assets. */
    public static final Column RS_BOTTOM = Column.named("rs_bottom", SqlType.JSONB, GROUP)
            .unit("log return")
            .window("60 minutes")
            .range("array of at most five {rs, symbol}")
            .formula("rs = ret_h_1 - median(ret_h_1); lowest first, ties by exchange and symbol")
            .inputs("ret_h_1")
            .meaning("The five assets of lowest relative strength; NULL while no asset has a 60-minute return.");

    /** How far returns lie apart. */
    public static final Column RETURN_DISPERSION_M_5 = Column.named("return_dispersion_m_5", SqlType.DOUBLE, GROUP)
            .unit("log return")
            .window("5 minutes")
            .range("[0, inf)")
            .formula("population standard deviation across assets of ret_m_5")
            .inputs("ret_m_5")
            .meaning("How far the assets' 5-minute returns lie apart; NULL with fewer than two of them.");

    /** How far volatilities lie apart. */
    public static final Column VOL_DISPERSION_M_5 = Column.named("vol_dispersion_m_5", SqlType.DOUBLE, GROUP)
            .unit("log volatility")
            .window("5 minutes")
            .range("[0, inf)")
            .formula("population standard deviation across assets of ln(rv_m_5), assets with rv_m_5 = 0 left out")
            .inputs("rv_m_5")
            .meaning("How far the logs of 5-minute volatility lie apart; NULL with fewer than two that moved.");

    /** Known assets not used. */
    public static final Column EXCLUDED_COUNT = Column.named("excluded_count", SqlType.SMALLINT, GROUP)
            .unit("assets")
            .window("24 hours")
            .range("[0, inf)")
            .formula("assets with a row within 24 hours, minus assets with a usable row at the point")
            .inputs("close", "dq_status")
            .meaning("Known assets left out of the cross-section: stale, without a price, or without a row here.");

    /** Whether an exchange or partition was left out. */
    public static final Column APPROX = Column.named("approx", SqlType.BOOLEAN, GROUP)
            .window("point")
            .range("true|false")
            .meaning("Whether the point was closed without an exchange or partition that was excluded.");

    /** The soonest funding. */
    public static final Column TIME_TO_NEXT_FUNDING_SEC = Column.named(
                    "time_to_next_funding_sec", SqlType.INTEGER, GROUP)
            .unit("seconds")
            .window("point")
            .range("[0, inf)")
            .formula("min over assets of time_to_next_funding_sec")
            .inputs("time_to_next_funding_sec")
            .meaning("Time until the soonest funding of any asset; NULL when no asset's is known.");

    /** How much of the market the row rests on. */
    public static final Column DQ_STATUS = Column.named("dq_status", SqlType.DQ_STATUS, GROUP)
            .window("point")
            .range("ok|partial|stale")
            .formula("share of known assets excluded: below 10 % ok, below 50 % partial, else stale")
            .inputs("close", "dq_status")
            .meaning("How much of the known market the row rests on.");

    /** The universe's revision; on each row as well. */
    public static final Column UNIVERSE_REV = UniverseColumns.UNIVERSE_REV;

    private static final RowLayout LAYOUT = new RowLayout(
            "market_snapshot",
            KeyColumns.OF_MARKET_SNAPSHOT,
            List.of(
                    LEADER,
                    DOMINANCE_SHARE,
                    SHOCK_COUNT_5S,
                    RS_TOP,
                    RS_BOTTOM,
                    RETURN_DISPERSION_M_5,
                    VOL_DISPERSION_M_5,
                    EXCLUDED_COUNT,
                    APPROX,
                    TIME_TO_NEXT_FUNDING_SEC,
                    DQ_STATUS,
                    UNIVERSE_REV,
                    RowProvenance.FEATURE_PACK,
                    RowProvenance.PACK_REV,
                    RowProvenance.CONFIG_HASH,
                    RowProvenance.GIT_COMMIT));

    private MarketColumns() {}

    /** The layout of {@code market_snapshot}. */
    public static RowLayout layout() {
        return LAYOUT;
    }
}
