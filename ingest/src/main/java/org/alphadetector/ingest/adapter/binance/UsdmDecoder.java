package org.alphadetector.ingest.adapter.binance;

import java.util.HashMap;
import java.util.Map;
import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.adapter.file.EpochTime;
import org.alphadetector.ingest.adapter.file.FileReport;
import org.alphadetector.ingest.adapter.file.LineDecoder;
import org.alphadetector.ingest.adapter.file.SkipReason;
import org.alphadetector.ingest.codec.StringTable;
import org.alphadetector.ingest.tick.Tick;

/**
 * Recorded websocket frames of Binance USD-M futures, one a line, each with the receive time before it (nanoseconds,
 * microseconds or milliseconds since the epoch) or without.
 */
public final class UsdmDecoder implements LineDecoder {
    /** The exchange of every tick. */
    public static final String EXCHANGE = "binance-futures";

    private final FileReport report;
    private final UsdmFrame frame = new UsdmFrame(new StringTable());
    private final Map<String, SymbolFeed> feeds = new HashMap<>();
    private final SnapshotSymbol snapshotSymbol;
    private final UsdmTrades trades;
    private final UsdmBooks books;
    private final UsdmTickers tickers;

    public UsdmDecoder(FileReport report, TradeStreamChoice tradeStreams) {
        this.report = report;
        snapshotSymbol = new SnapshotSymbol(report.file());
        trades = new UsdmTrades(frame, report, tradeStreams);
        books = new UsdmBooks(frame, report);
        tickers = new UsdmTickers(frame, report);
    }

    @Override
    public boolean decode(byte[] buffer, int offset, int length, Tick tick) throws DamagedLineException {
        int frameStart = offset;
        int end = offset + length;
        long receivedMicros = Tick.NO_TIME;
        if (buffer[offset] != '{' && buffer[offset] != '[') {
            frameStart = afterReceiveTime(buffer, offset, end);
            receivedMicros = receiveTime(buffer, offset, frameStart);
        }
        frame.read(buffer, frameStart, end - frameStart);
        try {
            boolean filled = dispatch(receivedMicros, tick);
            if (filled) {
                tick.exchange = EXCHANGE;
                tick.localTimestampMicros = receivedMicros == Tick.NO_TIME ? tick.timestampMicros : receivedMicros;
            }
            return filled;
        } catch (ArithmeticException e) {
            throw new DamagedLineException("a time is out of range");
        }
    }

    private boolean dispatch(long receivedMicros, Tick tick) throws DamagedLineException {
        if (frame.isBatch()) {
            return skip(SkipReason.OTHER_MESSAGE);
        }
        if (!frame.has(UsdmField.EVENT_TYPE)) {
            return readUntyped(receivedMicros, tick);
        }
        String symbol = frame.name(UsdmField.SYMBOL);
        return switch (frame.name(UsdmField.EVENT_TYPE)) {
            case "trade" -> trades.readTrade(required(symbol), tick);
            case "aggTrade" -> trades.readAggregateTrade(required(symbol), tick);
            case "forceOrder" -> trades.readForceOrder(required(symbol), tick);
            case "kline" -> trades.readKline(required(symbol), tick);
            case "bookTicker" -> books.readTicker(required(symbol), receivedMicros, tick);
            case "depthUpdate" -> books.readUpdate(required(symbol), feed(symbol), tick);
            case "markPriceUpdate" -> tickers.readMarkPrice(required(symbol), feed(symbol), tick);
            case "24hrTicker" -> tickers.readDayTicker(required(symbol), feed(symbol), tick);
            default -> skip(SkipReason.OTHER_MESSAGE);
        };
    }

    private boolean readUntyped(long receivedMicros, Tick tick) throws DamagedLineException {
        if (frame.has(UsdmField.SNAPSHOT_UPDATE_ID)) {
            String symbol = snapshotSymbol.of(frame.name(UsdmField.STREAM), feeds.keySet());
            return books.readSnapshot(symbol, feed(symbol), receivedMicros, tick);
        }
        if (frame.has(UsdmField.OPEN_INTEREST)) {
            String symbol = required(frame.name(UsdmField.LONG_SYMBOL));
            return tickers.readOpenInterest(symbol, feed(symbol), receivedMicros, tick);
        }
        return skip(SkipReason.OTHER_MESSAGE);
    }

    private boolean skip(SkipReason reason) {
        report.skipped(reason);
        return false;
    }

    private SymbolFeed feed(String symbol) {
        return feeds.computeIfAbsent(symbol, first -> new SymbolFeed());
    }

    private static String required(String symbol) throws DamagedLineException {
        if (symbol.isEmpty()) {
            throw new DamagedLineException("the frame names no symbol");
        }
        return symbol;
    }

    private static int afterReceiveTime(byte[] buffer, int from, int end) throws DamagedLineException {
        int at = from;
        while (at < end && buffer[at] != ' ' && buffer[at] != '\t') {
            at++;
        }
        if (at == end) {
            throw new DamagedLineException("neither a frame nor a receive time and a frame");
        }
        return at + 1;
    }

    private static long receiveTime(byte[] buffer, int from, int frameStart) throws DamagedLineException {
        long time = 0;
        int digits = frameStart - 1 - from;
        boolean isNumber = digits >= 10 && digits <= 19;
        for (int i = from; isNumber && i < frameStart - 1; i++) {
            isNumber = buffer[i] >= '0' && buffer[i] <= '9';
            time = 10 * time + buffer[i] - '0';
        }
        if (!isNumber || time < 0) {
            throw new DamagedLineException("the receive time is not an integer since the epoch");
        }
        return EpochTime.micros(time);
    }
}
