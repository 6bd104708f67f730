package org.alphadetector.research.series;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeriesComparisonTest {

    @Test
    void recallIsNotBehindASlidingWindowGaussianAtEqualFalseAlerts() {
        SeriesComparison comparison = new SeriesComparison(SeriesGenerator.corpus(3_000, 4));

        for (double falseAlerts : new double[] {0.1, 0.25, 0.5, 1}) {
            double alpha =
                    comparison.outcome(SeriesComparison.ALPHA, falseAlerts).recall();
            for (String peer : comparison.names().subList(1, comparison.names().size())) {
                assertThat(alpha)
                        .as("recall at " + falseAlerts + " false alerts for 1,000 rows, against " + peer)
                        .isGreaterThan(comparison.outcome(peer, falseAlerts).recall() + 0.1);
            }
        }
    }

    @Test
    void theSameSeedMakesTheSameSeries() {
        LabelledSeries once = SeriesGenerator.labelled(Background.WEEKLY, 1_000, 3);
        LabelledSeries again = SeriesGenerator.labelled(Background.WEEKLY, 1_000, 3);

        for (int row = 0; row < once.rows(); row++) {
            assertThat(again.value(row)).isEqualTo(once.value(row));
        }
        assertThat(again.windows()).isEqualTo(once.windows()).isNotEmpty();
    }
}
