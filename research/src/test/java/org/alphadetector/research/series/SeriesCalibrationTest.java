package org.alphadetector.research.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alphadetector.detectors.univariate.SeriesDetector;
import org.junit.jupiter.api.Test;

class SeriesCalibrationTest {
    private static final List<Background> NOISES = List.of(
            Background.GAUSSIAN,
            Background.STUDENT_T,
            Background.AUTOREGRESSIVE,
            Background.DAILY,
            Background.POISSON,
            Background.CLUSTERED);
    private static final int ROWS = 60_000;
    private static final int WARMUP = 5_000;

    @Test
    void pValuesOfQuietSeriesAreHonest() {
        int belowTenThousandth = 0;
        for (Background noise : NOISES) {
            int[] below = below(noise);
            assertThat(below[0] / (1e-2 * (ROWS - WARMUP)))
                    .as(noise + " p <= 1e-2, over 1e-2")
                    .isBetween(0.5, 2.0);
            assertThat(below[1] / (1e-3 * (ROWS - WARMUP)))
                    .as(noise + " p <= 1e-3, over 1e-3")
                    .isBetween(0.5, 2.0);
            belowTenThousandth += below[2];
        }
        assertThat(belowTenThousandth / (1e-4 * (ROWS - WARMUP) * NOISES.size()))
                .as("all, p <= 1e-4, over 1e-4")
                .isBetween(0.5, 2.0);
    }

    private static int[] below(Background noise) {
        LabelledSeries series = SeriesGenerator.quiet(noise, ROWS, 11);
        SeriesDetector detector = new SeriesDetector(SeriesDetector.DEFAULT_ALARM_P_VALUE);
        int[] below = new int[3];
        for (int row = 0; row < ROWS; row++) {
            double pValue =
                    detector.accept(series.timeMicros(row), series.value(row)).pValue();
            for (int i = 0; i < below.length && row >= WARMUP; i++) {
                below[i] += pValue <= Math.pow(10, -2 - i) ? 1 : 0;
            }
        }
        return below;
    }
}
