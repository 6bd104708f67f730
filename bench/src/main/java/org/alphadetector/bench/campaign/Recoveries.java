package org.alphadetector.bench.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long the pipeline took to catch up after each fault, and after two that came soon after each other. */
final class Recoveries {
    private static final String ROW = "%-54s %5s %9s %9s%n";

    private final Map<FaultKind, List<Double>> single = new EnumMap<>(FaultKind.class);
    private final List<Double> pairs = new ArrayList<>();
    private int count;

    /** What it took after one fault, or after the last of several. */
    void add(List<FaultKind> faults, double elapsedSeconds) {
        count += faults.size();
        List<Double> seconds =
                faults.size() == 1 ? single.computeIfAbsent(faults.get(0), each -> new ArrayList<>()) : pairs;
        seconds.add(elapsedSeconds);
    }

    /** How many faults there were. */
    int count() {
        return count;
    }

    /** One line a kind: count, median and longest; of an even number the lower of the two in the middle. */
    String table() {
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, ROW, "fault", "count", "median s", "longest s"));
        single.forEach((kind, seconds) -> text.append(row(kind.description(), seconds)));
        if (!pairs.isEmpty()) {
            text.append(row("two of them, up to eight seconds apart", pairs));
        }
        return text.toString();
    }

    private static String row(String what, List<Double> seconds) {
        List<Double> sorted = new ArrayList<>(seconds);
        Collections.sort(sorted);
        return String.format(
                Locale.ROOT,
                ROW,
                what,
                sorted.size(),
                String.format(Locale.ROOT, "%.1f", sorted.get((sorted.size() - 1) / 2)),
                String.format(Locale.ROOT, "%.1f", sorted.get(sorted.size() - 1)));
    }
}
