package org.alphadetector.ingest.adapter.binance;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.alphadetector.ingest.adapter.file.DamagedLineException;

/** Finds the symbol of a REST depth snapshot, which does not say it. */
final class SnapshotSymbol {
    private static final List<String> QUOTE_CURRENCIES = List.of("USDT", "USDC", "BUSD", "FDUSD");

    private final List<String> nameParts;

    SnapshotSymbol(Path file) {
        String name = String.valueOf(file.getFileName()).toUpperCase(Locale.ROOT);
        nameParts = Arrays.asList(name.split("[^A-Z0-9]+"));
    }

    /**
     * The symbol its stream names ({@code btcusdt@depthSnapshot}); else the one the file's name has in it; else the only
     * one whose streams the file has shown so far.
     */
    String of(String stream, Set<String> symbolsSeen) throws DamagedLineException {
        int at = stream.indexOf('@');
        if (at > 0) {
            return stream.substring(0, at).toUpperCase(Locale.ROOT);
        }
        for (String part : nameParts) {
            if (symbolsSeen.contains(part) || isSymbol(part)) {
                return part;
            }
        }
        if (symbolsSeen.size() == 1) {
            return symbolsSeen.iterator().next();
        }
        throw new DamagedLineException("a depth snapshot of unknown symbol: put the symbol into the file's name");
    }

    private static boolean isSymbol(String part) {
        return QUOTE_CURRENCIES.stream().anyMatch(quote -> part.endsWith(quote) && part.length() > quote.length());
    }
}
