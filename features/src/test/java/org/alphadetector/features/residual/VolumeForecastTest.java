package org.alphadetector.features.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.alphadetector.features.SharedData;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class VolumeForecastTest {

    private static VolumeForecast forecast() {
        return new VolumeForecast(new StateBuffer().allocate("f", VolumeForecast.words()));
    }

    private static PastRanks ranks() {
        return new PastRanks(new StateBuffer().allocate("r", PastRanks.words()));
    }

    /** Another unit is a constant in the logarithm: a volume of 0 leaves no trace, a missing one neither. */
    @Test
    void theUnitDoesNotMatterAndBarsWithoutVolumeAreNotLearnt() {
        VolumeForecast forecast = forecast();
        VolumeForecast other = forecast();
        Random random = new Random(3);
        double last = 0;
        for (int bar = 0; bar < 12_000; bar++) {
            last = 0.7 * last + random.nextGaussian();
            double volume = random.nextInt(5) == 0 ? 0 : Math.exp(5 + last);
            forecast.predict(bar * 60_000_000L);
            other.predict(bar * 60_000_000L);
            double z = forecast.z(volume);
            assertThat(Double.isNaN(z)).isEqualTo(volume == 0 || Double.isNaN(forecast.mean()));
            if (!Double.isNaN(z)) {
                assertThat(other.z(volume * 1e-6)).isCloseTo(z, within(1e-6));
                assertThat(other.mean()).isCloseTo(forecast.mean() + Math.log(1e-6), within(1e-6));
            }
            forecast.learn(volume);
            forecast.learn(Double.NaN);
            other.learn(volume * 1e-6);
        }
        assertThat(forecast.standardDeviation()).isCloseTo(1, within(0.15));
    }

    @Test
    void recordedVolumesGiveStandardUncorrelatedResidualsWithUniformRanks() throws IOException {
        try (Stream<Path> paths = Files.list(SharedData.file("data/binance_usdm_klines_1m"))) {
            List<Path> files = paths.filter(path -> path.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList();
            for (Path file : files) {
                String asset = file.getFileName().toString().split("-", 2)[0];
                JudgedBars judged = judge(Klines.read(file));
                System.out.println(judged.line(asset));
                assertThat(judged.robustScale()).as(asset).isBetween(0.9, 1.1);
                assertThat(Math.abs(judged.autocorrelation())).as(asset).isLessThan(0.1);
                assertThat(judged.distanceFromUniform()).as(asset).isLessThan(judged.largestDistance());
                assertThat(judged.explainedOfNaive()).as(asset).isGreaterThan(0.15);
            }
        }
    }

    private static JudgedBars judge(Klines klines) {
        VolumeForecast forecast = forecast();
        PastRanks ranks = ranks();
        JudgedBars judged = new JudgedBars();
        for (int bar = 1; bar < klines.bars(); bar++) {
            double volume = klines.volume(bar);
            forecast.predict(klines.startMicros(bar));
            double z = forecast.z(volume);
            double naive = Math.log(klines.volume(bar - 1));
            double rank = ranks.rank(z);
            if (Double.isFinite(naive)) {
                judged.add(Math.log(volume), forecast.mean(), z, rank, ranks.cellShare(z), naive);
            }
            ranks.learn(z);
            forecast.learn(volume);
        }
        return judged;
    }
}
