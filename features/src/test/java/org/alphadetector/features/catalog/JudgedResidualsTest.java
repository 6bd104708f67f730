package org.alphadetector.features.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.validation.JudgedResidual;
import org.junit.jupiter.api.Test;

class JudgedResidualsTest {
    @Test
    void areAllResidualsOfTheLayout() {
        List<String> residuals = FeatureCatalog.layout().columns().stream()
                .map(Column::name)
                .filter(name -> name.startsWith("z_") && name.contains("_residual"))
                .toList();
        assertThat(JudgedResiduals.all())
                .extracting(JudgedResidual::z)
                .extracting(Column::name)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(residuals);
    }
}
