package org.alphadetector.bench.soak;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.alphadetector.app.console.Terminal;

/** The latest sample, redrawn in place on a terminal, elsewhere a line each. */
final class LiveLine {
    private static final List<String> SHOWN = List.of(
            "tick offsets",
            "app lag",
            "sink lag",
            "app heap",
            "app native",
            "app resident",
            "sink heap",
            "broker heap");

    private final List<Measure> measures;
    private final PrintWriter out;
    private final boolean isTerminal = Terminal.isStdout();

    LiveLine(List<Measure> measures, PrintWriter out) {
        this.measures = measures;
        this.out = out;
    }

    void show(double seconds, List<Double> values) {
        StringJoiner line = new StringJoiner("  ");
        line.add(String.format(Locale.ROOT, "%d:%02d", (long) seconds / 60, (long) seconds % 60));
        for (int i = 0; i < measures.size(); i++) {
            Measure measure = measures.get(i);
            if (SHOWN.contains(measure.name())) {
                line.add(String.format(Locale.ROOT, "%s %,.0f %s", measure.name(), values.get(i), measure.unit()));
            }
        }
        out.print(isTerminal ? "\r" + line + "\033[K" : line + System.lineSeparator());
        out.flush();
    }

    void end() {
        if (isTerminal) {
            out.println();
        }
    }
}
