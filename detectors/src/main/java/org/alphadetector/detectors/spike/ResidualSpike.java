package org.alphadetector.detectors.spike;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.detectors.detector.Detector;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.detector.Explanation;
import org.alphadetector.detectors.detector.Wording;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.validation.JudgedResidual;

/**
 * A quantity that is far from what was predicted of it: the score is the size of a residual column's z, the largest where
 * there are several predictions of it, and the sign says which of two subtypes it is; of a detector that looks upward only
 * it is z, at least 0. It learns nothing of its own: prediction and scale are the columns'.
 */
public final class ResidualSpike implements Detector {
    private static final int NONE = -1;

    private final List<DetectorSpec> variants;
    private final List<Measure> measures;
    private final JudgedResidual.Reader[] readers;

    /** How a measure is told in words. */
    public enum Form {
        /** A log return: {@code price rose 2.00 %}. */
        LOG_RETURN("log change"),
        /** A relative change: {@code open interest rose 2.00 %}. */
        SHARE("relative change"),
        /** The logarithm of a level: {@code volume was 8.0 times the expected}. */
        LOG_LEVEL("logarithm"),
        /** Basis points: {@code the basis was 25.0 bp}. */
        BASIS_POINTS("bp");

        private final String unit;

        Form(String unit) {
            this.unit = unit;
        }

        String unit() {
            return unit;
        }
    }

    /**
     * What is measured.
     *
     * @param noun in words
     * @param form how it is told
     * @param residual the columns
     * @param window the span of time that is predicted
     */
    public record Measure(String noun, Form form, JudgedResidual residual, String window) {}

    private ResidualSpike(List<DetectorSpec> variants, List<Measure> measures, RowLayout layout) {
        this.variants = variants;
        this.measures = List.copyOf(measures);
        this.readers = measures.stream()
                .map(measure -> measure.residual().reader(layout))
                .toArray(JudgedResidual.Reader[]::new);
    }

    /** Both ways, by the largest of the measures that are defined. */
    public static ResidualSpike both(DetectorSpec up, DetectorSpec down, List<Measure> measures, RowLayout layout) {
        return new ResidualSpike(List.of(up, down), measures, layout);
    }

    /** Upward only. */
    public static ResidualSpike upward(DetectorSpec spec, Measure measure, RowLayout layout) {
        return new ResidualSpike(List.of(spec), List.of(measure), layout);
    }

    @Override
    public List<DetectorSpec> variants() {
        return variants;
    }

    @Override
    public double score(Row row) {
        int largest = largest(row);
        return largest == NONE ? Double.NaN : size(readers[largest].z(row));
    }

    @Override
    public int variant(Row row) {
        return variants.size() > 1 && readers[largest(row)].z(row) < 0 ? 1 : 0;
    }

    @Override
    public void update(Row row) {}

    @Override
    public Explanation explain(Row row) {
        int largest = largest(row);
        Measure measure = measures.get(largest);
        double z = readers[largest].z(row);
        double observed = readers[largest].value(row);
        double error = readers[largest].error(row);
        double expected = observed - error;
        TreeMap<String, Double> inputs = new TreeMap<>();
        for (int i = 0; i < readers.length; i++) {
            inputs.put(measures.get(i).residual().z().name(), readers[i].z(row));
        }
        return new Explanation(
                observed,
                expected,
                z == 0 ? Double.NaN : error / z,
                measure.form().unit(),
                measure.window(),
                inputs,
                Map.of(measure.residual().z().name(), 1.0),
                words(measure, observed, expected) + ", " + Wording.fixed(Math.abs(z), 1) + " robust sigmas");
    }

    private double size(double z) {
        return variants.size() > 1 ? Math.abs(z) : Math.max(z, 0);
    }

    /** The place of the largest measure that is defined. */
    private int largest(Row row) {
        int largest = NONE;
        for (int i = 0; i < readers.length; i++) {
            double size = size(readers[i].z(row));
            if (!Double.isNaN(size) && (largest == NONE || size > size(readers[largest].z(row)))) {
                largest = i;
            }
        }
        return largest;
    }

    private static String words(Measure measure, double observed, double expected) {
        return switch (measure.form()) {
            case LOG_RETURN -> change(measure, StrictMath.expm1(observed), StrictMath.expm1(expected));
            case SHARE -> change(measure, observed, expected);
            case LOG_LEVEL ->
                measure.noun() + " was " + Wording.fixed(StrictMath.exp(observed - expected), 1)
                        + " times what was expected of " + measure.window();
            case BASIS_POINTS ->
                measure.noun() + " was " + Wording.fixed(observed, 2) + " bp over " + measure.window() + " where "
                        + Wording.fixed(expected, 2) + " bp was expected";
        };
    }

    private static String change(Measure measure, double observed, double expected) {
        return measure.noun() + ' ' + Wording.verb(observed) + ' ' + Wording.fixed(100 * Math.abs(observed), 2)
                + " % in " + measure.window() + " where " + Wording.fixed(100 * expected, 2) + " % was expected";
    }
}
