package org.alphadetector.research.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes labelled series: the same seed, the same series. */
public final class SeriesGenerator {
    private static final double WARMUP_SHARE = 0.15;
    private static final long START_MICROS = 1_700_000_000_000_000L;
    private static final int TOLERANCE_ROWS = 8;
    private static final List<Disturbance> KINDS = List.of(Disturbance.values());

    private SeriesGenerator() {}

    /** One series of every background for each seed from 1 to {@code seeds}, with anomalies of all kinds. */
    public static List<LabelledSeries> corpus(int rows, int seeds) {
        List<LabelledSeries> corpus = new ArrayList<>();
        for (Background background : Background.values()) {
            for (int seed = 1; seed <= seeds; seed++) {
                corpus.add(labelled(background, rows, seed));
            }
        }
        return corpus;
    }

    /** Ordinary values only. */
    public static LabelledSeries quiet(Background background, int rows, long seed) {
        return new LabelledSeries(background.name(), times(background, rows), background.values(rows, seed), List.of());
    }

    /** Two to four anomalies of random kinds, 4 to 12 robust standard deviations large. */
    public static LabelledSeries labelled(Background background, int rows, long seed) {
        double[] values = background.values(rows, seed);
        double sigma = changeSigma(values);
        Random random = new Random(seed * 31 + background.name().hashCode());
        List<LabelledSeries.Window> windows = new ArrayList<>();
        int count = 2 + random.nextInt(3);
        int from = (int) (rows * WARMUP_SHARE);
        int span = (rows - from) / count;
        for (int i = 0; i < count; i++) {
            Disturbance kind = KINDS.get(random.nextInt(KINDS.size()));
            int start = from + i * span + random.nextInt(span / 2);
            kind.put(values, start, 4 + 8 * random.nextDouble(), sigma, random);
            int end = Math.min(rows - 1, start + kind.rows() + TOLERANCE_ROWS);
            windows.add(new LabelledSeries.Window(kind, start, end));
        }
        String name = background.name() + '-' + seed;
        return new LabelledSeries(name, times(background, rows), values, windows);
    }

    private static long[] times(Background background, int rows) {
        long[] times = new long[rows];
        for (int i = 0; i < rows; i++) {
            times[i] = START_MICROS + 1_000_000L * background.stepSeconds() * i;
        }
        return times;
    }

    /** The 68.27 % quantile of the change from value to value, over the root of 2. */
    private static double changeSigma(double[] values) {
        double[] changes = new double[values.length - 1];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < changes.length; i++) {
            changes[i] = Math.abs(values[i + 1] - values[i]);
            least = changes[i] > 0 ? Math.min(least, changes[i]) : least;
        }
        Arrays.sort(changes);
        return Math.max(least / 2, changes[(int) (0.6827 * changes.length)] / Math.sqrt(2));
    }
}
