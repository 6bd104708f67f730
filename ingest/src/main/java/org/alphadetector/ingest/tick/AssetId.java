package org.alphadetector.ingest.tick;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A perpetual on one exchange.
 *
 * @param exchange the exchange's name, for example {@code binance-futures}
 * @param symbol the exchange's native symbol, for example {@code BTCUSDT}
 * @param uid a stable 63-bit hash of {@code exchange:symbol}: the first eight bytes of its SHA-256, sign bit cleared
 */
public record AssetId(String exchange, String symbol, long uid) implements Comparable<AssetId> {

    /** Stands for the whole market where a row or an event is not about one asset; its key is {@code market}. */
    public static final AssetId MARKET = new AssetId("market", "", hash("market"));

    /** The asset of an exchange and its native symbol. */
    public static AssetId of(String exchange, String symbol) {
        return new AssetId(exchange, symbol, hash(exchange + ':' + symbol));
    }

    /** The asset of a record key {@code exchange:symbol}; the symbol may itself contain colons. */
    public static AssetId ofKey(String key) {
        int colon = key.indexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("not an asset key: key=" + key);
        }
        return of(key.substring(0, colon), key.substring(colon + 1));
    }

    /** The record key {@code exchange:symbol}, or {@code market}. */
    public String key() {
        return symbol.isEmpty() ? exchange : exchange + ':' + symbol;
    }

    @Override
    public int compareTo(AssetId other) {
        int byExchange = exchange.compareTo(other.exchange);
        return byExchange != 0 ? byExchange : symbol.compareTo(other.symbol);
    }

    private static long hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
