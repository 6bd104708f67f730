package org.alphadetector.ingest.adapter.tardis;

import java.util.HashMap;
import java.util.Map;
import org.alphadetector.ingest.adapter.book.LocalBook;
import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.adapter.file.FileReport;
import org.alphadetector.ingest.adapter.file.LineDecoder;
import org.alphadetector.ingest.adapter.file.SkipReason;
import org.alphadetector.ingest.codec.BookChange;
import org.alphadetector.ingest.codec.BookChangeDecoder;
import org.alphadetector.ingest.codec.TickDecoder;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;

/**
 * Messages of the tick schema, one JSON object a line. A {@code book_change} goes into a local book whose top five levels
 * are published when they changed; after a {@code disconnect} and before the first snapshot it does not count.
 */
public final class TardisJsonDecoder implements LineDecoder {
    private final FileReport report;
    private final TickDecoder ticks = new TickDecoder();
    private final BookChangeDecoder changes = new BookChangeDecoder();
    private final BookChange change = new BookChange();
    private final Map<String, Map<String, LocalBook>> books = new HashMap<>();

    public TardisJsonDecoder(FileReport report) {
        this.report = report;
    }

    @Override
    public boolean decode(byte[] buffer, int offset, int length, Tick tick) throws DamagedLineException {
        TickFault fault = ticks.decode(buffer, offset, length, tick);
        if (fault == TickFault.NONE) {
            if (tick.type == TickType.DISCONNECT) {
                forget(tick);
            }
            return true;
        }
        if (fault != TickFault.USE_BOOK_SNAPSHOT) {
            throw new DamagedLineException(fault.code() + ": " + ticks.detail());
        }
        TickFault changeFault = changes.decode(buffer, offset, length, change);
        if (changeFault != TickFault.NONE) {
            throw new DamagedLineException(changeFault.code() + ": " + changes.detail());
        }
        return apply(tick);
    }

    private boolean apply(Tick tick) {
        Map<String, LocalBook> ofExchange = books.computeIfAbsent(change.exchange, first -> new HashMap<>());
        LocalBook book = ofExchange.get(change.symbol);
        if (change.isSnapshot) {
            book = ofExchange.computeIfAbsent(change.symbol, first -> new LocalBook());
            book.clear();
        } else if (book == null) {
            report.skipped(SkipReason.BOOK_WITHOUT_SNAPSHOT);
            return false;
        }
        book.apply(change.bids, change.asks);
        tick.begin(TickType.BOOK_SNAPSHOT);
        tick.exchange = change.exchange;
        tick.symbol = change.symbol;
        tick.timestampMicros = change.timestampMicros;
        tick.localTimestampMicros = change.localTimestampMicros;
        return book.publish(tick);
    }

    private void forget(Tick disconnect) {
        Map<String, LocalBook> ofExchange = books.getOrDefault(disconnect.exchange, new HashMap<>());
        if (disconnect.disconnectedSymbols.isEmpty()) {
            ofExchange.clear();
        }
        disconnect.disconnectedSymbols.forEach(ofExchange::remove);
    }
}
