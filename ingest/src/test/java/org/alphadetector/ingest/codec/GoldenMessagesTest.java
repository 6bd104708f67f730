package org.alphadetector.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;

/** Messages written by hand, one of each type, and what they must become. */
class GoldenMessagesTest {
    /** 2024-07-18T23:57:02.956Z is day 19922 and 86,222.956 s: (19922 * 86400 + 86222) s = 1,721,347,022 s. */
    private static final long TIME = 1_721_347_022_956_000L;

    private static final String TIMES =
            "\"timestamp\":\"2024-07-18T23:57:02.956Z\",\"localTimestamp\":\"2024-07-18T23:57:02.957123Z\"";

    private final TickDecoder decoder = new TickDecoder();
    private final Tick tick = new Tick();

    private void decode(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        assertThat(decoder.decode(bytes, 0, bytes.length, tick))
                .as(decoder.detail())
                .isEqualTo(TickFault.NONE);
    }

    private static String asset(String type, String fields) {
        return "{\"type\":\"" + type + "\",\"symbol\":\"BTCUSDT\",\"exchange\":\"binance-futures\"," + fields + ","
                + TIMES + "}";
    }

    @Test
    void readsTrade() {
        decode(asset("trade", "\"id\":\"5123456789\",\"price\":64123.4,\"amount\":0.0250,\"side\":\"sell\""));

        assertThat(tick.type).isEqualTo(TickType.TRADE);
        assertThat(tick.exchange).isEqualTo("binance-futures");
        assertThat(tick.symbol).isEqualTo("BTCUSDT");
        assertThat(tick.timestampMicros).isEqualTo(TIME);
        assertThat(tick.localTimestampMicros).isEqualTo(TIME + 1_123);
        assertThat(tick.idKind).isEqualTo(Tick.IdKind.NUMERIC);
        assertThat(tick.numericId).isEqualTo(5_123_456_789L);
        assertThat(tick.price).isEqualTo(64123.4);
        assertThat(tick.amountMantissa).isEqualTo(250);
        assertThat(tick.amountScale).isEqualTo(4);
        assertThat(tick.side).isEqualTo(Side.SELL);
    }

    @Test
    void readsTradeWithTextIdStringsForNumbersAndTypeLast() {
        decode(
                "{\"extra\":{\"a\":[1,{\"b\":null}],\"type\":\"clock\"},\"id\":\"a1\\u002db2\",\"price\":\"1e-3\",\"amount\":\"12E1\","
                        + "\"side\":\"unknown\",\"symbol\":\"\\u5143USDT\",\"exchange\":\"x\",\"timestamp\":1721347022956000,"
                        + "\"localTimestamp\":\"2024-07-19T01:57:02.956000999+02:00\",\"type\":\"liquidation\"} \n");

        assertThat(tick.type).isEqualTo(TickType.LIQUIDATION);
        assertThat(tick.symbol).isEqualTo("元USDT");
        assertThat(tick.idKind).isEqualTo(Tick.IdKind.TEXT);
        assertThat(tick.textId).isEqualTo("a1-b2");
        assertThat(tick.price).isEqualTo(0.001);
        assertThat(tick.amount()).isEqualTo(120);
        assertThat(tick.side).isEqualTo(Side.UNKNOWN);
        assertThat(tick.timestampMicros).isEqualTo(TIME);
        assertThat(tick.localTimestampMicros).isEqualTo(TIME);
    }

    @Test
    void readsBookTickerWithAnEmptySide() {
        decode(asset("book_ticker", "\"askAmount\":1.5,\"askPrice\":64123.5,\"bidPrice\":null"));

        assertThat(tick.askPrice).isEqualTo(64123.5);
        assertThat(tick.askAmount).isEqualTo(1.5);
        assertThat(tick.bidPrice).isNaN();
        assertThat(tick.bidAmount).isNaN();
    }

    @Test
    void readsFiveLevelsOfBookSnapshot() {
        String six =
                "[{\"price\":6,\"amount\":0.1},{\"amount\":0.2,\"price\":5},{\"price\":4,\"amount\":0.3,\"n\":[1]},"
                        + "{\"price\":3,\"amount\":0.4},{\"price\":2,\"amount\":0.5},{\"price\":1,\"amount\":0.6}]";
        decode(asset(
                "book_snapshot",
                "\"name\":\"book_snapshot_6_100ms\",\"depth\":6,\"interval\":100,\"bids\":" + six
                        + ",\"asks\":[{\"price\":7,\"amount\":1}]"));

        assertThat(tick.bidLevels).isEqualTo(5);
        assertThat(tick.bidPrices).containsExactly(6, 5, 4, 3, 2);
        assertThat(tick.bidAmounts).containsExactly(0.1, 0.2, 0.3, 0.4, 0.5);
        assertThat(tick.askLevels).isEqualTo(1);
        assertThat(tick.askPrices[0]).isEqualTo(7);
    }

