package org.alphadetector.ingest.adapter.binance;

import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.adapter.file.FileReport;
import org.alphadetector.ingest.adapter.file.SkipReason;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** Mark price, funding, open interest and last price of the frames, gathered into {@code derivative_ticker}s. */
final class UsdmTickers {
    private final UsdmFrame frame;
    private final FileReport report;

    UsdmTickers(UsdmFrame frame, FileReport report) {
        this.frame = frame;
        this.report = report;
    }

    /** A delivery contract has no funding: its next funding time is 0 and its rate says nothing. */
    boolean readMarkPrice(String symbol, SymbolFeed feed, Tick tick) throws DamagedLineException {
        TickerState state = feed.ticker;
        state.markPrice(frame.value(UsdmField.PRICE));
        state.indexPrice(frame.value(UsdmField.INDEX_PRICE));
        long nextFunding = frame.micros(UsdmField.TIME, 0);
        if (nextFunding > 0 && frame.has(UsdmField.FUNDING_RATE)) {
            state.funding(frame.number(UsdmField.FUNDING_RATE).toDouble(), nextFunding);
        }
        state.timestamp(Math.multiplyExact(frame.integer(UsdmField.EVENT_TIME), 1_000L));
        return publish(symbol, state, tick);
    }

    boolean readDayTicker(String symbol, SymbolFeed feed, Tick tick) throws DamagedLineException {
        TickerState state = feed.ticker;
        state.lastPrice(frame.number(UsdmField.CLOSE).toDouble());
        state.timestamp(Math.multiplyExact(frame.integer(UsdmField.EVENT_TIME), 1_000L));
        return publish(symbol, state, tick);
    }

    /** Early answers carry no time: the symbol's last known time stands in, the receive time where there is none. */
    boolean readOpenInterest(String symbol, SymbolFeed feed, long receivedMicros, Tick tick)
            throws DamagedLineException {
        TickerState state = feed.ticker;
        if (frame.has(UsdmField.LONG_TIME)) {
            state.timestamp(frame.micros(UsdmField.LONG_TIME, Tick.NO_TIME));
        } else if (!state.hasTimestamp()) {
            state.timestamp(receivedMicros);
        }
        if (!state.hasTimestamp()) {
            throw new DamagedLineException("neither the frame nor the line has a time");
        }
        state.openInterest(frame.number(UsdmField.OPEN_INTEREST).toDouble());
        return publish(symbol, state, tick);
    }

    private boolean publish(String symbol, TickerState state, Tick tick) {
        tick.begin(TickType.DERIVATIVE_TICKER);
        tick.symbol = symbol;
        if (!state.publish(tick)) {
            report.skipped(SkipReason.UNCHANGED);
            return false;
        }
        return true;
    }
}
