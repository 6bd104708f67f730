package org.alphadetector.ingest.validation;

import java.util.Arrays;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a record's key is that of its tick, and remembers keys that were, the first of each place: so a flood of names
 * allocates nothing. Not for several threads.
 */
public final class RecordKeys {
    private static final int REMEMBERED = 16_384;

    private final @Nullable Known[] known = new @Nullable Known[REMEMBERED];

    private static final class Known {
        final String exchange;
        final String symbol;
        final byte[] key;

        Known(String exchange, String symbol, byte[] key) {
            this.exchange = exchange;
            this.symbol = symbol;
            this.key = key;
        }
    }

    /** Whether {@link RecordKey#check} finds no fault. */
    public boolean isKeyOf(byte @Nullable [] key, Tick tick) {
        if (key == null || !tick.type.isAssetMessage()) {
            return RecordKey.check(key, tick) == TickFault.NONE;
        }
        int place = tick.symbol.hashCode() & (REMEMBERED - 1);
        Known last = known[place];
        if (last != null
                && last.symbol.equals(tick.symbol)
                && last.exchange.equals(tick.exchange)
                && Arrays.equals(last.key, key)) {
            return true;
        }
        if (RecordKey.check(key, tick) != TickFault.NONE) {
            return false;
        }
        if (last == null) {
            known[place] = new Known(tick.exchange, tick.symbol, key.clone());
        }
        return true;
    }
}
