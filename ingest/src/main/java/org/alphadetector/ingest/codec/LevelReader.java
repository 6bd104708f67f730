package org.alphadetector.ingest.codec;

import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.validation.NumberBounds;

/** Reads one side of a book, {@code [{"price":…,"amount":…}]}; every level is checked, whether it is kept or not. */
final class LevelReader {
    private static final NextBytes FIRST_PRICE = new NextBytes("\"price\":");

    private final JsonCursor cursor;
    private final JsonSkipper skipper;
    private final ValueReader values;
    private final Problem problem;

    private double price;
    private double amount;

    LevelReader(JsonCursor cursor, JsonSkipper skipper, ValueReader values, Problem problem) {
        this.cursor = cursor;
        this.skipper = skipper;
        this.values = values;
        this.problem = problem;
    }

    /** Reads a side of a snapshot and keeps as many levels as the arrays hold; gives their number. */
    int readTop(Field side, double[] prices, double[] amounts) {
        int count = 0;
        if (enter(side)) {
            for (boolean isFirst = true; cursor.nextElement(isFirst); isFirst = false) {
                readLevel(side, false);
                if (count < prices.length) {
                    prices[count] = price;
                    amounts[count++] = amount;
                }
            }
        }
        return count;
    }

    /** Reads all levels of a side of a change; an amount of 0 deletes a level. */
    void readAll(Field side, BookLevels target) {
        target.clear();
        if (enter(side)) {
            for (boolean isFirst = true; cursor.nextElement(isFirst); isFirst = false) {
                readLevel(side, true);
                target.add(price, amount);
            }
        }
    }

    private boolean enter(Field side) {
        byte first = cursor.peek();
        int from = cursor.position();
        if (first != '[') {
            values.reject(first, TickFault.BAD_VALUE, side, from);
            return false;
        }
        cursor.moveTo(from + 1);
        return true;
    }

    private void readLevel(Field side, boolean allowsZero) {
        price = Double.NaN;
        amount = Double.NaN;
        byte first = cursor.peek();
        int from = cursor.position();
        if (first != '{') {
            skipper.skip(2);
            problem.addValue(TickFault.BAD_VALUE, side, cursor, from);
            return;
        }
        cursor.moveTo(from + 1);
        boolean isFirst = true;
        // As nearly every writer puts it, no name has to be looked up.
        if (cursor.skip(FIRST_PRICE)) {
            price = values.number(Field.PRICE);
            isFirst = false;
            if (cursor.skip(Field.AMOUNT.nextMember)) {
                amount = values.number(Field.AMOUNT);
            }
        }
        for (; cursor.nextName(isFirst); isFirst = false) {
            Field field = Field.NAMES.find(cursor);
            if (field == Field.PRICE) {
                price = values.number(field);
            } else if (field == Field.AMOUNT) {
                amount = values.number(field);
            } else {
                skipper.skip(3);
            }
        }
        if (Double.isNaN(price) || Double.isNaN(amount)) {
            problem.addValue(TickFault.MISSING_FIELD, side, cursor, from);
        } else if (!NumberBounds.isPrice(price) || !NumberBounds.isSize(amount) || (amount == 0 && !allowsZero)) {
            problem.addValue(TickFault.BAD_NUMBER, side, cursor, from);
        }
    }
}
