package org.alphadetector.ingest.codec;

import org.alphadetector.ingest.tick.Tick;

/**
 * Reads a message whose plan is known. It takes no more than what {@link TickFields} takes for the same bytes, and gives the
 * same; whatever else comes, it says so and leaves the message to those who can tell what is wrong. Nothing is thrown.
 */
final class PlanReader {
    /** No time has as many characters. */
    private static final int LONGEST_TIME = 40;

    private static final int USUAL_TIME = TimestampReader.USUAL_QUOTED - 2;

    private final NumberReader number;
    private final TimestampReader timestamps;
    private final PlannedLevels levels;
    private final KnownNames known;
    private final StringTable exchanges;
    private final StringTable symbols;

    PlanReader(MessageReader message, TickFields fields, KnownNames known) {
        number = message.values.number;
        timestamps = message.values.timestamps;
        levels = new PlannedLevels(number);
        this.known = known;
        exchanges = fields.exchanges;
        symbols = fields.symbols;
    }

    /** Reads a message into the tick; false, and the tick is unspecified, when it is not as planned. */
    boolean read(MessagePlan plan, byte[] message, int offset, int end, Tick tick) {
        tick.begin(plan.type);
        int at = offset;
        for (MessagePlan.Step step : plan.steps) {
            at = step.text.after(message, at, end);
            if (at < 0) {
                return false;
            }
            at = readValue(step, message, at, end, tick);
            if (at < 0) {
                return false;
            }
        }
        return plan.end.isRest(message, at, end);
    }

    /** Reads the value that begins here; the position after it, or -1 when it is no usual one. */
    private int readValue(MessagePlan.Step step, byte[] message, int at, int end, Tick tick) {
        Field field = step.field;
        return switch (field.kind) {
            case NAME -> readName(field, message, at, end, tick);
            case TIME ->
                step.isQuoted ? readTime(field, message, at, end, tick) : readMicros(field, message, at, end, tick);
            case NUMBER -> readNumber(field, message, at, end, tick);
            case SIZE -> readSize(field, message, at, end, tick);
            case ID -> readId(message, at, end, tick);
            case SIDE -> readSide(message, at, end, tick);
            case LEVELS -> readLevels(field, message, at, end, tick);
            default -> -1;
        };
    }

    private int readName(Field field, byte[] message, int at, int end, Tick tick) {
        AssetNames names = known.found();
        boolean isExchange = field == Field.EXCHANGE;
        int after = isExchange ? known.afterExchange(message, at, end) : known.afterSymbol(message, at, end);
        String name;
        if (names != null && after >= 0) {
            name = isExchange ? names.exchange : names.symbol;
        } else {
            after = JsonCursor.afterPlain(message, at, end);
            if (after >= end || message[after] != '"' || after - at > StringTable.MAX_LENGTH) {
                return -1;
            }
            name = (isExchange ? exchanges : symbols).get(message, at, after - at);
        }
        if (isExchange) {
            tick.exchange = name;
        } else {
            tick.symbol = name;
        }
        return after;
    }

    private int readTime(Field field, byte[] message, int at, int end, Tick tick) {
        long micros = timestamps.readUsual(message, at - 1, end);
        int after = at + USUAL_TIME;
        if (micros == Tick.NO_TIME) {
            after = at;
            while (after < end && after - at < LONGEST_TIME && message[after] != '"') {
                after++;
            }
            micros = timestamps.read(message, at, after - at);
            if (micros == Tick.NO_TIME) {
                return -1;
            }
        }
        TickSlots.setTime(tick, field, micros);
        return after;
    }

    private int readMicros(Field field, byte[] message, int at, int end, Tick tick) {
        int after = number.read(message, at, end);
        if (after < 0 || !number.isInteger()) {
            return -1;
        }
        TickSlots.setTime(tick, field, number.integer());
        return after;
    }

    private int readNumber(Field field, byte[] message, int at, int end, Tick tick) {
        int after = number.read(message, at, end);
        if (after < 0) {
            return -1;
        }
        double value = number.toDouble();
        TickSlots.setNumber(tick, field, value);
        return Double.isInfinite(value) ? -1 : after;
    }

    private int readSize(Field field, byte[] message, int at, int end, Tick tick) {
        int after = number.read(message, at, end);
        if (after < 0 || number.isNegative() || !number.toDecimal()) {
            return -1;
        }
        TickSlots.setSize(tick, field, number.decimalMantissa(), number.decimalScale());
        return after;
    }

    private int readId(byte[] message, int at, int end, Tick tick) {
        int after = TradeIds.afterDigits(message, at, end);
        if (after < 0) {
            return -1;
        }
        TradeIds.set(tick, message, at, after - at);
        return after;
    }

    private static int readSide(byte[] message, int at, int end, Tick tick) {
        SideText side = SideText.at(message, at, end);
        if (side == null) {
            return -1;
        }
        tick.side = side.side;
        return at + side.length;
    }

    private int readLevels(Field field, byte[] message, int at, int end, Tick tick) {
        boolean isBid = field == Field.BIDS;
        int after = isBid
                ? levels.read(message, at, end, tick.bidPrices, tick.bidAmounts)
                : levels.read(message, at, end, tick.askPrices, tick.askAmounts);
        if (isBid) {
            tick.bidLevels = levels.count();
        } else {
            tick.askLevels = levels.count();
        }
        return after;
    }
}
