package org.alphadetector.ingest.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
}
