package org.alphadetector.bench.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long the pipeline took to catch up after each fault. */
final class Recoveries {
    private final Map<FaultKind, List<Double>> seconds = new EnumMap<>(FaultKind.class);

    void add(FaultKind kind, double elapsedSeconds) {
        seconds.computeIfAbsent(kind, each -> new ArrayList<>()).add(elapsedSeconds);
    }

    int count() {
        return seconds.values().stream().mapToInt(List::size).sum();
    }

    /** One line a kind: count, median and longest; of an even number the lower of the two in the middle. */
    String table() {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%-54s %5s %9s %9s%n", "fault", "count", "median s", "longest s"));
        seconds.forEach((kind, all) -> {
            List<Double> sorted = new ArrayList<>(all);
            Collections.sort(sorted);
            text.append(String.format(
                    Locale.ROOT,
                    "%-54s %5d %9.1f %9.1f%n",
                    kind.description(),
                    sorted.size(),
                    sorted.get((sorted.size() - 1) / 2),
                    sorted.get(sorted.size() - 1)));
        });
        return text.toString();
    }
}
