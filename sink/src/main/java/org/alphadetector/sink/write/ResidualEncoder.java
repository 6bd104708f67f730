package org.alphadetector.sink.write;

import java.util.List;
import org.alphadetector.features.source.RegisteredResidual;

/** Writes registered residuals for COPY. */
final class ResidualEncoder {
    /** The columns that are written, in the order of their values. */
    static final List<String> COLUMN_NAMES = List.of(
            "residual_id",
            "version",
            "recipe",
            "validation_r2",
            "stationarity_test",
            "assets",
            "created_at",
            "updated_at");

    /** An earlier measurement never replaces a later one; when it was first measured stays. */
    static final String ON_CONFLICT = "(residual_id) DO UPDATE SET version = excluded.version,"
            + " recipe = excluded.recipe, validation_r2 = excluded.validation_r2,"
            + " stationarity_test = excluded.stationarity_test, assets = excluded.assets,"
            + " updated_at = excluded.updated_at WHERE excluded.updated_at >= target.updated_at";

    private ResidualEncoder() {}

    static void encode(RegisteredResidual residual, CopyBuffer out) {
        out.text(residual.residualId());
        out.text(residual.version());
        out.json(residual.recipe());
        out.doublePrecision(residual.explained());
        out.doublePrecision(residual.stationarity());
        out.integer(residual.assets());
        out.timestamp(residual.updatedAtMicros());
        out.timestamp(residual.updatedAtMicros());
        out.endRow();
    }
}
