package org.alphadetector.ingest.instrument;

import java.util.Map;
import java.util.Optional;

/**
 * The two coins of an instrument, read from the exchange's native symbol.
 *
 * <p>The base is the coin itself. A multiplier in the symbol is left out: {@code 1000SHIBUSDT} and {@code kPEPE} quote
 * a thousand coins, their bases are {@code SHIB} and {@code PEPE}. So all instruments of one coin have one base, but
 * their prices may differ by the multiplier. {@code XBT} is {@code BTC}.
 *
 * @param base the coin that is traded, for example {@code BTC}
 * @param quote the coin or currency in which the price is given, for example {@code USDT}; of an inverse contract
 *     {@code USD}
 */
public record CoinPair(String base, String quote) {
    /** Other names of a coin: BitMEX's of Bitcoin, and names that hold a multiplier in a way of their own. */
    private static final Map<String, String> COINS = Map.of("XBT", "BTC", "SHIB1000", "SHIB", "1MBABYDOGE", "BABYDOGE");

    /** A power of ten from 1,000 on, or a {@code k}, before the name of a coin. */
    private static final String MULTIPLIER = "^(10{3,}|k)(?=\\p{L})";

    /**
     * The coins of a symbol; empty where no rule knows the symbol, or where it can be read in two ways.
     *
     * <p>Costs microseconds: ask once an asset and keep the answer.
     *
     * @param exchange the exchange's name, as tardis.dev, cryptofeed or ccxt write it; others are known by the forms of
     *     symbol that all exchanges share
     * @param symbol the exchange's native symbol, or the one of cryptofeed or ccxt
     */
    public static Optional<CoinPair> of(String exchange, String symbol) {
        return SymbolRules.find(exchange, symbol).map(pair -> new CoinPair(coin(pair.base), coin(pair.quote)));
    }

    /** The base coin of a symbol; where it is unknown the symbol itself, so that the asset stands for itself alone. */
    public static String baseOf(String exchange, String symbol) {
        return of(exchange, symbol).map(CoinPair::base).orElse(symbol);
    }

    private static String coin(String name) {
        String known = COINS.get(name);
        return known != null ? known : name.replaceFirst(MULTIPLIER, "");
    }
}
