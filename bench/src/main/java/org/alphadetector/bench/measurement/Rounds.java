package org.alphadetector.bench.measurement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The rates of several rounds of the same measurement, a second. */
public final class Rounds {
    private final String name;
    private final List<Double> rates = new ArrayList<>();

    public Rounds(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public void add(long count, long nanos) {
        rates.add(count * 1e9 / nanos);
    }

    /** Median, lowest and highest ratio to the rates of the same rounds of another measurement. */
    public String describeRatioTo(Rounds other) {
        List<Double> ratios = ratiosTo(other);
        return String.format(
                Locale.ROOT,
                "%s / %s: median %.3f, lowest %.3f, highest %.3f",
                name,
                other.name,
                median(ratios),
                Collections.min(ratios),
                Collections.max(ratios));
    }

    /** The median of the ratios to the rates of the same rounds of another measurement. */
    public double medianRatioTo(Rounds other) {
        return median(ratiosTo(other));
    }

    private List<Double> ratiosTo(Rounds other) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rates.size(); round++) {
            ratios.add(rates.get(round) / other.rates.get(round));
        }
        return ratios;
    }

    /** Median, lowest and highest rate in millions. */
    public String describe() {
        return describe("M", 1e6);
    }

    /** Median, lowest and highest rate in thousands. */
    public String describeThousands() {
        return describe("k", 1e3);
    }

    private String describe(String unit, double size) {
        return String.format(
                Locale.ROOT,
                "%-16s median %.3f %s/s, lowest %.3f, highest %.3f (%d rounds)",
                name,
                median(rates) / size,
                unit,
                Collections.min(rates) / size,
                Collections.max(rates) / size,
                rates.size());
    }

    /** Median time of one, nanoseconds. */
    public double medianNanos() {
        return 1e9 / median(rates);
    }

    /** The middle value; of an even number the mean of the two in the middle. */
    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
