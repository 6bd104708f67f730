package org.alphadetector.research.scorecard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.research.matching.Matching;
import org.alphadetector.research.matching.Sighting;

/**
 * What a source of alarms is worth, per class and per class and subtype, over the runs of several seeds. Shares and
 * rates are of the counts of all runs, their intervals as {@link Interval} says.
 */
public final class Scorecard {
    private static final Tally NOTHING = new Tally();

    /** One run's counts. */
    private record Run(Exposure exposure, Map<String, Tally> tallies) {
        Tally of(String name) {
            return tallies.getOrDefault(name, NOTHING);
        }
    }

    private final List<Run> runs = new ArrayList<>();

    /** Adds the run of a seed. */
    public void add(Matching matching, Exposure exposure) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (Sighting sighting : matching.sightings()) {
            tally(tallies, sighting.injection().eventClass()).add(sighting);
            tally(tallies, sighting.injection().kind().wireName()).add(sighting);
        }
        for (Matching.Judged judged : matching.judged()) {
            tally(tallies, judged.alarm().eventClass()).add(judged);
            tally(tallies, judged.alarm().name()).add(judged);
        }
        runs.add(new Run(exposure, tallies));
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
        runs.forEach(run -> total.add(run.of(name)));
        return total;
    }

    /** How many runs there are. */
    public int runs() {
        return runs.size();
    }

    /** Assets times days of all runs. */
    public double assetDays() {
        return runs.stream().mapToDouble(run -> run.exposure().assetDays()).sum();
    }

    /** The share of injections that were found. */
    public Interval recall(String name) {
        return share(name, Tally::found, Tally::injections);
    }

    /** The share of injections of each size that were found, by size in robust sigmas. */
    public Map<Double, Interval> recallBySize(String name) {
        Map<Double, Interval> recall = new TreeMap<>();
        for (Double size : total(name).bySize().keySet()) {
            recall.put(
                    size, share(name, tally -> tally.bySize().getOrDefault(size, new int[2])[0], tally -> tally.bySize()
                            .getOrDefault(size, new int[2])[1]));
        }
        return recall;
    }

    /** The share of true ones among true and false alarms. */
    public Interval precision(String name) {
        return share(name, Tally::trueAlarms, tally -> tally.trueAlarms() + tally.falseAlarms());
    }

    /** The share of false ones among true and false alarms. */
    public Interval falseDiscoveries(String name) {
        return share(name, Tally::falseAlarms, tally -> tally.trueAlarms() + tally.falseAlarms());
    }

    /** Of the found, the share whose first alarm named the cause. */
    public Interval attribution(String name) {
        return share(name, Tally::attributed, Tally::found);
    }

    /** False alarms per asset and day of the time in which an alarm would be a false one. */
    public Interval falsePerAssetDay(String name) {
        return Interval.ofRate(counts(run -> {
            Tally tally = run.of(name);
            return new Interval.Count(tally.falseAlarms(), falseAssetDays(run, name, tally));
        }));
    }

    /** Assets times days in which an alarm of the class or subtype would have been a false one. */
    public double falseAssetDays(String name) {
        return runs.stream()
                .mapToDouble(run -> falseAssetDays(run, name, run.of(name)))
                .sum();
    }

    /** Alarms of different timeframes have different windows: the harmonic mean, each alarm weighing the same. */
    private static double falseAssetDays(Run run, String name, Tally tally) {
        String eventClass = name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
        if (tally.falseAlarms() == 0) {
            return run.exposure().falseAssetDays(eventClass, Timeframe.M1);
        }
        double perDay = 0;
        for (Map.Entry<Timeframe, Integer> alarms : tally.falseByTimeframe().entrySet()) {
            perDay += alarms.getValue() / run.exposure().falseAssetDays(eventClass, alarms.getKey());
        }
        return tally.falseAlarms() / perDay;
    }

    private Interval share(String name, ToDoubleFunction<Tally> hits, ToDoubleFunction<Tally> trials) {
        return Interval.ofShare(counts(run -> {
            Tally tally = run.of(name);
            return new Interval.Count(hits.applyAsDouble(tally), trials.applyAsDouble(tally));
        }));
    }

    private List<Interval.Count> counts(Function<Run, Interval.Count> count) {
        return runs.stream().map(count).toList();
    }
}
