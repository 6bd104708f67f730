package org.alphadetector.features.residual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alphadetector.features.SharedData;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;
import org.junit.jupiter.api.Test;

/** What forecasts say of recorded minutes of seven assets, but for the two days of the crash. */
class RecordedResidualsTest {
    private static StateSlice slice(int words) {
        return new StateBuffer().allocate("s", words);
    }

    private interface Judge {
        JudgedBars judge(Klines klines, double[] halfSteps);
    }

    private static void assertCalibrated(String name, Judge judge) throws IOException {
        try (Stream<Path> paths = Files.list(SharedData.file("data/binance_usdm_klines_1m"))) {
            List<Path> files = paths.filter(path -> path.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList();
            for (Path file : files) {
                String asset = name + ' ' + file.getFileName().toString().split("-", 2)[0];
                Klines klines = Klines.read(file);
                JudgedBars judged = judge.judge(klines, klines.halfSteps());
                System.out.println(judged.line(asset));
                assertThat(judged.robustScale()).as(asset).isBetween(0.9, 1.1);
                assertThat(Math.abs(judged.autocorrelation())).as(asset).isLessThan(0.1);
                assertThat(judged.distanceFromUniform()).as(asset).isLessThan(judged.largestDistance());
            }
        }
    }

    /** The ranks of a forecast that has none of its own. */
    private static final class Ranked {
        private final PastRanks ranks = new PastRanks(slice(PastRanks.words()));
        private final JudgedBars judged = new JudgedBars();

        void add(double value, double mean, double z, double naive) {
            judged.add(value, mean, z, ranks.rank(z), ranks.cellShare(z), naive);
            ranks.learn(z);
        }
    }

    @Test
    void kalman() throws IOException {
        assertCalibrated("kalman", (klines, halfSteps) -> {
            KalmanForecast forecast = new KalmanForecast(slice(KalmanForecast.words()));
            Ranked ranked = new Ranked();
            for (int bar = 1; bar < klines.bars(); bar++) {
                double ret = klines.logReturn(bar);
                forecast.predict(halfSteps[bar]);
                ranked.add(ret, forecast.mean(), forecast.z(ret), 0);
                forecast.learn(ret);
            }
            return ranked.judged;
        });
    }

    @Test
    void flow() throws IOException {
        assertCalibrated("flow", (klines, halfSteps) -> {
            FlowForecast forecast = new FlowForecast(slice(FlowForecast.words()));
            Ranked ranked = new Ranked();
            for (int bar = 1; bar < klines.bars(); bar++) {
                double ret = klines.logReturn(bar);
                forecast.predict(klines.imbalance(bar), Double.NaN, halfSteps[bar]);
                ranked.add(ret, forecast.mean(), forecast.z(ret), 0);
                forecast.learn(ret);
            }
            return ranked.judged;
        });
    }

    @Test
    void season() throws IOException {
        assertCalibrated("season", (klines, halfSteps) -> {
            VolumeForecast forecast = new VolumeForecast(slice(VolumeForecast.words()));
            Ranked ranked = new Ranked();
            for (int bar = 100; bar < klines.bars(); bar++) {
                double volatility = klines.volatility(bar, halfSteps[bar]);
                double last = klines.volatility(bar - 1, halfSteps[bar - 1]);
                forecast.predict(klines.startMicros(bar));
                ranked.add(Math.log(volatility), forecast.mean(), forecast.z(volatility), Math.log(last));
                forecast.learn(volatility);
            }
            return ranked.judged;
        });
    }

    @Test
    void volatilitySurface() throws IOException {
        assertCalibrated("surface", (klines, halfSteps) -> {
            VolatilitySurfaceForecast forecast =
                    new VolatilitySurfaceForecast(slice(VolatilitySurfaceForecast.words()));
            Ranked ranked = new Ranked();
            for (int bar = 100; bar < klines.bars(); bar++) {
                double volatility = klines.volatility(bar, halfSteps[bar]);
                double last = klines.volatility(bar - 1, halfSteps[bar - 1]);
                forecast.predict();
                ranked.add(Math.log(volatility), forecast.mean(), forecast.z(volatility), Math.log(last));
                forecast.learn(volatility);
            }
            return ranked.judged;
        });
    }

    @Test
    void relativeStrengthIndex() throws IOException {
        assertIndicator("rsi", 50, 0.1, IndicatorSeries::rsi);
    }

    @Test
    void movingAverageConvergence() throws IOException {
        assertIndicator("macd", 0, 1e-7, IndicatorSeries::macd);
    }

    @Test
    void stochasticOscillator() throws IOException {
        assertIndicator("stoch", 50, 0.1, IndicatorSeries::stochastic);
    }

    private interface Series {
        /** For each bar the value predicted by an unchanged close, the value, and the value before. */
        double[][] of(double[] highs, double[] lows, double[] closes);
    }

    private static void assertIndicator(String name, double centre, double floor, Series series) throws IOException {
        assertCalibrated(name, (klines, halfSteps) -> {
            double[][] ahead = series.of(
                    all(klines.bars(), klines::high),
                    all(klines.bars(), klines::low),
                    all(klines.bars(), klines::close));
            IndicatorForecast forecast = new IndicatorForecast(slice(IndicatorForecast.words()), centre);
            JudgedBars judged = new JudgedBars();
            for (double[] bar : ahead) {
                forecast.predict(bar[0], floor);
                double z = forecast.z(bar[1]);
                judged.add(bar[1], forecast.mean(), z, forecast.rank(z), forecast.cellShare(z), bar[2]);
                forecast.learn(bar[1]);
            }
            return judged;
        });
    }

    private static double[] all(int bars, java.util.function.IntToDoubleFunction field) {
        return java.util.stream.IntStream.range(0, bars).mapToDouble(field).toArray();
    }
}
