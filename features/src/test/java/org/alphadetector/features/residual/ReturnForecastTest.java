package org.alphadetector.features.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class ReturnForecastTest {
    private static final long MINUTE = 60_000_000L;
    private static final long MONDAY = 1_769_990_400_000_000L;

    private final StateBuffer buffer = new StateBuffer();
    private final ReturnForecast forecast = forecast(buffer);

    private static ReturnForecast forecast(StateBuffer buffer) {
        return new ReturnForecast(buffer.allocate("forecast", ReturnForecast.words()));
    }

    /** Returns with a daily season, clustered volatility, bounces, jumps, standstill and gaps. */
    private static double[] returns(int bars, long seed) {
        Random random = new Random(seed);
        double[] returns = new double[bars];
        double volatility = 1e-3;
        double last = 0;
        for (int i = 0; i < bars; i++) {
            volatility *= Math.exp(0.1 * random.nextGaussian() - 0.02 * Math.log(volatility / 1e-3));
            double jump = random.nextInt(150) == 0 ? 12 : 1;
            last = -0.3 * last + volatility * jump * random.nextGaussian();
            returns[i] = random.nextInt(10) == 0 ? 0 : last;
            if (random.nextInt(90) == 0) {
                returns[i] = Double.NaN;
            }
        }
        return returns;
    }

    @Test
    void equalsTheWholeHistoryOracle() {
        ReturnForecastOracle oracle = new ReturnForecastOracle();
        double[] returns = returns(1_500, 1);
        int judged = 0;
        for (int i = 0; i < returns.length; i++) {
            long start = MONDAY + i * 20L * MINUTE;
            double floor = i % 400 < 100 ? 2e-3 : 5e-5;
            oracle.judge(start, floor, returns[i]);
            forecast.predict(start, floor);
            double z = forecast.z(returns[i]);
            if (Double.isNaN(oracle.deviation)) {
                assertThat(forecast.mean()).isNaN();
                assertThat(forecast.standardDeviation()).isNaN();
                assertThat(z).isNaN();
                assertThat(forecast.quantileRank(0.3)).isNaN();
            } else {
                assertThat(forecast.mean()).as("mean " + i).isCloseTo(oracle.mean, within(1e-6 * oracle.deviation));
                assertThat(forecast.standardDeviation())
                        .as("deviation " + i)
                        .isCloseTo(oracle.deviation, within(1e-6 * oracle.deviation));
            }
            if (Double.isNaN(returns[i])) {
                assertThat(z).isNaN();
            } else if (!Double.isNaN(oracle.deviation)) {
                assertThat(z).as("z " + i).isCloseTo(oracle.z, within(1e-5 * Math.max(1, Math.abs(oracle.z))));
                assertThat(forecast.quantileRank(z)).as("rank " + i).isCloseTo(oracle.rank, within(2e-3));
                judged++;
            }
            forecast.learn(returns[i]);
            oracle.learn(returns[i]);
        }
        assertThat(judged).isGreaterThan(1_200);
    }

    @Test
    void isUndefinedUntilTheWarmupIsLearnt() {
        double[] returns = returns(600, 2);
        int learnt = 0;
        for (int i = 0; i < returns.length; i++) {
            forecast.predict(MONDAY + i * MINUTE, 1e-6);
            boolean isReady = learnt >= ReturnForecast.WARMUP;
            assertThat(Double.isNaN(forecast.mean())).as("bar " + i).isNotEqualTo(isReady);
            assertThat(Double.isNaN(forecast.standardDeviation())).isNotEqualTo(isReady);
            assertThat(Double.isNaN(forecast.quantileRank(0))).isNotEqualTo(isReady);
            assertThat(Double.isNaN(forecast.z(1e-3))).isNotEqualTo(isReady);
            assertThat(forecast.z(Double.NaN)).isNaN();
            learnt += Double.isNaN(returns[i]) ? 0 : 1;
            forecast.learn(returns[i]);
        }
        forecast.clear();
        forecast.predict(MONDAY, 0);
        assertThat(forecast.mean()).isNaN();
    }

    @Test
    void predictsABounce() {
        Random random = new Random(3);
        double last = 0;
        for (int i = 0; i < 5_000; i++) {
            forecast.predict(MONDAY + i * MINUTE, 0);
            double next = -0.4 * last + 1e-3 * random.nextGaussian();
            forecast.learn(next);
            last = next;
        }
        forecast.predict(MONDAY, 0);
        assertThat(forecast.mean()).isCloseTo(-0.4 * last, within(0.06 * Math.abs(last)));
        assertThat(forecast.standardDeviation()).isCloseTo(1e-3, within(2e-4));
        assertThat(forecast.z(forecast.mean() + 3 * forecast.standardDeviation()))
                .isCloseTo(3, within(1e-9));
    }

    @Test
    void aPriceThatStandsStillIsJudgedByTheFloor() {
        for (int i = 0; i < 500; i++) {
            forecast.predict(MONDAY + i * MINUTE, 5e-4);
            forecast.learn(0);
        }
        forecast.predict(MONDAY, 5e-4);
        assertThat(forecast.standardDeviation()).isEqualTo(5e-4);
        assertThat(forecast.z(1e-3)).isCloseTo(2, within(1e-12));
        assertThat(forecast.z(0)).isZero();
    }

    @Test
    void predictsTheSameAfterBeingSavedAndRestored() {
        double[] returns = returns(800, 4);
        StateBuffer other = new StateBuffer();
        ReturnForecast restored = forecast(other);
        for (int i = 0; i < returns.length; i++) {
            if (i == 400) {
                other.load(buffer.save());
            }
            forecast.predict(MONDAY + i * MINUTE, 1e-5);
            if (i >= 400) {
                restored.predict(MONDAY + i * MINUTE, 1e-5);
                assertThat(restored.standardDeviation()).isEqualTo(forecast.standardDeviation());
                assertThat(restored.mean()).isEqualTo(forecast.mean());
                restored.learn(returns[i]);
            }
            forecast.learn(returns[i]);
        }
        assertThat(other.save()).isEqualTo(buffer.save());
    }
}
