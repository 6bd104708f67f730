package org.alphadetector.ingest.adapter.tardis;

import org.alphadetector.ingest.adapter.file.CsvLine;
import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** Rows of the best bid and ask. */
final class QuoteRows implements CsvRows {
    private final RowHead head;
    private final int askAmount;
    private final int askPrice;
    private final int bidPrice;
    private final int bidAmount;

    QuoteRows(CsvColumns columns) {
        head = new RowHead(columns);
        askAmount = columns.index("ask_amount");
        askPrice = columns.index("ask_price");
        bidPrice = columns.index("bid_price");
        bidAmount = columns.index("bid_amount");
    }

    @Override
    public boolean read(CsvLine row, Tick tick) throws DamagedLineException {
        tick.begin(TickType.BOOK_TICKER);
        head.fill(row, tick);
        tick.askAmount = row.value(askAmount, "ask_amount");
        tick.askPrice = row.value(askPrice, "ask_price");
        tick.bidPrice = row.value(bidPrice, "bid_price");
        tick.bidAmount = row.value(bidAmount, "bid_amount");
        return true;
    }
}
