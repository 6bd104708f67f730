package org.alphadetector.features.residual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.alphadetector.features.SharedData;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

/** What the forecast says of recorded returns of seven assets, but for the two days of the crash. */
class ReturnForecastKlinesTest {
    @Test
    void residualsAreStandardUncorrelatedAndTheirRanksUniform() throws IOException {
        try (Stream<Path> files = Files.list(SharedData.file("data/binance_usdm_klines_1m"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString();
                String asset = name.substring(0, name.indexOf('-'));
                Judged judged = judge(Klines.read(file));
                System.out.println(judged.line(asset));
                assertThat(judged.robustScale()).as(asset).isBetween(0.9, 1.1);
                assertThat(Math.abs(judged.autocorrelation())).as(asset).isLessThan(0.1);
                assertThat(judged.distanceFromUniform()).as(asset).isLessThan(0.03);
            }
        }
    }

    private static Judged judge(Klines klines) {
        ReturnForecast forecast = new ReturnForecast(new StateBuffer().allocate("f", ReturnForecast.words()));
        double[] halfSteps = klines.halfSteps();
        Random random = new Random(1);
        Judged judged = new Judged();
        for (int bar = 1; bar < klines.bars(); bar++) {
            double logReturn = klines.logReturn(bar);
            forecast.predict(klines.startMicros(bar), halfSteps[bar]);
            double z = forecast.z(logReturn);
            if (!Double.isNaN(z)) {
                double rank = forecast.quantileRank(z) + (random.nextDouble() - 0.5) * forecast.cellShare(z);
                judged.add(z, rank, logReturn, forecast.mean(), forecast.standardDeviation());
            }
            forecast.learn(logReturn);
        }
        return judged;
    }

    /** The judged bars of an asset. */
    private static final class Judged {
        private final List<Double> scores = new ArrayList<>();
        private final List<Double> ranks = new ArrayList<>();
        private double squares;
        private double errors;
        private double logScore;

        void add(double z, double rank, double logReturn, double mean, double deviation) {
            scores.add(z);
            ranks.add(rank);
            squares += logReturn * logReturn;
            errors += (logReturn - mean) * (logReturn - mean);
            logScore += Math.log(deviation) + 2.5 * Math.log1p(z * z / 4);
        }

        double robustScale() {
            double[] magnitudes =
                    scores.stream().mapToDouble(Math::abs).sorted().toArray();
            return magnitudes[(int) (0.6827 * magnitudes.length)];
        }

        double autocorrelation() {
            double products = 0;
            double own = 0;
            for (int i = 1; i < scores.size(); i++) {
                products += scores.get(i) * scores.get(i - 1);
                own += scores.get(i) * scores.get(i);
            }
            return products / own;
        }

        double distanceFromUniform() {
            double[] sorted = ranks.stream().mapToDouble(Double::doubleValue).toArray();
            Arrays.sort(sorted);
            double distance = 0;
            for (int i = 0; i < sorted.length; i++) {
                distance = Math.max(distance, Math.abs(sorted[i] - (i + 0.5) / sorted.length));
            }
            return distance;
        }

        String line(String asset) {
            return String.format(
                    Locale.ROOT,
                    "%-9s bars %5d  scale of z %.3f  autocorrelation %+.3f  KS of q %.4f  R2 %+.5f  log score %.4f",
                    asset,
                    scores.size(),
                    robustScale(),
                    autocorrelation(),
                    distanceFromUniform(),
                    1 - errors / squares,
                    logScore / scores.size());
        }
    }
}
