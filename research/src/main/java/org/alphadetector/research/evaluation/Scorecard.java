package org.alphadetector.research.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What a source of alarms is worth, per class and per class and subtype, over the runs of several seeds. */
public final class Scorecard {
    /** One run's counts. */
    private record Run(double assetDays, Map<String, Tally> tallies) {}

    private final List<Run> runs = new ArrayList<>();

    /** Adds the run of a seed. */
    public void add(Matching matching, double assetDays) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (Sighting sighting : matching.sightings()) {
            tally(tallies, sighting.injection().eventClass()).add(sighting);
            tally(tallies, sighting.injection().kind().wireName()).add(sighting);
        }
        for (Matching.Judged judged : matching.judged()) {
            tally(tallies, judged.alarm().eventClass()).add(judged.verdict());
            tally(tallies, judged.alarm().name()).add(judged.verdict());
        }
        runs.add(new Run(assetDays, tallies));
    }

    private static Tally tally(Map<String, Tally> tallies, String name) {
        return tallies.computeIfAbsent(name, key -> new Tally());
    }

    /** The classes, and classes with subtypes, that were injected or alarmed, in order. */
    public List<String> names() {
        TreeMap<String, Boolean> names = new TreeMap<>();
        runs.forEach(run -> run.tallies().keySet().forEach(name -> names.put(name, true)));
        return List.copyOf(names.keySet());
    }

    /** The counts of all runs. */
    public Tally total(String name) {
        Tally total = new Tally();
        for (Run run : runs) {
            Tally one = run.tallies().get(name);
            if (one != null) {
                total.add(one);
            }
        }
        return total;
    }

    /** How many runs there are. */
    public int runs() {
        return runs.size();
    }

    /** Assets times days of all runs. */
    public double assetDays() {
        return runs.stream().mapToDouble(Run::assetDays).sum();
    }

    /** Recall: over seeds by Student's t, within a single run by Wilson. */
    public Interval recall(String name) {
        Tally total = total(name);
        return runs.size() > 1 ? overSeeds(name, Tally::recall) : Interval.ofShare(total.found(), total.injections());
    }

    /** Precision, as {@link #recall}. */
    public Interval precision(String name) {
        Tally total = total(name);
        return runs.size() > 1
                ? overSeeds(name, Tally::precision)
                : Interval.ofShare(total.trueAlarms(), total.trueAlarms() + total.falseAlarms());
    }

    /** False alarms per asset and day, over seeds. */
    public Interval falsePerAssetDay(String name) {
        double[] values = new double[runs.size()];
        for (int i = 0; i < values.length; i++) {
            Run run = runs.get(i);
            Tally tally = run.tallies().get(name);
            values[i] = (tally == null ? 0 : tally.falseAlarms()) / run.assetDays();
        }
        return Interval.ofMean(values);
    }

    private Interval overSeeds(String name, ToDoubleFunction<Tally> figure) {
        double[] values = new double[runs.size()];
        for (int i = 0; i < values.length; i++) {
            Tally tally = runs.get(i).tallies().get(name);
            values[i] = tally == null ? Double.NaN : figure.applyAsDouble(tally);
        }
        Interval mean = Interval.ofMean(values);
        return mean.isBounded() ? new Interval(mean.value(), Math.max(0, mean.low()), Math.min(1, mean.high())) : mean;
    }
}
