package org.alphadetector.ingest.codec;

import java.util.Arrays;
import org.alphadetector.ingest.tick.Tick;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges and symbols by the record keys that were found to be theirs, the first of each place: who knows the key needs no
 * look-up and no check of the names, if the message has them. A flood of keys allocates nothing. Not for several threads.
 */
final class KnownNames {
    private static final int PLACES = 16_384;
    /** What a message shows as it is, in one comparison, with its quotes. */
    private static final int LONGEST = NextBytes.LONGEST - 2;

    private final @Nullable Names[] known = new @Nullable Names[PLACES];
    private @Nullable Names last;

    /** Good names of an asset, and what a message usually has for them; null where that cannot be compared. */
    static final class Names {
        final String exchange;
        final String symbol;
        final @Nullable NextBytes exchangeText;
        final @Nullable NextBytes symbolText;
        private final byte[] key;

        Names(byte[] key, String exchange, String symbol, @Nullable NextBytes exchangeText) {
            this.key = key;
            this.exchange = exchange;
            this.symbol = symbol;
            this.exchangeText = exchangeText;
            symbolText = quoted(symbol);
        }

        /** Whether the tick is a message about this asset. */
        boolean areOf(Tick tick) {
            return tick.type.isAssetMessage() && symbol.equals(tick.symbol) && exchange.equals(tick.exchange);
        }
    }

    /** The names that belong to a key; null when it is not known. */
    @Nullable
    Names find(byte @Nullable [] key) {
        if (key == null) {
            return null;
        }
        Names names = known[place(key)];
        return names != null && Arrays.equals(names.key, key) ? names : null;
    }

    /** Remembers the key of a good tick, if its place is free and the tick is about an asset. */
    void remember(byte[] key, Tick tick) {
        int place = place(key);
        if (known[place] != null || !tick.type.isAssetMessage()) {
            return;
        }
        Names previous = last;
        NextBytes exchangeText = previous != null && previous.exchange.equals(tick.exchange)
                ? previous.exchangeText
                : quoted(tick.exchange);
        Names names = new Names(key.clone(), tick.exchange, tick.symbol, exchangeText);
        known[place] = names;
        last = names;
    }

    private static int place(byte[] key) {
        return StringTable.hash(key, 0, key.length) & (PLACES - 1);
    }

    /** Null for names that JSON would not have as they are, or that are too long. */
    private static @Nullable NextBytes quoted(String name) {
        boolean isPlain =
                name.length() <= LONGEST && name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"' && c != '\\');
        return isPlain ? new NextBytes('"' + name + '"') : null;
    }
}
