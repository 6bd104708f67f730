package org.alphadetector.bench.soak;

/**
 * What is read from the running pipeline again and again, and how much of it may be gained in an hour.
 *
 * @param name says of what process, and what
 * @param unit of its values
 * @param toleratedPerHour growth that does not count, in the unit; infinite where growth is expected
 * @param toleratedShare growth that does not count, as a share of the values when the measured part begins
 * @param step what may be gained at one moment besides, in the unit: a step lies in one half of the samples and leaves the
 *     other level, what leaks grows in both
 */
record Measure(String name, String unit, double toleratedPerHour, double toleratedShare, double step) {
    /** One that may not be gained in steps. */
    Measure(String name, String unit, double toleratedPerHour, double toleratedShare) {
        this(name, unit, toleratedPerHour, toleratedShare, 0);
    }

    /** One that grows with what is kept. */
    static Measure unbounded(String name, String unit) {
        return new Measure(name, unit, Double.POSITIVE_INFINITY, 0);
    }

    boolean isBounded() {
        return Double.isFinite(toleratedPerHour);
    }

    /** Growth an hour that does not count, where the values begin so high. */
    double tolerance(double beginning) {
        return Math.max(toleratedPerHour, toleratedShare * beginning);
    }

    /** Whether it has not grown; a slope that is not known is not flat. */
    boolean isFlat(Trend trend) {
        double tolerance = tolerance(trend.firstQuarter());
        return trend.perHour() <= tolerance || isOneStep(trend, tolerance);
    }

    private boolean isOneStep(Trend trend, double tolerance) {
        return step > 0
                && trend.lastQuarter() - trend.firstQuarter() <= step + tolerance
                && Math.min(trend.earlierPerHour(), trend.laterPerHour()) <= tolerance;
    }
}
