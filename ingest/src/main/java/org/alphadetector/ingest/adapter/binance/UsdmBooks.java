package org.alphadetector.ingest.adapter.binance;

import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.adapter.file.FileReport;
import org.alphadetector.ingest.adapter.file.SkipReason;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** Book tickers, depth updates and depth snapshots of the frames. */
final class UsdmBooks {
    private final UsdmFrame frame;
    private final FileReport report;

    UsdmBooks(UsdmFrame frame, FileReport report) {
        this.frame = frame;
        this.report = report;
    }

    /** An empty side comes as price and amount 0. */
    boolean readTicker(String symbol, long receivedMicros, Tick tick) throws DamagedLineException {
        tick.begin(TickType.BOOK_TICKER);
        tick.symbol = symbol;
        tick.timestampMicros = eventTime(receivedMicros);
        double bidAmount = frame.number(UsdmField.BID_AMOUNT).toDouble();
        if (bidAmount != 0) {
            tick.bidPrice = frame.number(UsdmField.BID_PRICE).toDouble();
            tick.bidAmount = bidAmount;
        }
        double askAmount = frame.number(UsdmField.ASK_AMOUNT).toDouble();
        if (askAmount != 0) {
            tick.askPrice = frame.number(UsdmField.LOWER_A).toDouble();
            tick.askAmount = askAmount;
        }
        return true;
    }

    boolean readUpdate(String symbol, SymbolFeed feed, Tick tick) throws DamagedLineException {
        long previousLastId =
                frame.has(UsdmField.PREVIOUS_UPDATE_ID) ? frame.integer(UsdmField.PREVIOUS_UPDATE_ID) : -1;
        DepthChain.Outcome outcome = feed.depth.update(
                frame.integer(UsdmField.FIRST_UPDATE_ID),
                frame.integer(UsdmField.LAST_UPDATE_ID),
                previousLastId,
                frame.bids,
                frame.asks);
        return publish(symbol, feed, outcome, eventTime(Tick.NO_TIME), tick);
    }

    boolean readSnapshot(String symbol, SymbolFeed feed, long receivedMicros, Tick tick) throws DamagedLineException {
        DepthChain.Outcome outcome =
                feed.depth.snapshot(frame.integer(UsdmField.SNAPSHOT_UPDATE_ID), frame.bids, frame.asks);
        return publish(symbol, feed, outcome, eventTime(receivedMicros), tick);
    }

    private boolean publish(String symbol, SymbolFeed feed, DepthChain.Outcome outcome, long timestamp, Tick tick) {
        switch (outcome) {
            case APPLIED -> {
                tick.begin(TickType.BOOK_SNAPSHOT);
                tick.symbol = symbol;
                tick.timestampMicros = timestamp;
                return feed.depth.book().publish(tick);
            }
            case GAP -> report.bookGap(symbol);
            case OLD -> report.skipped(SkipReason.OLD_BOOK_UPDATE);
            case OVERFLOWED -> report.skipped(SkipReason.BOOK_WITHOUT_SNAPSHOT);
            case WAITING -> {
                // It is counted when it is taken in, dropped or found to be old.
            }
        }
        return false;
    }

    /** The event time; early frames have only the transaction time, REST answers of old neither. */
    private long eventTime(long receivedMicros) throws DamagedLineException {
        long micros = frame.micros(UsdmField.EVENT_TIME, frame.micros(UsdmField.TIME, receivedMicros));
        if (micros == Tick.NO_TIME) {
            throw new DamagedLineException("neither the frame nor the line has a time");
        }
        return micros;
    }
}
