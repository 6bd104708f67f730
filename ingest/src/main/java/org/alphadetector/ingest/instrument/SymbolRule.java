package org.alphadetector.ingest.instrument;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How some exchanges write their symbols.
 *
 * @param exchange the beginning of the exchanges' names, in lower case, letters and digits alone
 * @param symbol the whole symbol, with the group {@code base}, and the group {@code quote} where it names its quote
 *     coin
 * @param impliedQuote the quote coin of symbols that name none; empty where they name it
 */
record SymbolRule(Pattern exchange, Pattern symbol, String impliedQuote) {

    /** A rule for symbols that name their quote coin. */
    static SymbolRule of(String exchange, String symbol) {
        return of(exchange, symbol, "");
    }

    /** A rule for symbols that do not name their quote coin. */
    static SymbolRule of(String exchange, String symbol, String impliedQuote) {
        return new SymbolRule(Pattern.compile(exchange), Pattern.compile(symbol), impliedQuote);
    }

    /** Base and quote as the symbol writes them; empty where the rule is not about such a symbol. */
    Optional<CoinPair> read(String exchangeName, String symbolText) {
        Matcher names = symbol.matcher(symbolText);
        if (!exchange.matcher(exchangeName).lookingAt() || !names.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new CoinPair(names.group("base"), impliedQuote.isEmpty() ? names.group("quote") : impliedQuote));
    }
}
