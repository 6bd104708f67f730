package org.alphadetector.research.evaluation;

import java.util.List;
import java.util.Map;
import org.alphadetector.ingest.injection.InjectedField;
import org.alphadetector.ingest.injection.InjectionKind;

/** Whether the input to which an alarm owes most of its score is one that the injection disturbed. */
final class Attribution {
    /** How the names of columns begin that each field shows in. */
    private static final Map<InjectedField, List<String>> COLUMNS = Map.of(
            InjectedField.PRICE, List.of("ret_", "rv_", "close", "price", "high", "low", "trade", "mid"),
            InjectedField.VOLUME, List.of("volume", "quote_volume", "trade_count", "taker"),
            InjectedField.SIDE, List.of("cvd", "taker", "ofi", "delta"),
            InjectedField.SPREAD, List.of("spread"),
            InjectedField.DEPTH, List.of("depth", "book"),
            InjectedField.OPEN_INTEREST, List.of("oi_"),
            InjectedField.LIQUIDATION, List.of("liq"),
            InjectedField.BASIS, List.of("basis"));

    private Attribution() {}

    static boolean isHit(String column, InjectionKind kind) {
        return !column.isEmpty()
                && kind.fields().stream()
                        .flatMap(field -> COLUMNS.getOrDefault(field, List.of()).stream())
                        .anyMatch(column::startsWith);
    }
}
