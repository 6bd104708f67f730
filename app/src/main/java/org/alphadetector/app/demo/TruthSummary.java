package org.alphadetector.app.demo;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.alphadetector.app.console.TextTable;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.research.matching.Matching;
import org.alphadetector.research.matching.MatchingRule;
import org.alphadetector.research.matching.Sighting;
import org.alphadetector.research.report.Figures;
import org.alphadetector.research.scorecard.Exposure;
import org.alphadetector.research.scorecard.Scorecard;
import org.alphadetector.research.scorecard.Tally;

/** What became of each injected anomaly, one by one and by kind: found, and how fast, or missed. */
final class TruthSummary {
    private final PrintWriter out;
    private final long endMicros;

    /** @param endMicros when the market ended: what was injected just before had no time to be found */
    TruthSummary(PrintWriter out, long endMicros) {
        this.out = out;
        this.endMicros = endMicros;
    }

    /** Prints it; nothing where nothing was injected. */
    void print(Matching matching) {
        List<Sighting> sightings = matching.sightings().stream()
                .sorted(Comparator.comparingLong(
                        sighting -> sighting.injection().startMs()))
                .toList();
        if (sightings.isEmpty()) {
            return;
        }
        printEach(sightings);
        printKinds(matching);
        long found = sightings.stream().filter(Sighting::isFound).count();
        long open = sightings.stream().filter(this::isOpen).count();
        out.printf(
                Locale.ROOT,
                "%d of %d injected anomalies were found, %d missed, %d cut short by the end of the market.%n%n",
                found,
                sightings.size(),
                sightings.size() - found - open,
                open);
        out.flush();
    }

    private void printEach(List<Sighting> sightings) {
        TextTable table = new TextTable(
                List.of("injected", "asset", "time (UTC)", "sigmas", "outcome", "bars", "ms"),
                List.of(false, false, false, true, false, true, true));
        for (Sighting sighting : sightings) {
            Injection injection = sighting.injection();
            table.add(List.of(
                    injection.kind().wireName(),
                    assets(injection),
                    Instant.ofEpochMilli(injection.startMs())
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString(),
                    Figures.number(injection.sizeSigmas(), 1),
                    outcome(sighting),
                    sighting.isFound() ? "" + sighting.delayBars() : "",
                    sighting.isFound() ? String.format(Locale.ROOT, "%,d", sighting.delayMs()) : ""));
        }
        table.print(out);
        out.println();
    }

    private void printKinds(Matching matching) {
        Scorecard scorecard = new Scorecard();
        scorecard.add(matching, Exposure.of(1));
        TextTable table = new TextTable(
                List.of("injected", "times", "found", "not found", "median delay", "slowest 10 %"),
                List.of(false, true, true, true, true, true));
        for (String name : scorecard.names()) {
            Tally tally = scorecard.total(name);
            if (name.indexOf('.') >= 0 && tally.injections() > 0) {
                table.add(List.of(
                        name,
                        "" + tally.injections(),
                        "" + tally.found(),
                        "" + (tally.injections() - tally.found()),
                        Figures.time(tally.delayMs(0.5).value()),
                        Figures.time(tally.delayMs(0.9).value())));
            }
        }
        table.print(out);
        out.println();
    }

    private String outcome(Sighting sighting) {
        if (sighting.isFound()) {
            return "found";
        }
        return isOpen(sighting) ? "cut short" : "missed";
    }

    /** Whether it was not found while there was still time. */
    private boolean isOpen(Sighting sighting) {
        Injection injection = sighting.injection();
        return !sighting.isFound()
                && MatchingRule.windowEndMicros(injection, injection.eventClass(), Timeframe.M1) > endMicros;
    }

    private static String assets(Injection injection) {
        return injection.assets().size() == 1
                ? injection.assets().get(0).symbol()
                : injection.assets().size() + " assets";
    }
}
