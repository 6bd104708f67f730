package org.alphadetector.ingest.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alphadetector.ingest.SharedData;
import org.alphadetector.ingest.adapter.file.SkipReason;
import org.alphadetector.ingest.adapter.file.UnreadableInputException;
import org.alphadetector.ingest.adapter.tardis.TardisType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TardisCsvFilesTest {
    private static final String TRADES_HEADER = "exchange,symbol,timestamp,local_timestamp,id,side,price,amount";
    private static final String BOOK_HEADER = "exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount";

    private final RecordedListener listener = new RecordedListener();

    @TempDir
    Path directory;

    @Test
    void readsTradesWithNumericTextAndNoIds() throws IOException {
        assertThat(ticks(
                        "x_trades_y.csv",
                        TRADES_HEADER,
                        "ftx,X,1000,1005,17,buy,1.5,2e-7",
                        "ftx,X,1001,1006,a-1,sell,1.25,3",
                        "ftx,X,1002,,,unknown,2,0.50",
                        "ftx,X,1003,1004,1234567890123456789,buy,2,1"))
                .containsExactly(
                        "trade ftx:X 1000/1005 #17 buy 0.0000002 @ 1.5",
                        "trade ftx:X 1001/1006 #'a-1' sell 3 @ 1.25",
                        "trade ftx:X 1002/1002 unknown 0.5 @ 2.0",
                        "trade ftx:X 1003/1004 #'1234567890123456789' buy 1 @ 2.0");
        assertThat(listener.damaged).isEmpty();
    }

    @Test
    void findsColumnsByTheirNames() throws IOException {
        assertThat(ticks("trades.csv", "amount,price,side,symbol,exchange,timestamp", "3,1.25,sell,X,ftx,1001"))
                .containsExactly("trade ftx:X 1001/1001 sell 3 @ 1.25");
    }

    @Test
    void takesTheTypeFromTheOptionThenTheNameThenTheHeader() throws IOException {
        String row = "ftx,X,1000,1005,17,buy,1.5,2";
        assertThat(ticks("liquidations.csv", TRADES_HEADER, row).get(0)).startsWith("liquidation ");
        assertThat(ticks("data.csv", TRADES_HEADER, row).get(0)).startsWith("trade ");
        Path file = write("trades.csv", TRADES_HEADER, row);
        assertThat(TickText.all(TickFiles.open(
                                FileFormat.TARDIS_CSV, TardisType.ofCliName("liquidations"), List.of(file), listener))
                        .get(0))
                .startsWith("liquidation ");
        assertThat(TardisType.ofCliName("book_ticker")).contains(TardisType.QUOTES);
        assertThat(TardisType.ofCliName("incremental_book_L2")).contains(TardisType.INCREMENTAL_BOOK);
        assertThat(TardisType.ofCliName("candles")).isEmpty();
    }

    @Test
    void refusesAFileWhoseTypeOrColumnsItCannotTell() throws IOException {
        Path unknown = write("data.csv", "a,b,c");
        assertThatThrownBy(() -> TickFiles.open(FileFormat.TARDIS_CSV, List.of(unknown), listener))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("--type");
        Path lacking = write("trades.csv", "exchange,symbol,timestamp,side,price");
        assertThatThrownBy(() -> TickFiles.open(FileFormat.TARDIS_CSV, List.of(lacking), listener))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("no column amount");
        Path empty = write("quotes.csv");
        assertThatThrownBy(() -> TickFiles.open(FileFormat.TARDIS_CSV, Optional.empty(), List.of(empty), listener))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("is empty");
    }

    @Test
    void readsQuotesWithAnEmptySide() throws IOException {
        assertThat(ticks(
                        "quotes.csv",
                        "exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount",
                        "ftx,X,1000,1005,4,10.5,10.4,3",
                        "ftx,X,1001,1006,,,10.4,3"))
                .containsExactly(
                        "book_ticker ftx:X 1000/1005 3.0 @ 10.4 | 4.0 @ 10.5",
                        "book_ticker ftx:X 1001/1006 3.0 @ 10.4 | NaN @ NaN");
    }

    @Test
    void readsADerivativeTickerWithAbsentFields() throws IOException {
        assertThat(ticks(
                        "derivative_ticker.csv",
                        "exchange,symbol,timestamp,local_timestamp,funding_timestamp,funding_rate,"
                                + "predicted_funding_rate,open_interest,last_price,index_price,mark_price",
                        "ftx,X,1000,1005,9000,-0.0001,,500,10.5,,10.6"))
                .containsExactly("derivative_ticker ftx:X 1000/1005 last 10.5 oi 500.0 funding -1.0E-4 at 9000"
                        + " index NaN mark 10.6");
    }

    @Test
    void readsTheLevelsOfABookSnapshotThatAreThere() throws IOException {
        assertThat(ticks(
                        "book_snapshot_5.csv",
                        "exchange,symbol,timestamp,local_timestamp,asks[0].price,asks[0].amount,bids[0].price,"
                                + "bids[0].amount,asks[1].price,asks[1].amount,bids[1].price,bids[1].amount",
                        "ftx,X,1000,1005,11,1,10,2,12,3,,"))
                .containsExactly("book_snapshot ftx:X 1000/1005 2.0 @ 10.0 | 1.0 @ 11.0 3.0 @ 12.0 ");
    }

    /** Worked by hand: rows of one receive time are one message, and only a changed top is published. */
    @Test
    void keepsABookFromIncrementalRows() throws IOException {
        assertThat(ticks(
                        "incremental_book_L2.csv",
                        BOOK_HEADER,
                        "ftx,X,900,905,false,bid,9,9",
                        "ftx,X,1000,1005,true,bid,10,2",
                        "ftx,X,1000,1005,true,ask,11,1",
                        "ftx,X,1001,1006,false,bid,10,0",
                        "ftx,X,1001,1006,false,bid,9,4",
                        "ftx,X,1002,1007,false,bid,9,4",
                        "ftx,X,1003,1008,true,bid,8,1",
                        "ftx,X,1003,1008,true,ask,12,1"))
                .containsExactly(
                        "book_snapshot ftx:X 1000/1005 2.0 @ 10.0 | 1.0 @ 11.0 ",
                        "book_snapshot ftx:X 1001/1006 4.0 @ 9.0 | 1.0 @ 11.0 ",
                        "book_snapshot ftx:X 1003/1008 1.0 @ 8.0 | 1.0 @ 12.0 ");
        assertThat(listener.skipped).containsOnly(Map.entry(SkipReason.BOOK_WITHOUT_SNAPSHOT, 1));
    }

    @Test
    void keepsTheBooksOfSymbolsApart() throws IOException {
        assertThat(ticks(
                        "incremental_book_L2.csv",
                        BOOK_HEADER,
                        "ftx,X,1000,1005,true,bid,10,2",
                        "ftx,Y,1000,1005,true,bid,20,3",
                        "ftx,X,1001,1006,false,ask,11,1"))
                .containsExactly(
                        "book_snapshot ftx:X 1000/1005 2.0 @ 10.0 | ",
                        "book_snapshot ftx:Y 1000/1005 3.0 @ 20.0 | ",
                        "book_snapshot ftx:X 1001/1006 2.0 @ 10.0 | 1.0 @ 11.0 ");
    }

    @Test
    void reportsDamagedLinesAndGoesOn() throws IOException {
        assertThat(ticks(
                        "trades.csv",
                        TRADES_HEADER,
                        "ftx,X,1000",
                        "ftx,X,12:30:01,1005,17,buy,1.5,2",
                        "ftx,X,1000,1005,17,both,1.5,2",
                        "ftx,X,1000,1005,17,buy,,2",
                        "ftx,X,1000,1005,17,buy,1.5,2"))
                .hasSize(1);
        assertThat(listener.damaged)
                .containsExactly(
                        "trades.csv:2: 3 columns instead of 8",
                        "trades.csv:3: timestamp is not a number: 12:30:01",
                        "trades.csv:4: side is none of buy, sell, unknown: both",
                        "trades.csv:5: price is missing");
    }

    @Test
    void readsTheRecordedSamples() throws IOException {
        List<String> all =
                TickText.all(TickFiles.open(FileFormat.TARDIS_CSV, SharedData.files("tardis_csv", "*.csv"), listener));
        assertThat(all.stream().filter(tick -> tick.startsWith("trade bitmex:XBTUSD")))
                .hasSize(10);
        assertThat(all.stream().filter(tick -> tick.startsWith("book_ticker huobi-dm-swap:BTC-USD")))
                .hasSize(10);
        assertThat(all.stream().filter(tick -> tick.startsWith("book_snapshot binance-futures:BTCUSDT")))
                .hasSize(10);
        assertThat(all)
                .hasSize(31)
                .contains("book_snapshot deribit:BTC-PERPETUAL 1585699200245000/1585699200355684 | 18640.0 @ 6421.5"
                        + " 1190.0 @ 6422.0 1080.0 @ 6422.5 1400.0 @ 6423.0 6630.0 @ 6423.5 ");
        assertThat(listener.damaged).isEmpty();
    }

    private List<String> ticks(String name, String... lines) throws IOException {
        return TickText.all(TickFiles.open(FileFormat.TARDIS_CSV, List.of(write(name, lines)), listener));
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.writeString(directory.resolve(name), String.join("\n", lines));
    }
}
