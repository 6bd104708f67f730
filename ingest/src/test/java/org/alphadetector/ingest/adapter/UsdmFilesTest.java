package org.alphadetector.ingest.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.alphadetector.ingest.SharedData;
import org.alphadetector.ingest.adapter.file.SkipReason;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsdmFilesTest {
    private static final String AT = "1700000000100000 ";
    private static final String TRADE =
            "{\"e\":\"trade\",\"E\":1700000000050,\"T\":1700000000040,\"s\":\"XYZUSDT\",\"t\":11,\"p\":\"10.50\",\"q\":\"0.200\",\"X\":\"MARKET\",\"m\":true}";
    private static final String AGGREGATE =
            "{\"e\":\"aggTrade\",\"E\":1700000000050,\"s\":\"XYZUSDT\",\"a\":5,\"p\":\"10.50\",\"q\":\"0.2\",\"f\":1,\"l\":2,\"T\":1700000000040,\"m\":false}";

    private final RecordedListener listener = new RecordedListener();

    @TempDir
    Path directory;

    @Test
    void readsATradeWithAndWithoutWrapperAndInAnyUnitOfReceiveTime() throws IOException {
        String trade = "trade binance-futures:XYZUSDT 1700000000040000/";
        String rest = " #11 sell 0.2 @ 10.5";
        assertThat(ticks(
                        AT + TRADE,
                        "1700000000100000999 " + TRADE,
                        "1700000000100 {\"stream\":\"xyzusdt@trade\",\"data\":" + TRADE + "}",
                        TRADE))
                .containsExactly(
                        trade + "1700000000100000" + rest,
                        trade + "1700000000100000" + rest,
                        trade + "1700000000100000" + rest,
                        trade + "1700000000040000" + rest);
    }

    @Test
    void takesTheFirstOfTwoTradeStreamsOfASymbol() throws IOException {
        String otherSymbol = TRADE.replace("XYZUSDT", "ABCUSDT");
        assertThat(ticks(AT + AGGREGATE, AT + TRADE, AT + otherSymbol, AT + AGGREGATE.replace("\"a\":5", "\"a\":6")))
                .containsExactly(
                        "trade binance-futures:XYZUSDT 1700000000040000/1700000000100000 #5 buy 0.2 @ 10.5",
                        "trade binance-futures:ABCUSDT 1700000000040000/1700000000100000 #11 sell 0.2 @ 10.5",
                        "trade binance-futures:XYZUSDT 1700000000040000/1700000000100000 #6 buy 0.2 @ 10.5");
        assertThat(listener.skipped).containsOnly(Map.entry(SkipReason.SECOND_TRADE_STREAM, 1));
    }

    @Test
    void leavesOutTradesOutsideTheMarket() throws IOException {
        assertThat(ticks(AT + TRADE.replace("MARKET", "INSURANCE_FUND"), AT + AGGREGATE))
                .hasSize(1);
        assertThat(listener.skipped).containsOnly(Map.entry(SkipReason.NOT_A_MARKET_TRADE, 1));
    }

    @Test
    void readsALiquidationByWhatWasFilled() throws IOException {
        String order =
                "{\"e\":\"forceOrder\",\"E\":1700000000050,\"o\":{\"s\":\"XYZUSDT\",\"S\":\"SELL\",\"o\":\"LIMIT\","
                        + "\"f\":\"IOC\",\"q\":\"3.00\",\"p\":\"9.90\",\"ap\":\"10.0\",\"X\":\"FILLED\",\"l\":\"1\",\"z\":\"2.50\","
                        + "\"T\":1700000000045}}";
        assertThat(ticks(AT + order, AT + order.replace("FILLED", "NEW")))
                .containsExactly(
                        "liquidation binance-futures:XYZUSDT 1700000000045000/1700000000100000 sell 2.5 @ 9.9");
        assertThat(listener.skipped).containsOnly(Map.entry(SkipReason.UNFILLED_LIQUIDATION, 1));
    }

    @Test
    void readsAClosedMinuteCandleAndNoOther() throws IOException {
        String candle = "{\"e\":\"kline\",\"E\":1700000100005,\"s\":\"XYZUSDT\",\"k\":{\"t\":1700000040000,"
                + "\"T\":1700000099999,\"s\":\"XYZUSDT\",\"i\":\"1m\",\"f\":100,\"L\":106,\"o\":\"1.1\",\"c\":\"1.2\","
                + "\"h\":\"1.3\",\"l\":\"1.0\",\"v\":\"100.5\",\"n\":7,\"x\":true,\"q\":\"120.6\",\"V\":\"40.125\","
                + "\"Q\":\"48.1\",\"B\":\"0\"}}";
        assertThat(ticks(candle, candle.replace("\"x\":true", "\"x\":false"), candle.replace("\"1m\"", "\"5m\"")))
                .containsExactly("trade_bar binance-futures:XYZUSDT 1700000099999000/1700000099999000"
                        + " 1.1 1.3 1.0 1.2 volume 100.5 = 40.125 + 60.375 quote 120.6 n 7"
                        + " from 1700000040000000 to 1700000099999000 of 60000");
        assertThat(listener.skipped).containsOnly(Map.entry(SkipReason.OTHER_CANDLE, 2));
    }

    @Test
    void readsABookTickerWithAnEmptySide() throws IOException {
        String ticker = "{\"e\":\"bookTicker\",\"u\":400,\"s\":\"XYZUSDT\",\"b\":\"10.40\",\"B\":\"3\",\"a\":\"0\","
                + "\"A\":\"0\",\"T\":1700000000030,\"E\":1700000000033}";
        assertThat(ticks(AT + ticker))
                .containsExactly("book_ticker binance-futures:XYZUSDT 1700000000033000/1700000000100000"
                        + " 3.0 @ 10.4 | NaN @ NaN");
    }

    @Test
    void reportsDamagedLinesAndGoesOn() throws IOException {
        assertThat(ticks(
                        AT + TRADE.substring(0, 60),
                        "junk",
                        "17x0 " + TRADE,
                        AT + "[1]",
                        AT + TRADE.replace("10.50", "ten"),
                        AT + TRADE.replace("\"s\":\"XYZUSDT\",", ""),
                        AT
                                + "{\"e\":\"depthUpdate\",\"s\":\"XYZUSDT\",\"U\":1,\"u\":2,\"pu\":0,\"b\":[[\"1\"]],\"a\":[]}",
                        AT + "{\"result\":null,\"id\":1}",
                        AT + TRADE))
                .hasSize(1);
        assertThat(listener.damaged)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("frames.txt:1: the frame is not JSON"),
                        line -> assertThat(line).startsWith("frames.txt:2: neither a frame nor"),
                        line -> assertThat(line).startsWith("frames.txt:3: the receive time"),
                        line -> assertThat(line).startsWith("frames.txt:5: field p is not a number"),
                        line -> assertThat(line).startsWith("frames.txt:6: the frame names no symbol"),
                        line -> assertThat(line).startsWith("frames.txt:7: a book level"));
        assertThat(listener.skipped).containsOnly(Map.entry(SkipReason.OTHER_MESSAGE, 2));
    }

    @Test
    void readsTheRecordedMinutesOf2024() throws IOException {
        Map<TickType, Integer> counts = counts(SharedData.files("binance_usdm_raw", "usdm_*20240718.gz"));
        assertThat(counts.get(TickType.TRADE)).isEqualTo(974 + 1_640);
        assertThat(counts.get(TickType.BOOK_TICKER)).isEqualTo(7_113 + 9_089);
        assertThat(counts.get(TickType.BOOK_SNAPSHOT)).isBetween(3_000, 3_326 + 3_273);
        assertThat(counts).hasSize(3);
        assertThat(listener.damaged).isEmpty();
        assertThat(listener.gaps).isEmpty();
    }

    @Test
    void readsTheRecordedMinutesOf2023() throws IOException {
        Map<TickType, Integer> counts = counts(SharedData.files("binance_usdm_raw", "usdm_*20230404*.gz"));
        assertThat(counts.get(TickType.TRADE)).isEqualTo(2_197);
        assertThat(counts.get(TickType.BOOK_TICKER)).isEqualTo(6_765);
        // 99 mark price updates, 19 of which repeat the one before.
        assertThat(counts.get(TickType.DERIVATIVE_TICKER)).isEqualTo(80);
        assertThat(listener.skipped).containsEntry(SkipReason.UNCHANGED, 19);
        assertThat(counts.get(TickType.BOOK_SNAPSHOT)).isBetween(1_000, 4_322);
        assertThat(listener.damaged).isEmpty();
        assertThat(listener.gaps).isEmpty();
    }

    private Map<TickType, Integer> counts(List<Path> files) throws IOException {
        Map<TickType, Integer> counts = new EnumMap<>(TickType.class);
        try (TickSource source = TickFiles.open(FileFormat.BINANCE_USDM, files, listener)) {
            while (source.advance()) {
                counts.merge(source.tick().type, 1, Integer::sum);
            }
        }
        return counts;
    }

    private List<String> ticks(String... lines) throws IOException {
        Path file = Files.writeString(directory.resolve("frames.txt"), String.join("\n", lines));
        return TickText.all(TickFiles.open(FileFormat.BINANCE_USDM, List.of(file), listener));
    }
}
