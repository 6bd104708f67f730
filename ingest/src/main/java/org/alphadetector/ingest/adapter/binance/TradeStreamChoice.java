package org.alphadetector.ingest.adapter.binance;

import java.util.HashMap;
import java.util.Map;

/**
 * Which of the streams {@code trade} and {@code aggTrade} is taken of a symbol: the first one seen. They tell of the same
 * trades, so taking both would double them. One choice serves all files read together.
 */
public final class TradeStreamChoice {
    private final Map<String, String> chosen = new HashMap<>();

    boolean takes(String symbol, String stream) {
        return chosen.computeIfAbsent(symbol, first -> stream).equals(stream);
    }
}
