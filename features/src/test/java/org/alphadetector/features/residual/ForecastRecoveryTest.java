package org.alphadetector.features.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;
import org.junit.jupiter.api.Test;

/** On series made by a forecast's own equation, it explains nearly as much as one that knows the coefficients. */
class ForecastRecoveryTest {
    private static final long MINUTE = 60_000_000L;
    private static final int BARS = 30_000;
    private static final int JUDGED_FROM = 5_000;

    /** The oracle's mean is the equation's, with the coefficients that no forecast knows. */
    private final JudgedBars judged = new JudgedBars();

    private final JudgedBars oracle = new JudgedBars();
    private final PastRanks ranks = new PastRanks(slice(PastRanks.words()));

    private static StateSlice slice(int words) {
        return new StateBuffer().allocate("s", words);
    }

    private void judge(int bar, double value, double mean, double z, double known) {
        double rank = ranks.rank(z);
        if (bar >= JUDGED_FROM) {
            judged.add(value, mean, z, rank, ranks.cellShare(z), 0);
            oracle.add(value, known, 0, 0.5, 0, 0);
        }
        ranks.learn(z);
    }

    private void assertCalibrated(String name) {
        System.out.println(judged.line(name) + "  attainable " + oracle.explained());
        assertThat(judged.explained()).isGreaterThan(0.8 * oracle.explained());
        assertThat(oracle.explained()).isPositive();
        assertThat(judged.robustScale()).isCloseTo(1, within(0.1));
        assertThat(judged.autocorrelation()).isCloseTo(0, within(0.1));
        assertThat(judged.distanceFromUniform()).isLessThan(judged.largestDistance());
    }

    @Test
    void volume() {
        Random random = new Random(1);
        VolumeForecast forecast = new VolumeForecast(slice(VolumeForecast.words()));
        ExponentialMean fast = mean(VolumeForecast.FAST_HALF_LIFE);
        ExponentialMean slow = mean(VolumeForecast.SLOW_HALF_LIFE);
        double last = 0;
        for (int bar = 0; bar < BARS; bar++) {
            double known = bar == 0 ? 0 : 0.2 * last + 0.4 * fast.mean() + 0.35 * slow.mean();
            double rest = known + random.nextGaussian();
            double volume = Math.exp(8 + rest);
            forecast.predict(bar * MINUTE);
            judge(bar, Math.log(volume), forecast.mean(), forecast.z(volume), 8 + known);
            forecast.learn(volume);
            fast.learn(rest);
            slow.learn(rest);
            last = rest;
        }
        assertCalibrated("volume");
    }

    @Test
    void volumeByTheHourOfTheWeek() {
        Random random = new Random(2);
        VolumeForecast forecast = new VolumeForecast(slice(VolumeForecast.words()));
        for (int bar = 0; bar < BARS; bar++) {
            double known = Math.sin(2 * Math.PI * Math.floor(bar / 60.0) / 24);
            double volume = Math.exp(known + random.nextGaussian());
            forecast.predict(bar * MINUTE);
            if (bar > 20_160) {
                judge(bar, Math.log(volume), forecast.mean(), forecast.z(volume), known);
            } else {
                ranks.learn(forecast.z(volume));
            }
            forecast.learn(volume);
        }
        assertCalibrated("season");
    }

    @Test
    void spreadGivenVolatility() {
        Random random = new Random(3);
        SpreadForecast forecast = new SpreadForecast(slice(SpreadForecast.words()));
        ExponentialMean volatility = mean(SpreadForecast.VOLATILITY_HALF_LIFE);
        double wide = 0;
        double last = 0;
        for (int bar = 0; bar < BARS; bar++) {
            double known = bar == 0 ? 0 : 0.3 * last + 0.6 * (Math.log(volatility.mean()) + 7);
            double logarithm = known + 0.3 * random.nextGaussian();
            forecast.predict();
            judge(bar, logarithm, forecast.mean(), forecast.z(Math.exp(logarithm)), known);
            wide += 0.1 * random.nextGaussian() - 0.01 * wide;
            double range = Math.exp(-7 + wide) * Math.exp(0.5 * random.nextGaussian());
            forecast.learn(Math.exp(logarithm), range, 1e-5);
            volatility.learn(range);
            last = logarithm;
        }
        assertCalibrated("spread");
        assertThat(forecast.volatilityCoefficient()).isCloseTo(0.6, within(0.15));
    }

    @Test
    void openInterest() {
        Random random = new Random(4);
        OpenInterestForecast forecast = new OpenInterestForecast(slice(OpenInterestForecast.words()));
        ExponentialMean drift = mean(OpenInterestForecast.DRIFT_HALF_LIFE);
        double last = 0;
        for (int bar = 0; bar < BARS; bar++) {
            double known = bar == 0 ? 0 : 0.2 * last + 0.5 * drift.mean();
            double change = known + 1e-4 * random.nextGaussian();
            forecast.predict();
            judge(bar, change, forecast.mean(), forecast.z(change), known);
            forecast.learn(change);
            drift.learn(change);
            last = change;
        }
        assertCalibrated("oi");
    }

