package org.alphadetector.ingest.adapter.tardis;

import org.alphadetector.ingest.adapter.file.CsvLine;
import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** Rows of whole top levels; the first five are used. */
final class BookSnapshotRows implements CsvRows {
    private final RowHead head;
    private final int[] bidPrices;
    private final int[] bidAmounts;
    private final int[] askPrices;
    private final int[] askAmounts;

    BookSnapshotRows(CsvColumns columns) {
        head = new RowHead(columns);
        bidPrices = indexes(columns, "bids[%d].price");
        bidAmounts = indexes(columns, "bids[%d].amount");
        askPrices = indexes(columns, "asks[%d].price");
        askAmounts = indexes(columns, "asks[%d].amount");
    }

    private static int[] indexes(CsvColumns columns, String pattern) {
        int[] indexes = new int[Tick.DEPTH];
        for (int level = 0; level < Tick.DEPTH; level++) {
            indexes[level] = columns.index(pattern.formatted(level));
        }
        return indexes;
    }

    @Override
    public boolean read(CsvLine row, Tick tick) throws DamagedLineException {
        tick.begin(TickType.BOOK_SNAPSHOT);
        head.fill(row, tick);
        tick.bidLevels = readSide(row, bidPrices, bidAmounts, tick.bidPrices, tick.bidAmounts);
        tick.askLevels = readSide(row, askPrices, askAmounts, tick.askPrices, tick.askAmounts);
        return true;
    }

    /** A side with fewer levels has empty fields after its last one. */
    private static int readSide(CsvLine row, int[] priceAt, int[] amountAt, double[] prices, double[] amounts)
            throws DamagedLineException {
        int level = 0;
        while (level < Tick.DEPTH && !row.isEmpty(priceAt[level])) {
            prices[level] = row.number(priceAt[level], "price").toDouble();
            amounts[level] = row.number(amountAt[level], "amount").toDouble();
            level++;
        }
        return level;
    }
}
