package org.alphadetector.features.residual;

import static org.alphadetector.features.residual.WholeHistory.bounded;
import static org.alphadetector.features.residual.WholeHistory.mean;
import static org.alphadetector.features.residual.WholeHistory.rootMeanSquare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Each forecast against what its documentation says, computed from the whole history at every bar. */
class ForecastOracleTest {
    private static final int BARS = 700;
    private static final long MINUTE = 60_000_000L;

    private final SplittableRandom random = new SplittableRandom(17);
    private int judged;

    private static StateSlice slice(int words) {
        return new StateBuffer().allocate("s", words);
    }

    private double noise() {
        return random.nextGaussian() * (random.nextInt(40) == 0 ? 12 : 1);
    }

    private void same(double mean, double deviation, double z, double[] expected, double tolerance) {
        close(mean, expected[0], tolerance);
        close(deviation, expected[1], tolerance);
        close(z, expected[2], tolerance);
        judged += Double.isNaN(z) ? 0 : 1;
    }

    private static void close(double actual, double expected, double tolerance) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, within(tolerance * (Math.abs(expected) + 1e-9)));
        }
    }

    /** The last value, two means, and the season of the hour of the week: ten-minute bars over five weeks of a few hours. */
    @Test
    void volume() {
        VolumeForecast forecast = new VolumeForecast(slice(VolumeForecast.words()));
        RegressionOracle oracle = new RegressionOracle(240);
        List<Double> rests = new ArrayList<>();
        List<Double> logarithms = new ArrayList<>();
        Season season = new Season();
        double level = 3;
        for (int bar = 0; bar < BARS; bar++) {
            long start = (bar / 140 * 1_008L + bar % 140) * 10 * MINUTE;
            level = 0.9 * level + 0.3 + 0.4 * noise();
            double volume = random.nextInt(20) == 0 ? 0 : Math.exp(level + Math.sin(start / 3.6e9));
            double seasonal = season.offset(start);
            double last = rests.isEmpty() ? Double.NaN : rests.get(rests.size() - 1);
            oracle.predict(0.01, last, mean(rests, 5), mean(rests, 60));
            forecast.predict(start);
            double rest = Math.log(volume) - seasonal;
            double z = volume > 0 ? oracle.z(rest) : Double.NaN;
            // Means of the season are kept as floats.
            same(
                    forecast.mean(),
                    forecast.standardDeviation(),
                    forecast.z(volume),
                    new double[] {oracle.mean + seasonal, oracle.deviation, z},
                    1e-4);
            assertThat(forecast.seasonal()).isCloseTo(seasonal, within(1e-6));
            forecast.learn(volume);
            if (volume > 0) {
                oracle.learn(rest);
                rests.add(rest);
                if (!logarithms.isEmpty()) {
                    season.learn(start, Math.log(volume) - mean(logarithms, 2_880));
                }
                logarithms.add(Math.log(volume));
            }
        }
        assertThat(judged).isGreaterThan(400);
        assertThat(season.visited).isGreaterThan(20);
    }

    /** Of each hour of the week the mean over its visits, of which the latest counts at least a fifth. */
    private static final class Season {
        private final Map<Integer, double[]> cells = new TreeMap<>();
        private final List<Double> visit = new ArrayList<>();
        private int cell = -1;
        private int visited;

        double offset(long time) {
            double[] own = cells.get(cell(time));
            if (own == null) {
                return 0;
            }
            double inHour = time / 3.6e9 % 1 - 0.5;
            double[] neighbour = cells.get(Math.floorMod(cell(time) + (inHour < 0 ? -1 : 1), 168));
            double mean = neighbour == null ? own[1] : own[1] + Math.abs(inHour) * (neighbour[1] - own[1]);
            return own[0] * mean / (own[0] + 2);
        }

        void learn(long time, double value) {
            if (cell(time) != cell && !visit.isEmpty()) {
                double[] state = cells.computeIfAbsent(cell, key -> new double[2]);
                visited += state[0] > 0 ? 1 : 0;
                state[0]++;
                double mean = visit.stream().mapToDouble(x -> x).average().orElseThrow();
                state[1] += (mean - state[1]) * Math.max(0.2, 1 / state[0]);
                visit.clear();
            }
            cell = cell(time);
            visit.add(value);
        }

        private static int cell(long time) {
            return (int) Math.floorMod((long) (time / 3.6e9), 168L);
        }
    }

    @Test
    void spread() {
        SpreadForecast forecast = new SpreadForecast(slice(SpreadForecast.words()));
        RegressionOracle oracle = new RegressionOracle(120);
        List<Double> logarithms = new ArrayList<>();
        List<Double> ranges = new ArrayList<>();
        double level = 1;
        for (int bar = 0; bar < BARS; bar++) {
            double range = random.nextInt(15) == 0 ? 0 : 0.001 * Math.exp(0.5 * random.nextGaussian());
            double halfStep = random.nextInt(30) == 0 ? Double.NaN : 1e-4;
            level = 0.8 * level + 0.2 + 0.1 * noise();
            double spread = random.nextInt(12) == 0 ? Double.NaN : Math.exp(level);
            double last = logarithms.isEmpty() ? Double.NaN : logarithms.get(logarithms.size() - 1);
            oracle.predict(0.01, last, mean(logarithms, 30), Math.log(mean(ranges, 10)));
            forecast.predict();
            double[] expected = {oracle.mean, oracle.deviation, oracle.z(Math.log(spread))};
            same(forecast.mean(), forecast.standardDeviation(), forecast.z(spread), expected, 1e-8);
            forecast.learn(spread, range, halfStep);
            if (!Double.isNaN(spread)) {
                oracle.learn(Math.log(spread));
                logarithms.add(Math.log(spread));
            }
            double moved = Double.isNaN(halfStep) ? range : Math.max(range, halfStep);
            if (moved > 0) {
                ranges.add(moved);
            }
        }
        assertThat(judged).isGreaterThan(400);
    }

    @Test
    void openInterest() {
        OpenInterestForecast forecast = new OpenInterestForecast(slice(OpenInterestForecast.words()));
        RegressionOracle oracle = new RegressionOracle(60);
        List<Double> changes = new ArrayList<>();
        double last = 0;
        for (int bar = 0; bar < BARS; bar++) {
            double change = 0.3 * last + 1e-4 * noise();
            change = random.nextInt(5) == 0 ? 0 : random.nextInt(25) == 0 ? Double.NaN : change;
            oracle.predict(1e-6, last, changes.isEmpty() ? 0 : mean(changes, 20));
            forecast.predict();
            double[] expected = {oracle.mean, oracle.deviation, oracle.z(change)};
            same(forecast.mean(), forecast.standardDeviation(), forecast.z(change), expected, 1e-8);
            forecast.learn(change);
            if (Double.isNaN(change)) {
                last = 0;
                continue;
            }
            last = Double.isNaN(oracle.deviation) ? change : bounded(change, 4 * oracle.deviation);
            changes.add(last);
            if (change != 0) {
                oracle.learn(change);
            }
        }
        assertThat(judged).isGreaterThan(300);
    }

    @Test
    void reversion() {
        ReversionForecast forecast = new ReversionForecast(slice(ReversionForecast.words(2)), 2, 0.01);
        RegressionOracle oracle = new RegressionOracle(60);
        List<Double> levels = new ArrayList<>();
        double value = 5;
        double before = 5;
        for (int bar = 0; bar < BARS; bar++) {
            double driver = random.nextGaussian();
            double momentum = value - before;
            double step = 0.1 * (4 - value) + 0.2 * driver + 0.3 * momentum + noise();
            oracle.predict(0.01, value - mean(levels, 240), driver, momentum);
            forecast.driver(0, driver);
            forecast.driver(1, momentum);
            forecast.predict(value);
            double[] expected = {oracle.mean, oracle.deviation, oracle.z(step)};
            same(forecast.mean(), forecast.standardDeviation(), forecast.z(step), expected, 1e-8);
            close(forecast.level(), mean(levels, 240), 1e-9);
            if (!Double.isNaN(oracle.mean)) {
                close(forecast.driverCoefficient(1), oracle.coefficients[2], 1e-8);
                double speed = oracle.coefficients[0];
                close(
                        forecast.halfLife(),
                        speed > -1 && speed < 0 ? -Math.log(2) / Math.log(1 + speed) : Double.NaN,
                        1e-6);
            }
            before = value;
            value += step;
            forecast.learn(step, value);
            double off = step - oracle.mean;
            double limit = 4 * oracle.deviation;
            oracle.learn(step);
            levels.add(Math.abs(off) > limit ? value - (off - Math.copySign(limit, off)) : value);
        }
        assertThat(judged).isGreaterThan(400);
    }

    @Test
    void flow() {
        FlowForecast forecast = new FlowForecast(slice(FlowForecast.words()));
        RegressionOracle oracle = new RegressionOracle(30);
        List<Double> returns = new ArrayList<>();
        List<Double> flows = new ArrayList<>();
        List<Double> orderFlows = new ArrayList<>();
        double last = 0;
        for (int bar = 0; bar < BARS; bar++) {
            double floor = 1e-5;
            double flow = random.nextInt(20) == 0 ? Double.NaN : 0.3 * noise();
            double orders = bar < 60 || random.nextInt(10) == 0 ? Double.NaN : noise();
            double logReturn = 5e-4 * zeroIfNone(flow) + 1e-4 * zeroIfNone(orders) + 2e-4 * noise();
            double unit = returns.isEmpty() ? floor : Math.max(rootMeanSquare(returns, 30), floor);
            double taken = ofUsualSize(flow, flows);
            double takenOrders = ofUsualSize(zeroIfNone(orders), orderFlows);
            oracle.predict(floor / unit, taken, takenOrders, last);
            forecast.predict(flow, orders, floor);
            double[] expected = {oracle.mean * unit, oracle.deviation * unit, oracle.z(logReturn / unit)};
            same(forecast.mean(), forecast.standardDeviation(), forecast.z(logReturn), expected, 1e-8);
            forecast.learn(logReturn);
            if (Double.isNaN(flow)) {
                continue;
            }
            if (returns.size() >= 30) {
                double residual = logReturn / unit - (Double.isNaN(oracle.mean) ? 0 : oracle.mean);
                last = bounded(residual, 4);
                oracle.learn(logReturn / unit);
                returns.add(bounded(logReturn, 4 * unit));
            } else {
                returns.add(logReturn);
            }
            flows.add(taken);
            orderFlows.add(takenOrders);
        }
        assertThat(judged).isGreaterThan(400);
    }

    private static double zeroIfNone(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static double ofUsualSize(double value, List<Double> before) {
        double most = 8 * rootMeanSquare(before, 2_880);
        return most > 0 ? bounded(value, most) : value;
    }

    @Test
    void volatilitySurface() {
        VolatilitySurfaceForecast forecast = new VolatilitySurfaceForecast(slice(VolatilitySurfaceForecast.words()));
        RegressionOracle oracle = new RegressionOracle(240);
        List<Double> volatilities = new ArrayList<>();
        double level = -7;
        for (int bar = 0; bar < BARS; bar++) {
            level = 0.9 * level - 0.7 + 0.2 * noise();
            double volatility = random.nextInt(20) == 0 ? 0 : Math.exp(level);
            double last = volatilities.isEmpty() ? Double.NaN : volatilities.get(volatilities.size() - 1);
            oracle.predict(
                    0.01,
                    Math.log(last),
                    Math.log(mean(volatilities, 5)),
                    Math.log(mean(volatilities, 60)),
                    Math.log(mean(volatilities, 1_440)));
            forecast.predict();
            double z = volatility > 0 ? oracle.z(Math.log(volatility)) : Double.NaN;
            same(
                    forecast.mean(),
                    forecast.standardDeviation(),
                    forecast.z(volatility),
                    new double[] {oracle.mean, oracle.deviation, z},
                    1e-8);
            forecast.learn(volatility);
            if (volatility > 0) {
                oracle.learn(Math.log(volatility));
                volatilities.add(volatility);
            }
        }
        assertThat(judged).isGreaterThan(400);
    }

    @Test
    void indicator() {
        IndicatorForecast forecast = new IndicatorForecast(slice(IndicatorForecast.words()), 50);
        RegressionOracle oracle = new RegressionOracle(60);
        List<Double> residuals = new ArrayList<>();
        double value = 50;
        double last = 0;
        for (int bar = 0; bar < BARS; bar++) {
            double pushed = random.nextInt(30) == 0 ? Double.NaN : 50 + 0.95 * (value - 50);
            double next = random.nextInt(30) == 0 ? Double.NaN : 50 + 0.9 * (value - 50) + 3 * noise();
            oracle.predict(0.1, pushed - 50, last);
            forecast.predict(pushed, 0.1);
            double[] expected = {pushed + oracle.mean, oracle.deviation, oracle.z(next - pushed)};
            same(forecast.mean(), forecast.standardDeviation(), forecast.z(next), expected, 1e-8);
            double size = rootMeanSquare(residuals, 2_880);
            close(forecast.relativeDeviation(), oracle.deviation / size, 1e-8);
            forecast.learn(next);
            double beyond = next - pushed;
            if (!Double.isNaN(beyond)) {
                double residual = Double.isNaN(oracle.mean) ? beyond : beyond - oracle.mean;
                double limit = oracle.deviation > 0 ? 4 * oracle.deviation : Double.POSITIVE_INFINITY;
                last = bounded(residual, limit);
                residuals.add(last);
                oracle.learn(beyond);
            }
            value = Double.isNaN(next) ? value : next;
        }
        assertThat(judged).isGreaterThan(400);
    }

    /** Eight filters of the logarithmic price itself, with their gains from the matrix form, run anew from the first bar. */
    @Test
    void kalman() {
        KalmanForecast forecast = new KalmanForecast(slice(KalmanForecast.words()));
        List<double[]> learnt = new ArrayList<>();
        List<Double> innovations = new ArrayList<>();
        List<double[]> ratios = new ArrayList<>();
        double[][] gains = new double[8][];
        for (int i = 0; i < 8; i++) {
            gains[i] = steadyGains(new double[] {0, 0.1, 0.3, 1}[i % 4], i < 4 ? 0 : 1e-3);
        }
        double level = 4;
        double price = 4;
        for (int bar = 0; bar < BARS; bar++) {
            double floor = 1e-5;
            level += 1e-4 * noise();
            double next = level + 1e-4 * random.nextGaussian();
            double logReturn = random.nextInt(40) == 0 ? Double.NaN : next - price;
            double raw = innovations.isEmpty() ? floor : Math.max(rootMeanSquare(innovations, 30), floor);
            boolean isReady = innovations.size() >= 180;
            double deviation = isReady ? Math.max(WholeHistory.scale(ratios), floor / raw) * raw : Double.NaN;
            double limit = isReady ? 4 * deviation : innovations.isEmpty() ? Double.POSITIVE_INFINITY : 8 * raw;
            double mean = answer(learnt, gains);
            forecast.predict(floor);
            double[] expected = {isReady ? mean : Double.NaN, deviation, (logReturn - mean) / deviation};
            // The price has four digits before its last ten thousandth.
            same(forecast.mean(), forecast.standardDeviation(), forecast.z(logReturn), expected, 1e-6);
            forecast.learn(logReturn);
            if (Double.isNaN(logReturn)) {
                continue;
            }
            price = next;
            double innovation = logReturn - mean;
            if (innovations.size() >= 30) {
                ratios.add(new double[] {Math.min(Math.abs(innovation), 4 * raw) / raw, floor / raw});
            }
            innovations.add(bounded(innovation, limit));
            learnt.add(new double[] {logReturn, limit, deviation});
        }
        assertThat(judged).isGreaterThan(400);
    }

    /** What the filter that did best so far expects of the next return. */
    private static double answer(List<double[]> learnt, double[][] gains) {
        double best = Double.POSITIVE_INFINITY;
        double expected = 0;
        for (int i = 0; i < gains.length; i++) {
            double price = 0;
            double level = 0;
            double slope = 0;
            List<Double> costs = new ArrayList<>();
            for (double[] bar : learnt) {
                price += bar[0];
                double innovation = price - level - slope;
                double own = bounded(innovation, bar[1]);
                level += slope + gains[i][0] * own + (innovation - own);
                slope += gains[i][1] * own;
                if (bar[2] > 0) {
                    costs.add(own / bar[2] * (own / bar[2]));
                }
            }
            double cost = costs.isEmpty() ? 1 : mean(costs, 2_880);
            if (i == 0 || cost < best) {
                best = cost;
                expected = level + slope - price;
            }
        }
        return expected;
    }

    /** P = F (P - K H P) F' + Q, K = P H' / (H P H' + r), from P = Q until it stays. */
    private static double[] steadyGains(double priceNoise, double slopeNoise) {
        RealMatrix transition = MatrixUtils.createRealMatrix(new double[][] {{1, 1}, {0, 1}});
        RealMatrix noise = MatrixUtils.createRealMatrix(new double[][] {{1, 0}, {0, slopeNoise}});
        RealMatrix seen = MatrixUtils.createRealMatrix(new double[][] {{1, 0}});
        RealMatrix covariance = noise;
        RealMatrix gain = noise;
        for (int i = 0; i < 2_000; i++) {
            double innovation = covariance.getEntry(0, 0) + priceNoise;
            gain = covariance.multiply(seen.transpose()).scalarMultiply(1 / innovation);
            RealMatrix after = covariance.subtract(gain.multiply(seen).multiply(covariance));
            covariance =
                    transition.multiply(after).multiply(transition.transpose()).add(noise);
        }
        return gain.getColumn(0);
    }
}
