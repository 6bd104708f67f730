package org.alphadetector.ingest.adapter.tardis;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of tardis CSV data sets that are read. */
public enum TardisType {
    TRADES("trades"),
    LIQUIDATIONS("liquidations"),
    QUOTES("quotes"),
    INCREMENTAL_BOOK("incremental_book_L2"),
    BOOK_SNAPSHOT("book_snapshot_5"),
    DERIVATIVE_TICKER("derivative_ticker");

    private final String cliName;

    TardisType(String cliName) {
        this.cliName = cliName;
    }

    /** The name on the command line. */
    public String cliName() {
        return cliName;
    }

    /** The type of a name on the command line; {@code book_ticker} is another name of {@code quotes}. */
    public static Optional<TardisType> ofCliName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type ->
                        type.cliName.equalsIgnoreCase(name) || type.nameParts().contains(lower))
                .findFirst();
    }

    /** The type that a file's name tells. */
    static Optional<TardisType> ofFileName(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.nameParts().stream().anyMatch(name::contains))
                .findFirst();
    }

    /** The type that a header tells; trades and liquidations have the same, and are taken for trades. */
    static Optional<TardisType> ofHeader(CsvColumns header) {
        return Stream.of(INCREMENTAL_BOOK, BOOK_SNAPSHOT, QUOTES, DERIVATIVE_TICKER, TRADES)
                .filter(type -> header.firstMissing(type.columns()).isEmpty())
                .findFirst();
    }

    /** What a file's name has in it, in lower case. */
    private List<String> nameParts() {
        return switch (this) {
            case TRADES, LIQUIDATIONS, DERIVATIVE_TICKER -> List.of(cliName);
            case QUOTES -> List.of("quotes", "book_ticker");
            case INCREMENTAL_BOOK -> List.of("incremental_book_l2");
            case BOOK_SNAPSHOT -> List.of("book_snapshot");
        };
    }

    /** The columns that files of this type have besides those of every type. */
    List<String> columns() {
        return switch (this) {
            case TRADES, LIQUIDATIONS -> List.of("side", "price", "amount");
            case QUOTES -> List.of("ask_amount", "ask_price", "bid_price", "bid_amount");
            case INCREMENTAL_BOOK -> List.of("is_snapshot", "side", "price", "amount");
            case BOOK_SNAPSHOT -> List.of("asks[0].price", "asks[0].amount", "bids[0].price", "bids[0].amount");
            case DERIVATIVE_TICKER ->
                List.of("funding_rate", "open_interest", "last_price", "index_price", "mark_price");
        };
    }

    @Override
    public String toString() {
        return cliName;
    }
}
