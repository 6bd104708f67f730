package org.alphadetector.ingest.adapter.tardis;

import org.alphadetector.ingest.adapter.file.CsvLine;
import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** Rows of what is known of a perpetual besides trades and book; an empty field is unchanged. */
final class DerivativeTickerRows implements CsvRows {
    private final RowHead head;
    private final int fundingTimestamp;
    private final int fundingRate;
    private final int predictedFundingRate;
    private final int openInterest;
    private final int lastPrice;
    private final int indexPrice;
    private final int markPrice;

    DerivativeTickerRows(CsvColumns columns) {
        head = new RowHead(columns);
        fundingTimestamp = columns.index("funding_timestamp");
        fundingRate = columns.index("funding_rate");
        predictedFundingRate = columns.index("predicted_funding_rate");
        openInterest = columns.index("open_interest");
        lastPrice = columns.index("last_price");
        indexPrice = columns.index("index_price");
        markPrice = columns.index("mark_price");
    }

    @Override
    public boolean read(CsvLine row, Tick tick) throws DamagedLineException {
        tick.begin(TickType.DERIVATIVE_TICKER);
        head.fill(row, tick);
        if (!row.isEmpty(fundingTimestamp)) {
            tick.fundingTimestampMicros = row.integer(fundingTimestamp, "funding_timestamp");
        }
        tick.fundingRate = row.value(fundingRate, "funding_rate");
        tick.predictedFundingRate = row.value(predictedFundingRate, "predicted_funding_rate");
        tick.openInterest = row.value(openInterest, "open_interest");
        tick.lastPrice = row.value(lastPrice, "last_price");
        tick.indexPrice = row.value(indexPrice, "index_price");
        tick.markPrice = row.value(markPrice, "mark_price");
        return true;
    }
}
