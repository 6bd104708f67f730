package org.alphadetector.app.demo;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.alphadetector.app.console.TextTable;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.research.evaluation.Matching;
import org.alphadetector.research.evaluation.Scorecard;
import org.alphadetector.research.evaluation.Sighting;
import org.alphadetector.research.evaluation.Tally;
import org.alphadetector.research.report.Figures;

/** Which injected anomalies were found, which were missed, and how fast. */
final class TruthSummary {
    private static final int MISSED_SHOWN = 8;

    private final PrintWriter out;

    TruthSummary(PrintWriter out) {
        this.out = out;
    }

    /** Prints it; nothing where nothing was injected. */
    void print(Matching matching) {
        if (matching.sightings().isEmpty()) {
            return;
        }
        Scorecard scorecard = new Scorecard();
        scorecard.add(matching, 1);
        TextTable table = new TextTable(
                List.of("injected", "times", "found", "missed", "median delay", "slowest 10 %"),
                List.of(false, true, true, true, true, true));
        for (String name : scorecard.names()) {
            Tally tally = scorecard.total(name);
            if (name.indexOf('.') >= 0 && tally.injections() > 0) {
                table.add(List.of(
                        name,
                        "" + tally.injections(),
                        "" + tally.found(),
                        "" + (tally.injections() - tally.found()),
                        Figures.time(tally.delayMs(0.5)),
                        Figures.time(tally.delayMs(0.9))));
            }
        }
        long found = matching.sightings().stream().filter(Sighting::isFound).count();
        out.printf(
                Locale.ROOT,
                "%d of %d injected anomalies were found:%n%n",
                found,
                matching.sightings().size());
        table.print(out);
        printMissed(matching);
        out.println();
        out.flush();
    }

    /** The largest of them: those are worth a look. */
    private void printMissed(Matching matching) {
        List<Injection> missed = matching.sightings().stream()
                .filter(sighting -> !sighting.isFound())
                .map(Sighting::injection)
                .sorted(Comparator.comparingDouble(Injection::sizeSigmas).reversed())
                .limit(MISSED_SHOWN)
                .toList();
        if (missed.isEmpty()) {
            return;
        }
        out.println();
        out.println("The largest that were missed:");
        for (Injection injection : missed) {
            out.printf(
                    Locale.ROOT,
                    "  %s  %s  %.0f sigmas  %s%n",
                    Instant.ofEpochMilli(injection.startMs()),
                    injection.kind().wireName(),
                    injection.sizeSigmas(),
                    injection.assets().size() == 1
                            ? injection.assets().get(0).symbol()
                            : injection.assets().size() + " assets");
        }
    }
}
