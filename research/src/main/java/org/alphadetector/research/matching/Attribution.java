package org.alphadetector.research.matching;

import java.util.List;
import java.util.Map;
import org.alphadetector.ingest.injection.InjectedField;
import org.alphadetector.ingest.injection.InjectionKind;

/**
 * Whether the input to which an alarm owes most of its score is the injection's cause, one of its essential fields, and
 * not something that merely moved along: volume in a price shock is none.
 */
public final class Attribution {
    /** How the names of columns begin that each field shows in. */
    private static final Map<InjectedField, List<String>> COLUMNS = Map.of(
            InjectedField.PRICE, List.of("ret_", "rv_", "close", "price", "high", "low", "mid"),
            InjectedField.VOLUME, List.of("quote_volume", "volume", "trade"),
            InjectedField.SIDE, List.of("cvd", "taker", "ofi", "delta"),
            InjectedField.SPREAD, List.of("spread"),
            InjectedField.DEPTH, List.of("depth", "book"),
            InjectedField.OPEN_INTEREST, List.of("oi_"),
            InjectedField.LIQUIDATION, List.of("liq"),
            InjectedField.BASIS, List.of("basis"));

    private Attribution() {}

    static boolean isHit(String column, InjectionKind kind) {
        return !column.isEmpty()
                && kind.essentials().stream()
                        .flatMap(field -> columns(field).stream())
                        .anyMatch(column::startsWith);
    }

    /** An input that names the cause of a kind. */
    public static String cause(InjectionKind kind) {
        return columns(kind.essentials().get(0)).get(0);
    }

    private static List<String> columns(InjectedField field) {
        return COLUMNS.getOrDefault(field, List.of());
    }
}
