package org.alphadetector.ingest.adapter.binance;

import java.nio.file.Path;
import org.alphadetector.ingest.adapter.file.CsvLine;
import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.adapter.file.EpochTime;
import org.alphadetector.ingest.adapter.file.ExactSize;
import org.alphadetector.ingest.adapter.file.LineDecoder;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * Binance's public candle files: twelve columns, with or without a header line, times in milliseconds or (newer files)
 * microseconds. The symbol is the file's name up to its first {@code -}.
 */
public final class KlineCsvDecoder implements LineDecoder {
    private static final int OPEN_TIME = 0;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;
    private static final int CLOSE_TIME = 6;
    private static final int QUOTE_VOLUME = 7;
    private static final int TRADE_COUNT = 8;
    private static final int TAKER_BUY_VOLUME = 9;
    private static final int COLUMNS = 12;

    private final String symbol;
    private final CsvLine line = new CsvLine();
    private boolean isFirstLine = true;

    /** For the candles of the file's symbol. */
    public KlineCsvDecoder(Path file) {
        String name = String.valueOf(file.getFileName());
        int dash = name.indexOf('-');
        int end = dash >= 0 ? dash : name.indexOf('.');
        symbol = end >= 0 ? name.substring(0, end) : name;
    }

    @Override
    public boolean decode(byte[] buffer, int offset, int length, Tick tick) throws DamagedLineException {
        boolean mayBeHeader = isFirstLine;
        isFirstLine = false;
        line.split(buffer, offset, length);
        if (mayBeHeader && !isDigit(line.firstByte(OPEN_TIME))) {
            return false;
        }
        if (line.count() != COLUMNS) {
            throw new DamagedLineException(line.count() + " columns instead of " + COLUMNS);
        }
        fill(tick);
        return true;
    }

    private void fill(Tick tick) throws DamagedLineException {
        tick.begin(TickType.TRADE_BAR);
        tick.exchange = UsdmDecoder.EXCHANGE;
        tick.symbol = symbol;
        long openTime = line.integer(OPEN_TIME, "open time");
        long closeTime = line.integer(CLOSE_TIME, "close time");
        tick.openTimestampMicros = EpochTime.micros(openTime);
        tick.closeTimestampMicros = EpochTime.micros(closeTime);
        tick.timestampMicros = tick.closeTimestampMicros;
        tick.localTimestampMicros = tick.closeTimestampMicros;
        tick.intervalMs = (EpochTime.micros(closeTime + 1) - tick.openTimestampMicros) / 1_000;
        tick.open = line.number(OPEN, "open").toDouble();
        tick.high = line.number(HIGH, "high").toDouble();
        tick.low = line.number(LOW, "low").toDouble();
        tick.close = line.number(CLOSE, "close").toDouble();
        tick.quoteVolume = line.value(QUOTE_VOLUME, "quote volume");
        tick.tradeCount = line.integer(TRADE_COUNT, "count");
        ExactSize.setAmount(tick, line.number(VOLUME, "volume"));
        BarVolumes.setBuyVolume(tick, line.number(TAKER_BUY_VOLUME, "taker buy volume"));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
