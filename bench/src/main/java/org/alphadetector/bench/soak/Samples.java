package org.alphadetector.bench.soak;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.alphadetector.app.console.TextTable;

/** All samples of a soak, in a CSV file as they come, and the verdict on them. */
final class Samples implements AutoCloseable {
    private static final double SECONDS_AN_HOUR = 3_600;

    private final List<Measure> measures;
    private final BufferedWriter csv;
    private final List<Double> hours = new ArrayList<>();
    private final List<List<Double>> samples = new ArrayList<>();

    Samples(List<Measure> measures, Path csvFile) throws IOException {
        this.measures = measures;
        csv = Files.newBufferedWriter(csvFile);
        write("seconds", measures.stream().map(Samples::title).toList());
    }

    void add(double seconds, List<Double> values) throws IOException {
        hours.add(seconds / SECONDS_AN_HOUR);
        samples.add(values);
        write(number(seconds), values.stream().map(Samples::number).toList());
    }

    /** Whether nothing grew in the samples from that time on; prints a line for each measure. */
    boolean judge(double fromSeconds, PrintWriter out) {
        int from = 0;
        while (from < hours.size() && hours.get(from) * SECONDS_AN_HOUR < fromSeconds) {
            from++;
        }
        TextTable table = new TextTable(
                List.of("measure", "unit", "first quarter", "last quarter", "per hour", "second half", "tolerated", ""),
                List.of(false, false, true, true, true, true, true, false));
        boolean isFlat = true;
        for (int i = 0; i < measures.size(); i++) {
            Measure measure = measures.get(i);
            Trend trend = trend(i, from);
            boolean isMeasureFlat = measure.isFlat(trend);
            isFlat &= isMeasureFlat;
            table.add(List.of(
                    measure.name(),
                    measure.unit(),
                    number(trend.firstQuarter()),
                    number(trend.lastQuarter()),
                    number(trend.perHour()),
                    number(trend.laterPerHour()),
                    measure.isBounded() ? number(measure.tolerance(trend.firstQuarter())) : "",
                    !measure.isBounded() ? "told" : isMeasureFlat ? "flat" : "NOT FLAT"));
        }
        table.print(out);
        return isFlat;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private Trend trend(int measure, int from) {
        double[] times =
                hours.stream().skip(from).mapToDouble(Double::doubleValue).toArray();
        double[] values = samples.stream()
                .skip(from)
                .mapToDouble(sample -> sample.get(measure))
                .toArray();
        return Trend.of(times, values);
    }

    private void write(String first, List<String> rest) throws IOException {
        csv.write(first + ',' + String.join(",", rest));
        csv.newLine();
        csv.flush();
    }

    private static String title(Measure measure) {
        return List.of(measure.name(), measure.unit()).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "))
                .replace(' ', '_');
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
