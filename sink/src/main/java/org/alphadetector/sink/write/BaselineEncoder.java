package org.alphadetector.sink.write;

import java.util.List;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.source.BaselineState;

/** Writes baselines for COPY. */
final class BaselineEncoder {
    /** The columns that are written, in the order of their values. */
    static final List<String> COLUMN_NAMES =
            List.of("asset_uid", "tf", "feature_name", "mu", "sigma", "n_samples", "updated_at", "quantile_state");

    /** An earlier baseline never replaces a later one. */
    static final String ON_CONFLICT = "(asset_uid, tf, feature_name) DO UPDATE SET mu = excluded.mu,"
            + " sigma = excluded.sigma, n_samples = excluded.n_samples, updated_at = excluded.updated_at,"
            + " quantile_state = excluded.quantile_state WHERE excluded.updated_at >= target.updated_at";

    private BaselineEncoder() {}

    static void encode(BaselineState state, CopyBuffer out) {
        Baseline baseline = state.baseline();
        out.bigint(state.asset().uid());
        out.text(state.timeframe().label());
        out.text(state.feature());
        out.doublePrecision(baseline.center());
        out.doublePrecision(baseline.scale());
        out.integer((int) Math.min(Integer.MAX_VALUE, baseline.count()));
        out.timestamp(state.updatedAtMicros());
        if (baseline.quantiles().isDefined()) {
            out.bytea(baseline.quantiles().bytes());
        } else {
            out.nullValue();
        }
        out.endRow();
    }
}
