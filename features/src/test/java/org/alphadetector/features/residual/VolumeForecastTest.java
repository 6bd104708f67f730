package org.alphadetector.features.residual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alphadetector.features.SharedData;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class VolumeForecastTest {
    private static final long MINUTE = 60_000_000L;
    private static final long MONDAY = 1_769_990_400_000_000L;

    private static VolumeForecast forecast() {
        return new VolumeForecast(new StateBuffer().allocate("f", VolumeForecast.words()));
    }

    private static PastRanks ranks() {
        return new PastRanks(new StateBuffer().allocate("r", PastRanks.words()));
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
