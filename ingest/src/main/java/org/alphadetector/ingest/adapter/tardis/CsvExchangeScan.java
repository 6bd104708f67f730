package org.alphadetector.ingest.adapter.tardis;

import java.util.Set;
import org.alphadetector.ingest.adapter.file.CsvLine;

/** Finds the exchanges of one CSV file, whose first line is its header. */
public final class CsvExchangeScan implements ExchangeScan {
    private final ExchangeNames exchanges;
    private int column = -1;

    public CsvExchangeScan(Set<String> exchanges) {
        this.exchanges = new ExchangeNames(exchanges);
    }

    @Override
    public void line(byte[] buffer, int offset, int length) {
        if (column < 0) {
            column = columnOf(buffer, offset, length);
            return;
        }
        int from = offset;
        int end = offset + length;
        for (int i = 0; i < column; i++) {
            from = Math.min(ExchangeNames.indexOf(buffer, from, end, ',') + 1, end);
        }
        exchanges.add(buffer, from, ExchangeNames.indexOf(buffer, from, end, ','));
    }

    private static int columnOf(byte[] buffer, int offset, int length) {
        CsvLine header = new CsvLine();
        header.split(buffer, offset, length);
        for (int i = 0; i < header.count(); i++) {
            if (header.text(i).equals("exchange")) {
                return i;
            }
        }
        return 0;
    }
}