    @Test
    void reversion() {
        Random random = new Random(5);
        ReversionForecast forecast = new ReversionForecast(slice(ReversionForecast.words(1)), 1, 1e-3);
        ExponentialMean level = mean(ReversionForecast.LEVEL_HALF_LIFE);
        double value = 5;
        double driver = 0;
        for (int bar = 0; bar < BARS; bar++) {
            double known = bar == 0 ? 0 : -0.1 * (value - level.mean()) + 0.2 * driver;
            double step = known + random.nextGaussian();
            forecast.driver(0, driver);
            forecast.predict(value);
            judge(bar, step, forecast.mean(), forecast.z(step), known);
            value += step;
            forecast.learn(step, value);
            level.learn(value);
            driver += 0.3 * random.nextGaussian() - 0.1 * driver;
        }
        assertCalibrated("reversion");
        assertThat(forecast.halfLife()).isCloseTo(Math.log(2) / 0.105, within(1.5));
        assertThat(forecast.driverCoefficient(0)).isCloseTo(0.2, within(0.06));
    }

    @Test
    void kalman() {
        Random random = new Random(6);
        KalmanForecast forecast = new KalmanForecast(slice(KalmanForecast.words()));
        double level = 3;
        double slope = 0;
        double last = 3;
        // Harvey's filter with the ratios known, its covariance kept in full.
        double[] state = {3, 0};
        double[] covariance = {1, 0, 1};
        for (int bar = 0; bar < BARS; bar++) {
            level += slope + 1e-3 * random.nextGaussian();
            slope += 1e-3 * Math.sqrt(1e-3) * random.nextGaussian();
            double price = level + 1e-3 * Math.sqrt(0.3) * random.nextGaussian();
            double known = state[0] + state[1] - last;
            filter(state, covariance, price);
            double ret = price - last;
            forecast.predict(1e-7);
            judge(bar, ret, forecast.mean(), forecast.z(ret), known);
            forecast.learn(ret);
            last = price;
        }
        assertCalibrated("kalman");
    }

    private static void filter(double[] state, double[] covariance, double price) {
        double level = covariance[0] + 2 * covariance[1] + covariance[2] + 1;
        double both = covariance[1] + covariance[2];
        double slope = covariance[2] + 1e-3;
        double innovation = price - state[0] - state[1];
        state[0] += state[1] + level / (level + 0.3) * innovation;
        state[1] += both / (level + 0.3) * innovation;
        covariance[0] = level - level * level / (level + 0.3);
        covariance[1] = both - level * both / (level + 0.3);
        covariance[2] = slope - both * both / (level + 0.3);
    }

    @Test
    void flow() {
        Random random = new Random(7);
        FlowForecast forecast = new FlowForecast(slice(FlowForecast.words()));
        for (int bar = 0; bar < BARS; bar++) {
            double flow = 2 * random.nextDouble() - 1;
            double orders = 3 * random.nextGaussian();
            double known = 4e-4 * flow + 1e-4 * orders;
            double ret = known + 5e-4 * random.nextGaussian();
            forecast.predict(flow, orders, 1e-7);
            judge(bar, ret, forecast.mean(), forecast.z(ret), known);
            forecast.learn(ret);
        }
        assertCalibrated("flow");
        assertThat(forecast.tradeImpact()).isCloseTo(4e-4, within(1e-4));
        assertThat(forecast.orderImpact()).isCloseTo(1e-4, within(2e-5));
    }

    @Test
    void volatilitySurface() {
        Random random = new Random(8);
        VolatilitySurfaceForecast forecast = new VolatilitySurfaceForecast(slice(VolatilitySurfaceForecast.words()));
        ExponentialMean fast = mean(VolatilitySurfaceForecast.SHORT);
        ExponentialMean slow = mean(VolatilitySurfaceForecast.MEDIUM);
        double last = 1e-3;
        for (int bar = 0; bar < BARS; bar++) {
            double known = bar == 0
                    ? -7
                    : -1 + 0.2 * Math.log(last) + 0.3 * Math.log(fast.mean()) + 0.4 * Math.log(slow.mean());
            double volatility = Math.exp(known + 0.5 * random.nextGaussian());
            forecast.predict();
            judge(bar, Math.log(volatility), forecast.mean(), forecast.z(volatility), known);
            forecast.learn(volatility);
            fast.learn(volatility);
            slow.learn(volatility);
            last = volatility;
        }
        assertCalibrated("volatility surface");
    }

    @Test
    void indicator() {
        Random random = new Random(9);
        IndicatorForecast forecast = new IndicatorForecast(slice(IndicatorForecast.words()), 50);
        double value = 50;
        double residual = 0;
        for (int bar = 0; bar < BARS; bar++) {
            double known = value - 0.1 * (value - 50) - 0.4 * residual;
            double next = known + (residual = 3 * random.nextGaussian());
            forecast.predict(value, 0.1);
            double z = forecast.z(next);
            judge(bar, next, forecast.mean(), z, known);
            forecast.learn(next);
            value = next;
        }
        assertCalibrated("indicator");
    }

    private static ExponentialMean mean(double halfLife) {
        return new ExponentialMean(slice(ExponentialMean.WORDS), halfLife);
    }
}
