package org.alphadetector.features.residual;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Start times, closes and volumes of a recorded file of candles, without the days of the crash. */
final class Klines {
    private static final long CRASH_FROM = Instant.parse("2026-02-05T00:00:00Z").toEpochMilli();
    private static final long CRASH_TO = Instant.parse("2026-02-07T00:00:00Z").toEpochMilli();

    private final long[] startMicros;
    private final double[] closes;
    private final double[] volumes;

    private Klines(long[] startMicros, double[] closes, double[] volumes) {
        this.startMicros = startMicros;
        this.closes = closes;
        this.volumes = volumes;
    }

    static Klines read(Path file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] fields = line.split(",", -1);
                long millis = Long.parseLong(fields[0]);
                if (millis < CRASH_FROM || millis >= CRASH_TO) {
                    rows.add(fields);
                }
            }
        }
        return new Klines(
                rows.stream().mapToLong(row -> Long.parseLong(row[0]) * 1_000).toArray(),
                rows.stream().mapToDouble(row -> Double.parseDouble(row[4])).toArray(),
                rows.stream().mapToDouble(row -> Double.parseDouble(row[5])).toArray());
    }

    double volume(int bar) {
        return volumes[bar];
    }

    int bars() {
        return closes.length;
    }

    long startMicros(int bar) {
        return startMicros[bar];
    }

    /** The return of a bar; NaN where the bar before is missing. */
    double logReturn(int bar) {
        boolean follows = bar > 0 && startMicros[bar] - startMicros[bar - 1] == 60_000_000L;
        return follows ? StrictMath.log(closes[bar] / closes[bar - 1]) : Double.NaN;
    }

    /** Half a price step as a return, the step being the smallest difference of closes so far. */
    double[] halfSteps() {
        double[] halfSteps = new double[bars()];
        double step = Double.POSITIVE_INFINITY;
        for (int bar = 1; bar < bars(); bar++) {
            halfSteps[bar] = step < Double.POSITIVE_INFINITY ? step / 2 / closes[bar - 1] : 0;
            double difference = Math.abs(closes[bar] - closes[bar - 1]);
            if (difference > 1e-9 * closes[bar]) {
                step = Math.min(step, difference);
            }
        }
        return halfSteps;
    }
}
