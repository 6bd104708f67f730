package org.alphadetector.ingest.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.alphadetector.ingest.tick.Tick;

/**
 * Good names of an asset and the record key that is theirs. The key lies in the object itself: with thousands of assets,
 * each further object that a message needs is another wait for memory.
 */
final class AssetNames {
    private static final int IN_WORDS = 4 * Long.BYTES;
    private static final byte[] NOTHING = {};

    final String exchange;
    final String symbol;
    /** Bytes of the exchange in the key; -1 when JSON would not have both names as the key has them. */
    final int exchangeLength;

    private final int keyLength;
    private final long first;
    private final long second;
    private final long third;
    private final long fourth;
    /** What the four words do not hold. */
    private final byte[] rest;

    AssetNames(byte[] key, String exchange, String symbol) {
        this.exchange = exchange;
        this.symbol = symbol;
        boolean isPlain = (exchange + symbol).chars().noneMatch(c -> c < ' ' || c == '"' || c == '\\');
        exchangeLength = isPlain ? new String(key, StandardCharsets.ISO_8859_1).indexOf(':') : -1;
        keyLength = key.length;
        first = word(key, 0);
        second = word(key, 1);
        third = word(key, 2);
        fourth = word(key, 3);
        rest = keyLength > IN_WORDS ? Arrays.copyOfRange(key, IN_WORDS, keyLength) : NOTHING;
    }

    private static long word(byte[] key, int index) {
        return Words.at(key, index * Long.BYTES, key.length);
    }

    boolean isKey(byte[] key) {
        long differences =
                (word(key, 0) ^ first) | (word(key, 1) ^ second) | (word(key, 2) ^ third) | (word(key, 3) ^ fourth);
        return differences == 0
                && key.length == keyLength
                && (keyLength <= IN_WORDS || Arrays.equals(rest, 0, rest.length, key, IN_WORDS, keyLength));
    }

    /** Whether the tick is a message about this asset. */
    boolean areOf(Tick tick) {
        return tick.type.isAssetMessage() && symbol.equals(tick.symbol) && exchange.equals(tick.exchange);
    }

    /** The position after the exchange, if it comes here and a quote after it, else -1; the key is this asset's. */
    int afterExchange(byte[] key, byte[] message, int at, int end) {
        return after(key, 0, exchangeLength, message, at, end);
    }

    /** The position after the symbol, if it comes here and a quote after it, else -1; the key is this asset's. */
    int afterSymbol(byte[] key, byte[] message, int at, int end) {
        int from = exchangeLength + 1;
        return after(key, from, from == 0 ? -1 : keyLength - from, message, at, end);
    }

    /** The bytes are taken from the record's own key, which has just been read: the asset's would have to be fetched. */
    private static int after(byte[] key, int from, int length, byte[] message, int at, int end) {
        if (length < 0 || at + length + Long.BYTES > end || message[at + length] != '"') {
            return -1;
        }
        int to = from + length;
        for (int i = 0; i < length; i += Long.BYTES) {
            int left = length - i;
            long mask = left < Long.BYTES ? (1L << (Byte.SIZE * left)) - 1 : -1;
            if (((Words.at(key, from + i, to) ^ Words.at(message, at + i)) & mask) != 0) {
                return -1;
            }
        }
        return at + length;
    }
}
