package org.alphadetector.ingest.adapter.tardis;

import org.alphadetector.ingest.adapter.file.CsvLine;
import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.adapter.file.ExactSize;
import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** Rows of trades and of liquidations, which have the same columns. */
final class TradeRows implements CsvRows {
    private static final Side[] SIDES = Side.values();

    private final TickType type;
    private final RowHead head;
    private final int id;
    private final int side;
    private final int price;
    private final int amount;

    TradeRows(TickType type, CsvColumns columns) {
        this.type = type;
        head = new RowHead(columns);
        id = columns.index("id");
        side = columns.index("side");
        price = columns.index("price");
        amount = columns.index("amount");
    }

    @Override
    public boolean read(CsvLine row, Tick tick) throws DamagedLineException {
        tick.begin(type);
        head.fill(row, tick);
        tick.price = row.number(price, "price").toDouble();
        ExactSize.setAmount(tick, row.number(amount, "amount"));
        tick.side = readSide(row);
        row.setId(id, tick);
        return true;
    }

    private Side readSide(CsvLine row) throws DamagedLineException {
        for (Side candidate : SIDES) {
            if (row.is(side, candidate.wireName())) {
                return candidate;
            }
        }
        throw new DamagedLineException("side is none of buy, sell, unknown: " + row.text(side));
    }
}
