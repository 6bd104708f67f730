package org.alphadetector.research.series;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alphadetector.detectors.univariate.SeriesDetector;
import org.alphadetector.research.peer.WindowedGaussian;

/** The univariate core and sliding-window Gaussians on the same labelled series, at equal false alerts. */
public final class SeriesComparison {
    /** How the univariate core is called in the tables. */
    public static final String ALPHA = "alpha";

    private static final double PROBATION_SHARE = 0.15;
    private static final int[] WINDOWS = {100, 500, WindowedGaussian.NAB_WINDOW};

    private final List<LabelledSeries> corpus;
    private final Map<String, RecallCurve> curves = new LinkedHashMap<>();

    /** Scores every series of the corpus with everyone. */
    public SeriesComparison(List<LabelledSeries> corpus) {
        this.corpus = corpus;
        List<double[]> alpha = new ArrayList<>();
        corpus.forEach(series -> alpha.add(surprises(series)));
        curves.put(ALPHA, new RecallCurve(corpus, alpha, PROBATION_SHARE));
        for (int window : WINDOWS) {
            List<double[]> gaussian = new ArrayList<>();
            corpus.forEach(series -> gaussian.add(surprises(series, new WindowedGaussian(window))));
            curves.put("gaussian-" + window, new RecallCurve(corpus, gaussian, PROBATION_SHARE));
        }
    }

    private static double[] surprises(LabelledSeries series) {
        SeriesDetector detector = new SeriesDetector(SeriesDetector.DEFAULT_ALARM_P_VALUE);
        double[] surprises = new double[series.rows()];
        for (int row = 0; row < surprises.length; row++) {
            double pValue =
                    detector.accept(series.timeMicros(row), series.value(row)).pValue();
            surprises[row] = -Math.log(pValue);
        }
        return surprises;
    }

    private static double[] surprises(LabelledSeries series, WindowedGaussian detector) {
        double[] surprises = new double[series.rows()];
        for (int row = 0; row < surprises.length; row++) {
            surprises[row] = detector.surprise(series.value(row));
        }
        return surprises;
    }

    /** Who was compared, the core first. */
    public List<String> names() {
        return List.copyOf(curves.keySet());
    }

    /** What one of them finds at so many false alerts for a thousand rows, one threshold for all series. */
    public RecallCurve.Outcome outcome(String name, double falseAlertsPerThousand) {
        double rows = 0;
        for (LabelledSeries series : corpus) {
            rows += series.rows() * (1 - PROBATION_SHARE);
        }
        RecallCurve curve = curves.get(name);
        if (curve == null) {
            throw new IllegalArgumentException("name=" + name);
        }
        return curve.at((int) (falseAlertsPerThousand * rows / 1_000));
    }
}
