package org.alphadetector.sink.write;

import static org.alphadetector.sink.SharedPostgres.execute;
import static org.alphadetector.sink.SharedPostgres.query;
import static org.alphadetector.sink.TestRows.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.event.EventJson;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.SharedPostgres;
import org.alphadetector.sink.TestRows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two exchanges list the same symbol, and no query needs a join to tell them apart. */
class TwoExchangesTest {
    private static final AssetId OTHER_BTC = AssetId.of("bybit", "BTCUSDT");
    private static final AssetId UNREADABLE = AssetId.of("somewhere", "BTC!");
    private static final Map<AssetId, Integer> OPENS = Map.of(BTC, 64_000, OTHER_BTC, 64_100);
    private static final String NOON = "2026-02-06T12:00:00Z";

    private static Database database;

    @BeforeAll
    static void open() {
        database = SharedPostgres.newDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void startOver() {
        database.truncateAll();
        execute(database, "TRUNCATE asset");
    }

    /** As they come from the topics: through JSON. */
    @Test
    void rowsAndEventsSayTheirExchange() {
        SinkWriter writer = writer();
        OPENS.forEach((asset, open) -> {
            Row row = TestRows.row(asset, Timeframe.M1, NOON);
            row.number(TestRows.FEATURES.lane(TestRows.OPEN), open);
            writer.snapshot(RowJson.decode(RowJson.encode(row), TestRows.FEATURES));
            AnomalyEvent event = TestRows.event(open, asset, NOON, "{\"open\":" + open + "}");
            writer.event(EventJson.decode(EventJson.encode(event)));
        });
        writer.event(TestRows.event(1, AssetId.MARKET, NOON, "{}"));
        writer.flush();

        assertThat(query(database, "SELECT exchange, symbol, trunc(open) FROM features_snapshot ORDER BY exchange"))
                .containsExactly("binance-futures|BTCUSDT|64000", "bybit|BTCUSDT|64100");
        assertThat(query(database, "SELECT trunc(open) FROM features_snapshot WHERE exchange = 'bybit'"))
                .containsExactly("64100");
        assertThat(query(
                        database,
                        "SELECT exchange, symbol, payload->'open' FROM anomaly_event ORDER BY exchange NULLS LAST"))
                .containsExactly("binance-futures|BTCUSDT|64000", "bybit|BTCUSDT|64100", "null|null|null");
    }

    @Test
    void assetsSayExchangeBaseAndQuote() {
        write(BTC, OTHER_BTC, AssetId.of("bybit", "SHIB1000USDT"), UNREADABLE);
        assertThat(query(database, "SELECT exchange, symbol, base, quote FROM asset ORDER BY exchange, symbol"))
                .containsExactly(
                        "binance-futures|BTCUSDT|BTC|USDT",
                        "bybit|BTCUSDT|BTC|USDT",
                        "bybit|SHIB1000USDT|SHIB|USDT",
                        "somewhere|BTC!|null|null");
    }

    @Test
    void coinsOfAnAssetThatIsThereAreCorrectedByTheNextProcessThatWritesIt() {
        write(BTC, OTHER_BTC, UNREADABLE);
        execute(database, "UPDATE asset SET base = NULL, quote = NULL, added_at = '2020-01-01'");
        execute(database, "UPDATE asset SET base = 'WRONG' WHERE exchange IN ('bybit', 'somewhere')");
        write(BTC, UNREADABLE);
        assertThat(query(
                        database,
                        "SELECT exchange, base, quote, extract(year FROM added_at) FROM asset ORDER BY exchange"))
                .containsExactly("binance-futures|BTC|USDT|2020", "bybit|WRONG|null|2020", "somewhere|null|null|2020");
    }

    /** Of rows that stay as they are none is locked: another sink would wait for this one's whole transaction. */
    @Test
    void leavesAssetsAloneThatAreAsTheyShouldBe() {
        write(BTC, OTHER_BTC);
        String versions = "SELECT xmin, xmax FROM asset ORDER BY exchange";
        var before = query(database, versions);
        write(BTC, OTHER_BTC);
        assertThat(query(database, versions)).isEqualTo(before);
    }

    private static void write(AssetId... assets) {
        SinkWriter writer = writer();
        for (AssetId asset : assets) {
            writer.snapshot(TestRows.row(asset, Timeframe.M1, NOON));
        }
        writer.flush();
    }

    private static SinkWriter writer() {
        Clock clock = Clock.fixed(Instant.parse("2026-02-06T00:00:01Z"), ZoneOffset.UTC);
        return new SinkWriter(
                database,
                TestRows.FEATURES,
                TestRows.MARKET,
                new SinkContext(clock, false),
                SinkWriter.FLUSH_BY_CALLER);
    }
}
