package org.alphadetector.bench.soak;

/**
 * What is read from the running pipeline again and again, and how much of it may be gained in an hour.
 *
 * @param name says of what process, and what
 * @param unit of its values
 * @param toleratedPerHour growth that does not count, in the unit; infinite where growth is expected
 * @param toleratedShare growth that does not count, as a share of the values when the measured part begins
 */
record Measure(String name, String unit, double toleratedPerHour, double toleratedShare) {
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
}
