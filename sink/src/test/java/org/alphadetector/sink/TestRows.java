package org.alphadetector.sink;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.event.EventOrigin;
import org.alphadetector.detectors.event.Membership;
import org.alphadetector.features.catalog.MarketCatalog;
import org.alphadetector.features.crosssection.Dominance;
import org.alphadetector.features.crosssection.MarketQuality;
import org.alphadetector.features.crosssection.RelativeStrength;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;

/** Rows and events with one column of every type. */
public final class TestRows {
    public static final Column OPEN = column("open", SqlType.NUMERIC);
    public static final Column RETURN = column("ret_m_1", SqlType.DOUBLE);
    public static final Column TRADES = column("trade_count_m_1", SqlType.INTEGER);
    public static final Column HOUR = column("time_of_day", SqlType.SMALLINT);
    public static final Column IS_HOT = column("is_hot", SqlType.BOOLEAN);
    public static final Column QUALITY = column("dq_status", SqlType.DQ_STATUS);
    public static final Column PACK = column("feature_pack", SqlType.TEXT);
    public static final Column EXTRAS = column("extras_json", SqlType.JSONB);
    public static final Column PACK_REV = column("pack_rev", SqlType.SMALLINT);
    public static final Column GIT_COMMIT = column("git_commit", SqlType.TEXT);

    public static final RowLayout FEATURES = new RowLayout(
            "features_snapshot",
            KeyColumns.OF_FEATURES_SNAPSHOT,
            List.of(OPEN, RETURN, TRADES, HOUR, IS_HOT, QUALITY, PACK, EXTRAS, PACK_REV, GIT_COMMIT));
    public static final RowLayout MARKET = MarketCatalog.layout();

    public static final AssetId BTC = AssetId.of("binance-futures", "BTCUSDT");
    public static final AssetId ETH = AssetId.of("binance-futures", "ETHUSDT");

    private TestRows() {}

    /** A row with a value in every column. */
    public static Row row(AssetId asset, Timeframe timeframe, String exchangeTs) {
        Row row = new Row(FEATURES, asset, timeframe, micros(exchangeTs));
        row.number(FEATURES.lane(OPEN), 64_000.5);
        row.number(FEATURES.lane(RETURN), -0.00125);
        row.number(FEATURES.lane(TRADES), 17);
        row.number(FEATURES.lane(HOUR), 3);
        row.flag(FEATURES.lane(IS_HOT), true);
        row.text(QUALITY, "ok");
        row.text(FEATURES.lane(PACK), "core");
        row.text(FEATURES.lane(EXTRAS), "{\"a\":1}");
        row.number(FEATURES.lane(PACK_REV), 1);
        row.text(FEATURES.lane(GIT_COMMIT), "abc");
        return row;
    }

    /** A row of the whole market. */
    public static Row marketRow(Timeframe timeframe, String exchangeTs, String leader) {
        Row row = new Row(MARKET, AssetId.MARKET, timeframe, micros(exchangeTs));
        row.text(MARKET.lane(Dominance.LEADER), leader);
        row.number(MARKET.lane(MarketQuality.EXCLUDED_COUNT), 0);
        row.text(MARKET.lane(RelativeStrength.RS_TOP), "[{\"rs\":0.5,\"symbol\":\"BTCUSDT\"}]");
        return row;
    }

    /** A price spike; the number makes the id. */
    public static AnomalyEvent event(int number, AssetId asset, String exchangeTs, String payload) {
        return new AnomalyEvent(
                new UUID(7, number),
                "spike.price.tick.v1",
                "1.0.0",
                "spike",
                "price_up",
                asset,
                Timeframe.M1,
                micros(exchangeTs),
                micros(exchangeTs) - 1_500_000,
                1,
                80,
                7.25,
                0.0001,
                null,
                false,
                new Membership(true, false, 0),
                new EventOrigin("core", "core", new Provenance("hash", "abc"), 0),
                payload);
    }

    public static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }

    private static Column column(String name, SqlType type) {
        return Column.named(name, type, "Test")
                .ownBars(0)
                .fromCandles()
                .meaning("The value of " + name + ", it's a test.");
    }
}
