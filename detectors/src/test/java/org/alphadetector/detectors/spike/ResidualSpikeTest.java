package org.alphadetector.detectors.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.alphadetector.detectors.TestRows;
import org.alphadetector.detectors.detector.Explanation;
import org.alphadetector.detectors.spike.ResidualSpike.Form;
import org.alphadetector.detectors.spike.ResidualSpike.Measure;
import org.alphadetector.features.catalog.JudgedResiduals;
import org.alphadetector.features.crosssection.CrossSectionalResidual;
import org.alphadetector.features.prediction.BasisResidual;
import org.alphadetector.features.prediction.ReturnResidual;
import org.alphadetector.features.prediction.VolumeResidual;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.api.Test;

class ResidualSpikeTest {
    private static final ResidualSpike PRICE = ResidualSpike.both(
            SpikeSpecs.PRICE_UP,
            SpikeSpecs.PRICE_DOWN,
            List.of(
                    measure("price", Form.LOG_RETURN, ReturnResidual.Z_RET_RESIDUAL_M_1),
                    measure("price", Form.LOG_RETURN, CrossSectionalResidual.Z_CROSS_SECTIONAL_RESIDUAL_M_1)),
            TestRows.LAYOUT);

    private final Row row = TestRows.row(TestRows.ASSET, Timeframe.M1, 60_000_000L);

    private static Measure measure(String noun, Form form, Column z) {
        return new Measure(noun, form, JudgedResiduals.of(z), "1m");
    }

    @Test
    void scoreIsTheLargestOfTheMeasuresThatAreDefined() {
        assertThat(PRICE.score(row)).isNaN();
        TestRows.set(row, ReturnResidual.Z_RET_RESIDUAL_M_1, 2);
        assertThat(PRICE.score(row)).isEqualTo(2);
        assertThat(PRICE.variant(row)).isZero();
        TestRows.set(row, CrossSectionalResidual.Z_CROSS_SECTIONAL_RESIDUAL_M_1, -7);
        assertThat(PRICE.score(row)).isEqualTo(7);
        assertThat(PRICE.variant(row)).isEqualTo(1);
        TestRows.set(row, ReturnResidual.Z_RET_RESIDUAL_M_1, Double.NaN);
        assertThat(PRICE.score(row)).isEqualTo(7);
    }

    /** A return of -1 % where 0.2 % was expected, z -6: one deviation is 0.2 %. */
    @Test
    void saysWhatWasSeenAndExpected() {
        TestRows.set(row, CrossSectionalResidual.Z_CROSS_SECTIONAL_RESIDUAL_M_1, -6);
        TestRows.set(row, CrossSectionalResidual.CROSS_SECTIONAL_PREDICTION_M_1, 0.002);
        TestRows.set(row, Returns.RET_M_1, -0.01);
        Explanation why = PRICE.explain(row);
        assertThat(why.observed()).isCloseTo(-0.01, within(1e-15));
        assertThat(why.expected()).isCloseTo(0.002, within(1e-15));
        assertThat(why.scale()).isCloseTo(0.002, within(1e-15));
        assertThat(why.unit()).isEqualTo("log change");
        assertThat(why.shares()).containsOnlyKeys("z_cross_sectional_residual_m_1");
        assertThat(why.reason()).isEqualTo("price fell 1.00 % in 1m where 0.20 % was expected, 6.0 robust sigmas");
    }

    @Test
    void tellsLevelsAsRatiosAndTheBasisInBasisPoints() {
        ResidualSpike volume = ResidualSpike.upward(
                SpikeSpecs.VOLUME,
                measure("volume", Form.LOG_LEVEL, VolumeResidual.Z_VOL_RESIDUAL_M_1),
                TestRows.LAYOUT);
        TestRows.set(row, VolumeResidual.Z_VOL_RESIDUAL_M_1, 4);
        TestRows.set(row, VolumeResidual.VOL_PREDICTION_M_1, 3);
        TestRows.set(row, VolumeResidual.VOL_PREDICTION_STD_M_1, Math.log(8) / 4);
        assertThat(volume.explain(row).reason())
                .isEqualTo("volume was 8.0 times what was expected of 1m, 4.0 robust sigmas");
        TestRows.set(row, VolumeResidual.Z_VOL_RESIDUAL_M_1, -4);
        assertThat(volume.score(row)).as("upward only").isZero();

        ResidualSpike basis = ResidualSpike.both(
                SpikeSpecs.BASIS_UP,
                SpikeSpecs.BASIS_DOWN,
                List.of(measure("the basis", Form.BASIS_POINTS, BasisResidual.Z_BASIS_RESIDUAL_M_5)),
                TestRows.LAYOUT);
        TestRows.set(row, BasisResidual.Z_BASIS_RESIDUAL_M_5, 10);
        TestRows.set(row, BasisResidual.BASIS_PREDICTION_M_5, 3);
        TestRows.set(row, BasisResidual.BASIS_PREDICTION_STD_M_5, 0.5);
        assertThat(basis.explain(row).reason())
                .isEqualTo("the basis was 8.00 bp over 1m where 3.00 bp was expected, 10.0 robust sigmas");
    }
}
