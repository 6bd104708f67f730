package org.alphadetector.ingest.codec;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;
import org.jspecify.annotations.Nullable;

/** Reads the value of a field to where it belongs in a tick. */
final class TickFields {

    private static final byte[] NO_KEY = {};

    private final JsonCursor cursor;
    private final JsonSkipper skipper;
    private final ValueReader values;
    private final LevelReader levels;
    private final Problem problem;
    final StringTable exchanges = new StringTable();
    final StringTable symbols = new StringTable();
    private @Nullable AssetNames expected;
    private byte[] key = NO_KEY;

    TickFields(MessageReader message) {
        cursor = message.cursor;
        skipper = message.skipper;
        values = message.values;
        levels = message.levels;
        problem = message.problem;
    }

    /** Sets the names that the next message is likely to have, and its key, which is theirs; null when nothing is known. */
    void expect(@Nullable AssetNames names, byte @Nullable [] newKey) {
        expected = names;
        key = newKey == null ? NO_KEY : newKey;
    }

    void read(Tick tick, Field field) {
        switch (field.kind) {
            case NAME -> readName(tick, field);
            case TIME -> TickSlots.setTime(tick, field, values.time(field));
            case NUMBER -> TickSlots.setNumber(tick, field, values.number(field));
            case SIZE -> readSize(tick, field);
            case WHOLE -> readWhole(tick, field);
            case ID -> values.id(tick);
            case SIDE -> tick.side = values.side(field);
            case LEVELS -> readLevels(tick, field);
            case SYMBOLS -> tick.disconnectedSymbols = readSymbols();
            case LABEL -> readLabel(field);
            case TYPE, FLAG -> skipper.skip();
        }
    }

    private void readName(Tick tick, Field field) {
        AssetNames names = expected;
        if (field == Field.EXCHANGE) {
            tick.exchange =
                    names != null && isPast(names.afterExchange(key, cursor.buffer(), afterQuote(), cursor.end()))
                            ? names.exchange
                            : values.name(field, exchanges);
        } else {
            tick.symbol = names != null && isPast(names.afterSymbol(key, cursor.buffer(), afterQuote(), cursor.end()))
                    ? names.symbol
                    : values.name(field, symbols);
        }
    }

    /** Where the text of a string begins that comes next; the end when none comes. */
    private int afterQuote() {
        return cursor.peek() == '"' ? cursor.position() + 1 : cursor.end();
    }

    /** Moves past the quote at a position, if there is one. */
    private boolean isPast(int quote) {
        if (quote >= 0) {
            cursor.moveTo(quote + 1);
        }
        return quote >= 0;
    }

    private void readSize(Tick tick, Field field) {
        boolean isPresent = values.size(field);
        TickSlots.setSize(tick, field, isPresent ? values.sizeMantissa() : -1, isPresent ? values.sizeScale() : 0);
    }

    private void readWhole(Tick tick, Field field) {
        if (field == Field.INTERVAL && tick.type != TickType.TRADE_BAR) {
            skipper.skip();
        } else {
            TickSlots.setWhole(tick, field, values.whole(field));
        }
    }

    private void readLevels(Tick tick, Field side) {
        if (side == Field.BIDS) {
            tick.bidLevels = levels.readTop(side, tick.bidPrices, tick.bidAmounts);
        } else {
            tick.askLevels = levels.readTop(side, tick.askPrices, tick.askAmounts);
        }
    }

    /** A label must only be there; but bars are of time, not of volume or ticks. */
    private void readLabel(Field field) {
        byte first = cursor.peek();
        int from = cursor.position();
        skipper.skip();
        if (field == Field.KIND
                && first != 'n'
                && !(first == '"' && cursor.text().equals("time"))) {
            problem.addValue(TickFault.UNSUPPORTED_INTERVAL, field, cursor, from);
        }
    }

    private List<String> readSymbols() {
        List<String> read = new ArrayList<>();
        byte first = cursor.peek();
        int from = cursor.position();
        if (first != '[') {
            values.reject(first, TickFault.BAD_VALUE, Field.SYMBOLS, from);
            return read;
        }
        cursor.moveTo(from + 1);
        for (boolean isFirst = true; cursor.nextElement(isFirst); isFirst = false) {
            if (cursor.peek() == 'n') {
                problem.add(TickFault.BAD_SYMBOL, "symbols has null");
            }
            read.add(values.name(Field.SYMBOLS, symbols));
        }
        return read;
    }
}
