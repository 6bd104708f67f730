package org.alphadetector.features.row;

import java.util.List;

/** The columns that say which row it is and when it was written; their values lie in no lane of a {@link Row}. */
public final class KeyColumns {
    /** The group of the identity columns. */
    public static final String GROUP = "Identity & Membership";

    /** The stable hash of {@code exchange:symbol}. */
    public static final Column ASSET_UID = Column.named("asset_uid", SqlType.BIGINT, GROUP)
            .range("[0, 2^63)")
            .formula("first eight bytes of SHA-256 of exchange:symbol, sign bit cleared")
            .key()
            .meaning("Which asset the row is about; the table asset maps it back to exchange and symbol.");

    /** The exchange of the asset. */
    public static final Column EXCHANGE = Column.named("exchange", SqlType.TEXT, GROUP)
            .key()
            .meaning(
                    "The exchange of the asset; NULL in some rows of builds that did not write it, see the table asset.");

    /** The exchange's own symbol. */
    public static final Column SYMBOL = Column.named("symbol", SqlType.TEXT, GROUP)
            .key()
            .meaning("The exchange's native symbol of the asset, without the exchange.");

    /** The row's timeframe. */
    public static final Column TF = Column.named("tf", SqlType.TIMEFRAME, GROUP)
            .range("1m|15m|1h")
            .key()
            .meaning("The timeframe: the length of the row's bar.");

    /** The row's lattice label. */
    public static final Column EXCHANGE_TS = Column.named("exchange_ts", SqlType.TIMESTAMPTZ, GROUP)
            .unit("UTC time")
            .key()
            .meaning("The lattice label: the instant at which the row's bar closes, in the exchange's time.");

    /** When the row was first written. */
    public static final Column INGEST_TS = Column.named("ingest_ts", SqlType.TIMESTAMPTZ, GROUP)
            .unit("UTC time")
            .window("none")
            .key()
            .meaning("When the row was first written to the table, by the database's clock; no function of the ticks.");

    /** The key columns of {@code features_snapshot}, in order. */
    public static final List<Column> OF_FEATURES_SNAPSHOT =
            List.of(ASSET_UID, EXCHANGE, SYMBOL, TF, EXCHANGE_TS, INGEST_TS);

    /** The key columns of {@code market_snapshot}, in order. */
    public static final List<Column> OF_MARKET_SNAPSHOT = List.of(TF, EXCHANGE_TS);

    private KeyColumns() {}
}
