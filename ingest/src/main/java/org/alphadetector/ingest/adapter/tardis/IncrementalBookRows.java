package org.alphadetector.ingest.adapter.tardis;

import java.util.HashMap;
import java.util.Map;
import org.alphadetector.ingest.adapter.book.LocalBook;
import org.alphadetector.ingest.adapter.file.CsvLine;
import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.adapter.file.FileReport;
import org.alphadetector.ingest.adapter.file.SkipReason;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of single book levels. The rows of one asset and receive time are one message, after which the book's top five are
 * published if they changed. A snapshot row after other rows starts a new book; before the first one nothing counts.
 */
final class IncrementalBookRows implements CsvRows {
    private final RowHead head;
    private final FileReport report;
    private final int isSnapshot;
    private final int side;
    private final int price;
    private final int amount;
    private final Map<String, Map<String, AssetBook>> books = new HashMap<>();
    private @Nullable AssetBook open;

    IncrementalBookRows(CsvColumns columns, FileReport report) {
        this.report = report;
        head = new RowHead(columns);
        isSnapshot = columns.index("is_snapshot");
        side = columns.index("side");
        price = columns.index("price");
        amount = columns.index("amount");
    }

    @Override
    public boolean read(CsvLine row, Tick tick) throws DamagedLineException {
        String exchange = head.exchange(row);
        String symbol = head.symbol(row);
        long timestamp = head.timestampMicros(row);
        long localTimestamp = head.localTimestampMicros(row);
        double levelPrice = row.number(price, "price").toDouble();
        double levelAmount = row.number(amount, "amount").toDouble();
        boolean isBid = row.is(side, "bid");
        if (!isBid && !row.is(side, "ask")) {
            throw new DamagedLineException("side is neither bid nor ask: " + row.text(side));
        }
        boolean snapshot = row.is(isSnapshot, "true");
        if (!snapshot && !row.is(isSnapshot, "false")) {
            throw new DamagedLineException("is_snapshot is neither true nor false: " + row.text(isSnapshot));
        }
        AssetBook asset = books.computeIfAbsent(exchange, first -> new HashMap<>())
                .computeIfAbsent(symbol, first -> new AssetBook(exchange, symbol));
        boolean published = asset.isSameMessage(open, localTimestamp) ? false : finish(tick);
        if (asset.takes(snapshot)) {
            asset.set(isBid, levelPrice, levelAmount);
            asset.at(timestamp, localTimestamp);
            open = asset;
        } else {
            report.skipped(SkipReason.BOOK_WITHOUT_SNAPSHOT);
        }
        return published;
    }

    @Override
    public boolean finish(Tick tick) {
        AssetBook finished = open;
        open = null;
        return finished != null && finished.publish(tick);
    }

    private static final class AssetBook {
        private final String exchange;
        private final String symbol;
        private final LocalBook book = new LocalBook();
        private long timestampMicros;
        private long localTimestampMicros;
        private boolean isKnown;
        private boolean isInSnapshot;

        AssetBook(String exchange, String symbol) {
            this.exchange = exchange;
            this.symbol = symbol;
        }

        boolean isSameMessage(@Nullable AssetBook openBook, long localTimestamp) {
            return openBook == this && localTimestampMicros == localTimestamp;
        }

        /** Whether a row counts. */
        boolean takes(boolean snapshot) {
            if (snapshot && !isInSnapshot) {
                book.clear();
                isKnown = true;
            }
            isInSnapshot = snapshot;
            return isKnown;
        }

        void set(boolean isBid, double levelPrice, double levelAmount) {
            if (isBid) {
                book.setBid(levelPrice, levelAmount);
            } else {
                book.setAsk(levelPrice, levelAmount);
            }
        }

        void at(long timestamp, long localTimestamp) {
            timestampMicros = timestamp;
            localTimestampMicros = localTimestamp;
        }

        boolean publish(Tick tick) {
            tick.begin(TickType.BOOK_SNAPSHOT);
            tick.exchange = exchange;
            tick.symbol = symbol;
            tick.timestampMicros = timestampMicros;
            tick.localTimestampMicros = localTimestampMicros;
            return book.publish(tick);
        }
    }
}
