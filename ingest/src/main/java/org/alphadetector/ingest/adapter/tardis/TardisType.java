package org.alphadetector.ingest.adapter.tardis;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of tardis CSV data sets that are read. */
public enum TardisType {
    TRADES("trades", List.of("trades"), List.of("side", "price", "amount")),
    LIQUIDATIONS("liquidations", List.of("liquidations"), List.of("side", "price", "amount")),
    QUOTES("quotes", List.of("quotes", "book_ticker"), List.of("ask_amount", "ask_price", "bid_price", "bid_amount")),
    INCREMENTAL_BOOK(
            "incremental_book_L2", List.of("incremental_book_l2"), List.of("is_snapshot", "side", "price", "amount")),
    BOOK_SNAPSHOT(
            "book_snapshot_5",
            List.of("book_snapshot"),
            List.of("asks[0].price", "asks[0].amount", "bids[0].price", "bids[0].amount")),
    DERIVATIVE_TICKER(
            "derivative_ticker",
            List.of("derivative_ticker"),
            List.of("funding_rate", "open_interest", "last_price", "index_price", "mark_price"));

    private final String cliName;
    private final List<String> nameParts;
    private final List<String> columns;

    TardisType(String cliName, List<String> nameParts, List<String> columns) {
        this.cliName = cliName;
        this.nameParts = nameParts;
        this.columns = columns;
    }

    /** The name on the command line. */
    public String cliName() {
        return cliName;
    }

    /** The columns that files of this type have besides those of every type. */
    List<String> columns() {
        return columns;
    }

    /** The type of a name on the command line; {@code book_ticker} is another name of {@code quotes}. */
    public static Optional<TardisType> ofCliName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.cliName.toLowerCase(Locale.ROOT).equals(lower) || type.nameParts.contains(lower))
                .findFirst();
    }

    /** The type that a file's name tells. */
    static Optional<TardisType> ofFileName(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.nameParts.stream().anyMatch(name::contains))
                .findFirst();
    }

    /** The type that a header tells; trades and liquidations have the same, and are taken for trades. */
    static Optional<TardisType> ofHeader(CsvColumns header) {
        return List.of(INCREMENTAL_BOOK, BOOK_SNAPSHOT, QUOTES, DERIVATIVE_TICKER, TRADES).stream()
                .filter(type -> header.firstMissing(type.columns).isEmpty())
                .findFirst();
    }

    @Override
    public String toString() {
        return cliName;
    }
}
