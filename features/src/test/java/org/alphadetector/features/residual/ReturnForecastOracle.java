package org.alphadetector.features.residual;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the documentation of the forecast says, computed from the whole history at every bar. */
final class ReturnForecastOracle {
    private static final double HOUR_MICROS = 3.6e9;

    /** One learnt return: its bounded value, residual, its bound and season. */
    private record Past(long startMicros, double bounded, double residual, double limit, double season) {}

    private final List<Past> past = new ArrayList<>();
    /** The ratio of each residual's magnitude to the usual one; NaN where there was none. */
    private final List<Double> ratios = new ArrayList<>();

    private final List<Double> boundedMagnitudes = new ArrayList<>();
    private final List<Double> coreValues = new ArrayList<>();
    private final List<Double> coreFloors = new ArrayList<>();
    /** Bounded return before and after of each pair of neighbours. */
    private final List<double[]> pairs = new ArrayList<>();

    private boolean hasLast;

    double mean;
    double deviation;
    double z;
    double rank;

    private long startMicros;
    private double season;
    private double raw;
    private double floor;

    void judge(long time, double barFloor, double logReturn) {
        startMicros = time;
        floor = barFloor;
        mean = hasLast ? coefficient() * past.get(past.size() - 1).bounded() : 0;
        season = season();
        raw = Math.max(season * volatility(), floor);
        double scale = coreValues.size() < 120 ? Double.NaN : Math.max(coreScale(coreValues.size()), floor / raw);
        deviation = scale * raw;
        z = (logReturn - mean) / deviation;
        rank = rank();
        if (Double.isNaN(scale)) {
            mean = Double.NaN;
        }
    }

    void learn(double logReturn) {
        if (Double.isNaN(logReturn)) {
            hasLast = false;
            return;
        }
        double predicted = hasLast ? coefficient() * past.get(past.size() - 1).bounded() : 0;
        double residual = logReturn - predicted;
        double usual = average(boundedMagnitudes, 10_080);
        double limit = !Double.isNaN(deviation) ? 4 * deviation : usual > 0 ? 8 * usual : Double.POSITIVE_INFINITY;
        double bounded = Math.max(-limit, Math.min(limit, logReturn));
        if (past.size() >= 60) {
            coreValues.add(residual / raw);
            coreFloors.add(floor / raw);
        }
        if (hasLast) {
            pairs.add(new double[] {past.get(past.size() - 1).bounded(), bounded});
        }
        ratios.add(usual > 0 ? Math.min(8, Math.abs(residual) / usual) : Double.NaN);
        boundedMagnitudes.add(usual > 0 ? Math.min(8 * usual, Math.abs(residual)) : Math.abs(residual));
        past.add(new Past(startMicros, bounded, residual, limit, season));
        hasLast = true;
    }

    private double coefficient() {
        double products = 0;
        double squares = 0;
        double weights = 0;
        for (int i = 0; i < pairs.size(); i++) {
            double weight = Math.pow(2, -(pairs.size() - 1 - i) / 2_880.0);
            products += weight * pairs.get(i)[0] * pairs.get(i)[1];
            squares += weight * pairs.get(i)[0] * pairs.get(i)[0];
            weights += weight;
        }
        return squares == 0 ? 0 : products / squares * weights / (weights + 100);
    }

    private double volatility() {
        List<Double> squares = new ArrayList<>();
        for (Past one : past) {
            squares.add(Math.pow(Math.min(Math.abs(one.residual()), one.limit()) / one.season(), 2));
        }
        return Math.sqrt(average(squares, 30));
    }

    private static double average(List<Double> values, double halfLife) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < values.size(); i++) {
            double weight = Math.pow(2, -(values.size() - 1 - i) / halfLife);
            sum += weight * values.get(i);
            weights += weight;
        }
        return sum / weights;
    }

    private double season() {
        Map<Integer, double[]> cells = new TreeMap<>();
        int visited = -1;
        List<Double> visit = new ArrayList<>();
        for (int i = 0; i < past.size(); i++) {
            if (Double.isNaN(ratios.get(i))) {
                continue;
            }
            int cell = cell(past.get(i).startMicros());
            if (cell != visited) {
                close(cells, visited, visit);
                visited = cell;
            }
            visit.add(ratios.get(i));
        }
        double[] own = cells.get(cell(startMicros));
        if (own == null) {
            return 1;
        }
        double offset = startMicros / HOUR_MICROS % 1 - 0.5;
        double[] neighbour = cells.get(Math.floorMod(cell(startMicros) + (offset < 0 ? -1 : 1), 168));
        double mean = neighbour == null ? own[1] : own[1] + Math.abs(offset) * (neighbour[1] - own[1]);
        return (own[0] * mean + 2) / (own[0] + 2);
    }

    /** Cells hold the number of visits and the mean of the latest, which counts at least a fifth. */
    private static void close(Map<Integer, double[]> cells, int cell, List<Double> visit) {
        if (!visit.isEmpty()) {
            double[] state = cells.computeIfAbsent(cell, key -> new double[2]);
            state[0]++;
            double mean = visit.stream().mapToDouble(x -> x).average().orElseThrow();
            state[1] += (mean - state[1]) * Math.max(0.2, 1 / state[0]);
            visit.clear();
        }
    }

    private static int cell(long micros) {
        return (int) Math.floorMod((long) (micros / HOUR_MICROS), 168L);
    }

    /** The 68.27 % quantile by steps in the logarithm, after so many values. */
    private double coreScale(int values) {
        double sigma = 0;
        for (int i = 0; i < values; i++) {
            double magnitude = Math.abs(coreValues.get(i));
            if (i < 16) {
                double bounded = i == 0 ? magnitude : Math.min(magnitude, 8 * Math.max(sigma, coreFloors.get(i)));
                sigma += (bounded * Math.sqrt(Math.PI / 2) - sigma) / (i + 1);
            } else {
                double gain = Math.max(Math.log(2) / 0.484 / 2_880, Math.min(0.02, 2.0 / (i + 1)));
                sigma *= Math.exp(gain * (magnitude > sigma ? 0.6827 : 0.6827 - 1));
                sigma = Math.max(coreFloors.get(i), sigma);
            }
        }
        return sigma;
    }

    private double rank() {
        double below = 0.5;
        double weights = 1;
        for (int i = 16; i < coreValues.size(); i++) {
            double weight = Math.pow(2, -(coreValues.size() - 1 - i) / 2_880.0);
            double earlier = coreValues.get(i) / Math.max(coreScale(i), coreFloors.get(i));
            below += weight * (1 - Math.signum(cellStart(earlier) - cellStart(z))) / 2;
            weights += weight;
        }
        return below / weights;
    }

    /** Where the cell of a standardised value starts, 1/32 wide to 1/2, then twice as wide for twice as far. */
    private static double cellStart(double value) {
        double magnitude = Math.abs(value);
        double start = 0;
        double width = 1 / 32.0;
        for (double end = 0.5; magnitude >= end; end = 2 * end + 0.5) {
            start = end;
            width *= 2;
        }
        double inner = start + Math.floor((magnitude - start) / width) * width;
        return value == 0 ? 0 : Math.signum(value) * (inner + width / 2);
    }
}
