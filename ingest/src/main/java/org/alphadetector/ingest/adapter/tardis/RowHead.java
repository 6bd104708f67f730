package org.alphadetector.ingest.adapter.tardis;

import java.util.List;
import org.alphadetector.ingest.adapter.file.CsvLine;
import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.codec.StringTable;
import org.alphadetector.ingest.tick.Tick;

/** The columns that every type has: exchange, symbol and the two times, in microseconds. */
final class RowHead {
    /** The columns that a file must have. The receive time may be absent: it is the exchange's time then. */
    static final List<String> REQUIRED = List.of("exchange", "symbol", "timestamp");

    private final StringTable exchanges = new StringTable();
    private final StringTable symbols = new StringTable();
    private final int exchange;
    private final int symbol;
    private final int timestamp;
    private final int localTimestamp;

    RowHead(CsvColumns columns) {
        exchange = columns.index("exchange");
        symbol = columns.index("symbol");
        timestamp = columns.index("timestamp");
        localTimestamp = columns.index("local_timestamp");
    }

    String exchange(CsvLine row) {
        return row.name(exchange, exchanges);
    }

    String symbol(CsvLine row) {
        return row.name(symbol, symbols);
    }

    long timestampMicros(CsvLine row) throws DamagedLineException {
        return row.integer(timestamp, "timestamp");
    }

    long localTimestampMicros(CsvLine row) throws DamagedLineException {
        return row.isEmpty(localTimestamp) ? timestampMicros(row) : row.integer(localTimestamp, "local_timestamp");
    }

    /** Fills the head of a begun tick. */
    void fill(CsvLine row, Tick tick) throws DamagedLineException {
        tick.exchange = exchange(row);
        tick.symbol = symbol(row);
        tick.timestampMicros = timestampMicros(row);
        tick.localTimestampMicros = localTimestampMicros(row);
    }
}
