package org.alphadetector.ingest.adapter.binance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alphadetector.ingest.adapter.book.LocalBook;
import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.adapter.file.InputFile;
import org.alphadetector.ingest.adapter.file.LineReader;
import org.alphadetector.ingest.codec.StringTable;

/**
 * Compares the best bid and ask of the local book with the {@code bookTicker}s of one symbol's file. Both carry update ids.
 * A depth event speaks of all updates since the event before it, so the book is known at the ids where events end only: a
 * book ticker is compared with the book after the event that covers its id. When a later book ticker lies in the same
 * event, the two may differ for no other reason than that.
 */
final class BookAudit {
    /** Best bid and ask, with amounts, at an update id. */
    private record Top(long id, double bidPrice, double bidAmount, double askPrice, double askAmount) {
        boolean hasTopOf(Top other) {
            return bidPrice == other.bidPrice
                    && bidAmount == other.bidAmount
                    && askPrice == other.askPrice
                    && askAmount == other.askAmount;
        }

        boolean hasPricesOf(Top other) {
            return bidPrice == other.bidPrice && askPrice == other.askPrice;
        }
    }

    /**
     * What was found.
     *
     * @param compared book tickers whose id a depth event covers, from the snapshot on
     * @param atEventEnd those that are the last of their event: there the book is known at their id
     * @param equal those whose prices and amounts are the book's
     * @param superseded those that differ, and a later book ticker lies in the same event
     * @param unexplained those that differ although they are the last of their event
     * @param equalPrices those whose prices are the book's
     * @param uncovered book tickers before the snapshot or after the last event
     */
    record Result(
            int compared, int atEventEnd, int equal, int superseded, int unexplained, int equalPrices, int uncovered) {}

    private final UsdmFrame frame = new UsdmFrame(new StringTable());
    private final DepthChain chain = new DepthChain();
    private final List<Top> books = new ArrayList<>();
    private final List<Top> tickers = new ArrayList<>();
    private long firstKnownId = Long.MAX_VALUE;

    static Result of(Path file) throws IOException, DamagedLineException {
        BookAudit audit = new BookAudit();
        try (LineReader lines = new LineReader(InputFile.open(file))) {
            while (lines.advance()) {
                int space = 0;
                while (lines.buffer()[lines.offset() + space] != ' ') {
                    space++;
                }
                audit.frame.read(lines.buffer(), lines.offset() + space + 1, lines.length() - space - 1);
                audit.take();
            }
        }
        return audit.compare();
    }

    private void take() throws DamagedLineException {
        if (frame.is(UsdmField.EVENT_TYPE, "bookTicker")) {
            tickers.add(new Top(
                    frame.integer(UsdmField.LAST_UPDATE_ID),
                    frame.value(UsdmField.BID_PRICE),
                    frame.value(UsdmField.BID_AMOUNT),
                    frame.value(UsdmField.LOWER_A),
                    frame.value(UsdmField.ASK_AMOUNT)));
        } else if (frame.has(UsdmField.SNAPSHOT_UPDATE_ID)) {
            firstKnownId = frame.integer(UsdmField.SNAPSHOT_UPDATE_ID);
            chain.snapshot(firstKnownId, frame.bids, frame.asks);
            keepTop();
        } else if (frame.is(UsdmField.EVENT_TYPE, "depthUpdate")) {
            DepthChain.Outcome outcome = chain.update(
                    frame.integer(UsdmField.FIRST_UPDATE_ID),
                    frame.integer(UsdmField.LAST_UPDATE_ID),
                    frame.integer(UsdmField.PREVIOUS_UPDATE_ID),
                    frame.bids,
                    frame.asks);
            if (outcome == DepthChain.Outcome.APPLIED) {
                keepTop();
            }
        }
    }

    private void keepTop() {
        LocalBook book = chain.book();
        books.add(new Top(chain.lastId(), book.bidPrice(0), book.bidAmount(0), book.askPrice(0), book.askAmount(0)));
    }

    private Result compare() {
        tickers.sort(Comparator.comparingLong(Top::id));
        int compared = 0;
        int atEventEnd = 0;
        int equal = 0;
        int superseded = 0;
        int equalPrices = 0;
        int covering = 0;
        for (int i = 0; i < tickers.size(); i++) {
            Top ticker = tickers.get(i);
            while (covering < books.size() && books.get(covering).id() < ticker.id()) {
                covering++;
            }
            // The first book stands for the snapshot and the updates that waited: what lay before it was never seen.
            if (covering == books.size()
                    || (covering == 0 && ticker.id() < books.get(0).id())) {
                continue;
            }
            Top book = books.get(covering);
            compared++;
            equalPrices += ticker.hasPricesOf(book) ? 1 : 0;
            boolean hasLater = i + 1 < tickers.size() && tickers.get(i + 1).id() <= book.id();
            atEventEnd += hasLater ? 0 : 1;
            if (ticker.hasTopOf(book)) {
                equal++;
            } else if (hasLater) {
                superseded++;
            }
        }
        int unexplained = compared - equal - superseded;
        return new Result(compared, atEventEnd, equal, superseded, unexplained, equalPrices, tickers.size() - compared);
    }
}
