package org.alphadetector.ingest.codec;

import org.alphadetector.ingest.tick.Tick;
import org.jspecify.annotations.Nullable;

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
    private final StringTable exchanges;
    private final StringTable symbols;

    PlanReader(MessageReader message, TickFields fields) {
        number = message.values.number;
        timestamps = message.values.timestamps;
        levels = new PlannedLevels(number);
        exchanges = fields.exchanges;
        symbols = fields.symbols;
    }

    /**
     * Reads a message into the tick; false, and the tick is unspecified, when it is not as planned. Names that are known are
     * those of the key.
     */
    boolean read(
            MessagePlan plan,
            byte[] message,
            int offset,
            int end,
            @Nullable AssetNames names,
            byte @Nullable [] key,
            Tick tick) {
        if (!plan.setsAll) {
            tick.begin(plan.type);
        } else if (tick.type != plan.type) {
            tick.type = plan.type;
        }
        int at = offset;
        for (MessagePlan.Step step : plan.steps) {
            at = step.text.after(message, at, end);
            if (at < 0) {
                return false;
            }
            at = step.field.kind == Field.Kind.NAME
                    ? readName(step.field, message, at, end, names, key, tick)
                    : readValue(step, message, at, end, tick);
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

    private int readName(
            Field field,
            byte[] message,
            int at,
            int end,
            @Nullable AssetNames names,
            byte @Nullable [] key,
            Tick tick) {
        boolean isExchange = field == Field.EXCHANGE;
        if (names != null && key != null) {
            int after =
                    isExchange ? names.afterExchange(key, message, at, end) : names.afterSymbol(key, message, at, end);
            if (after >= 0) {
                setName(tick, isExchange, isExchange ? names.exchange : names.symbol);
                return after;
            }
        }
        int after = JsonCursor.afterPlain(message, at, end);
        if (after >= end || message[after] != '"' || after - at > StringTable.MAX_LENGTH) {
            return -1;
        }
        setName(tick, isExchange, (isExchange ? exchanges : symbols).get(message, at, after - at));
        return after;
    }

    /** A reference in an old object is written only where it changes: the collector's barrier waits for the memory. */
    private static void setName(Tick tick, boolean isExchange, String name) {
        if (!isExchange) {
            tick.symbol = name;
        } else if (!tick.exchange.equals(name)) {
            tick.exchange = name;
        }
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
        TradeIds.setDigits(tick, message, at, after - at);
        return after;
    }

    private static int readSide(byte[] message, int at, int end, Tick tick) {
        SideText side = SideText.at(message, at, end);
        if (side == null) {
            return -1;
        }
        if (tick.side != side.side) {
            tick.side = side.side;
        }
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
