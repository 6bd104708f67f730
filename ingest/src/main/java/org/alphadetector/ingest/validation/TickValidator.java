package org.alphadetector.ingest.validation;

import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;

/**
 * Says whether a tick makes sense, for the codec and for adapters that fill ticks themselves. The order of checks is fixed:
 * required fields ({@code missing_field}); exchange and symbol ({@code bad_symbol}); times before 1970 or after 9999, a bar
 * that ends before it begins or is longer than a minute ({@code bad_timestamp}); interval ({@code unsupported_interval});
 * numbers ({@code bad_number}); {@code future_timestamp}. Allocates nothing for a good tick. Not for several threads.
 */
public final class TickValidator {
    /** How far {@code timestamp} may be ahead of {@code localTimestamp}, microseconds. */
    public static final long MAX_AHEAD_MICROS = 5_000_000;

    private static final long LAST_MICROS = 253_402_300_799_999_999L;
    private static final long MINUTE_MS = 60_000;
    private static final long MINUTE_MICROS = 60_000_000;

    private final SymbolCheck exchanges = SymbolCheck.ofExchanges();
    private final SymbolCheck symbols = SymbolCheck.ofSymbols();
    private String detail = "";

    /** What is wrong with the tick, {@link TickFault#NONE} when nothing is. */
    public TickFault validate(Tick tick) {
        TickFault fault = checkPresence(tick);
        if (fault == TickFault.NONE) {
            fault = checkNames(tick);
        }
        return fault == TickFault.NONE ? checkValues(tick) : fault;
    }

    /** As {@link #validate}, of a message about an asset whose exchange and symbol were found good before. */
    public TickFault validateNamed(Tick tick) {
        TickFault fault = checkPresence(tick);
        return fault == TickFault.NONE ? checkValues(tick) : fault;
    }

    private TickFault checkPresence(Tick tick) {
        if (!detail.isEmpty()) {
            detail = "";
        }
        String missing = RequiredNumbers.firstMissing(tick);
        return missing.isEmpty() ? TickFault.NONE : fault(TickFault.MISSING_FIELD, missing + " is absent");
    }

    private TickFault checkValues(Tick tick) {
        TickFault fault = checkTimes(tick);
        if (fault == TickFault.NONE && tick.type == TickType.TRADE_BAR) {
            fault = checkBarTimes(tick);
        }
        if (fault != TickFault.NONE) {
            return fault;
        }
        String badNumber = TickNumbers.firstBad(tick);
        return badNumber.isEmpty()
                ? checkFuture(tick)
                : fault(TickFault.BAD_NUMBER, badNumber + " is out of its range");
    }

    /** What was wrong, in words; empty when nothing was. */
    public String detail() {
        return detail;
    }

    private TickFault checkNames(Tick tick) {
        if (!exchanges.isGood(tick.exchange)) {
            return fault(TickFault.BAD_SYMBOL, "exchange is " + SymbolCheck.excerpt(tick.exchange));
        }
        if (tick.type.isAssetMessage() && !symbols.isGood(tick.symbol)) {
            return fault(TickFault.BAD_SYMBOL, "symbol is " + SymbolCheck.excerpt(tick.symbol));
        }
        if (tick.type == TickType.DISCONNECT) {
            for (String symbol : tick.disconnectedSymbols) {
                if (!symbols.isGood(symbol)) {
                    return fault(TickFault.BAD_SYMBOL, "symbols has " + SymbolCheck.excerpt(symbol));
                }
            }
        }
        return TickFault.NONE;
    }

    private TickFault checkTimes(Tick tick) {
        if (isOutside(tick.timestampMicros) && tick.type != TickType.DISCONNECT) {
            return fault(TickFault.BAD_TIMESTAMP, "timestamp is " + tick.timestampMicros);
        }
        if (isOutside(tick.localTimestampMicros)) {
            return fault(TickFault.BAD_TIMESTAMP, "localTimestamp is " + tick.localTimestampMicros);
        }
        boolean hasFunding = tick.type == TickType.DERIVATIVE_TICKER && tick.fundingTimestampMicros != Tick.NO_TIME;
        if (hasFunding && isOutside(tick.fundingTimestampMicros)) {
            return fault(TickFault.BAD_TIMESTAMP, "fundingTimestamp is " + tick.fundingTimestampMicros);
        }
        return TickFault.NONE;
    }

    private TickFault checkBarTimes(Tick tick) {
        if (tick.intervalMs != MINUTE_MS) {
            return fault(TickFault.UNSUPPORTED_INTERVAL, "interval is " + tick.intervalMs + " and must be 60000");
        }
        long open = tick.openTimestampMicros;
        long close = tick.closeTimestampMicros;
        if (isOutside(open)) {
            return fault(TickFault.BAD_TIMESTAMP, "openTimestamp is " + open);
        }
        if (isOutside(close) || close < open || close - open > MINUTE_MICROS) {
            return fault(TickFault.BAD_TIMESTAMP, "closeTimestamp is " + close + " with openTimestamp " + open);
        }
        return tick.timestampMicros < open
                ? fault(
                        TickFault.BAD_TIMESTAMP,
                        "timestamp " + tick.timestampMicros + " lies before openTimestamp " + open)
                : TickFault.NONE;
    }

    private TickFault checkFuture(Tick tick) {
        boolean isAhead =
                tick.type != TickType.DISCONNECT && tick.timestampMicros - tick.localTimestampMicros > MAX_AHEAD_MICROS;
        return isAhead
                ? fault(
                        TickFault.FUTURE_TIMESTAMP,
                        "timestamp " + tick.timestampMicros + " is more than 5 s ahead of localTimestamp "
                                + tick.localTimestampMicros)
                : TickFault.NONE;
    }

    private TickFault fault(TickFault fault, String newDetail) {
        detail = newDetail;
        return fault;
    }

    private static boolean isOutside(long micros) {
        return micros < 0 || micros > LAST_MICROS;
    }
}