    @Test
    void readsDerivativeTicker() {
        decode(asset(
                "derivative_ticker",
                "\"lastPrice\":64000,\"openInterest\":81234.567,\"fundingRate\":-0.0001,"
                        + "\"fundingTimestamp\":\"2024-07-19T00:00:00Z\",\"markPrice\":64001.12345678"));

        assertThat(tick.lastPrice).isEqualTo(64000);
        assertThat(tick.openInterest).isEqualTo(81234.567);
        assertThat(tick.fundingRate).isEqualTo(-0.0001);
        assertThat(tick.fundingTimestampMicros).isEqualTo(1_721_347_200_000_000L);
        assertThat(tick.markPrice).isEqualTo(64001.12345678);
        assertThat(tick.indexPrice).isNaN();
        assertThat(tick.predictedFundingRate).isNaN();
    }

    @Test
    void readsTradeBar() {
        decode(
                asset(
                        "trade_bar",
                        "\"name\":\"trade_bar_60000ms\",\"interval\":60000,\"kind\":\"time\",\"open\":1.0,\"high\":1.3,\"low\":0.9,"
                                + "\"close\":1.2,\"volume\":100.5,\"buyVolume\":60.25,\"sellVolume\":40.25,\"trades\":17,\"vwap\":1.1,"
                                + "\"openTimestamp\":\"2024-07-18T23:56:00.000Z\",\"closeTimestamp\":\"2024-07-18T23:56:59.999Z\""));

        assertThat(tick.open).isEqualTo(1.0);
        assertThat(tick.high).isEqualTo(1.3);
        assertThat(tick.low).isEqualTo(0.9);
        assertThat(tick.close).isEqualTo(1.2);
        assertThat(tick.amount()).isEqualTo(100.5);
        assertThat(tick.buyMantissa).isEqualTo(6025);
        assertThat(tick.sellMantissa).isEqualTo(4025);
        assertThat(tick.tradeCount).isEqualTo(17);
        assertThat(tick.vwap).isEqualTo(1.1);
        assertThat(tick.quoteVolume).isNaN();
        assertThat(tick.intervalMs).isEqualTo(60_000);
        assertThat(tick.openTimestampMicros).isEqualTo(TIME - 62_956_000);
        assertThat(tick.closeTimestampMicros).isEqualTo(TIME - 2_957_000);
    }

    @Test
    void readsDisconnectAndClock() {
        decode("{\"type\":\"disconnect\",\"exchange\":\"bybit\",\"localTimestamp\":5,\"symbols\":[\"A\",\"B\"]}");
        assertThat(tick.disconnectedSymbols).containsExactly("A", "B");
        assertThat(tick.localTimestampMicros).isEqualTo(5);

        decode("{\"type\":\"disconnect\",\"exchange\":\"bybit\",\"localTimestamp\":6}");
        assertThat(tick.disconnectedSymbols).isEmpty();

        decode("{\"type\":\"clock\",\"exchange\":\"bybit\",\"timestamp\":7,\"localTimestamp\":8,\"symbol\":{}}");
        assertThat(tick.type).isEqualTo(TickType.CLOCK);
        assertThat(tick.timestampMicros).isEqualTo(7);
    }

    @Test
    void takesTheLastOfAFieldGivenTwice() {
        decode(asset(
                "trade",
                "\"type\":\"trade\",\"price\":1,\"price\":2,\"id\":7,\"id\":null,\"amount\":1,\"side\":\"buy\""));
        assertThat(tick.price).isEqualTo(2);
        assertThat(tick.idKind).isEqualTo(Tick.IdKind.NONE);

        decode(asset("trade", "\"price\":2,\"amount\":1,\"side\":\"buy\",\"type\":\"derivative_ticker\""));
        assertThat(tick.type).isEqualTo(TickType.DERIVATIVE_TICKER);
    }

    @Test
    void readsBookChange() {
        String json = asset(
                "book_change",
                "\"isSnapshot\":true,\"bids\":[{\"price\":1.5,\"amount\":0},{\"price\":1.4,\"amount\":2}],\"asks\":[]");
        byte[] bytes = json.getBytes(UTF_8);
        BookChange change = new BookChange();

        assertThat(decoder.decode(bytes, 0, bytes.length, tick)).isEqualTo(TickFault.USE_BOOK_SNAPSHOT);
        assertThat(new BookChangeDecoder().decode(bytes, 0, bytes.length, change))
                .isEqualTo(TickFault.NONE);

        assertThat(change.symbol).isEqualTo("BTCUSDT");
        assertThat(change.timestampMicros).isEqualTo(TIME);
        assertThat(change.isSnapshot).isTrue();
        assertThat(change.bids.count()).isEqualTo(2);
        assertThat(change.bids.price(0)).isEqualTo(1.5);
        assertThat(change.bids.amount(0)).isZero();
        assertThat(change.bids.amount(1)).isEqualTo(2);
        assertThat(change.asks.count()).isZero();
    }
}
