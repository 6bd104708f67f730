package org.alphadetector.features.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.alphadetector.features.bar.OwnerBuffers;
import org.alphadetector.features.crosssection.MarketPoint;
import org.alphadetector.features.row.Basis;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.features.state.StateSection;

/**
 * Measures of every residual, asset by asset, what its prediction explains ({@link PredictionSkill}, half-life 30 days)
 * and whether z returns to its mean ({@link AugmentedDickeyFuller}, four lags), and says the medians over the assets of
 * the point at 00:00 UTC. A residual of the last minutes is judged on every 1m row, one of the row's own bars on every
 * 1h row; z is sampled on 1h rows, at most {@value #LARGEST_SAMPLE} to either side, so that no single shock decides.
 *
 * <p>An asset counts from {@value #ENOUGH} predictions, or samples, on.
 */
public final class ResidualValidation {
    /** From how many on an asset counts. */
    public static final int ENOUGH = 200;

    private static final String SKILLS = "prediction_skill";
    private static final double LARGEST_SAMPLE = 8;
    private static final int LAGS = 4;
    private static final int HALF_LIFE_DAYS = 30;
    private static final long DAY_MICROS = 86_400_000_000L;

    private final List<Judged> residuals = new ArrayList<>();
    private final String version;
    private final Consumer<RegisteredResidual> registry;

    /** A residual with the state of the asset shown. */
    private record Judged(
            JudgedResidual residual,
            String recipe,
            JudgedResidual.Reader reader,
            Timeframe timeframe,
            PredictionSkill skill,
            AugmentedDickeyFuller test) {
        private void observe(Row row, Timeframe pointTimeframe) {
            double z = reader.z(row);
            if (pointTimeframe == timeframe && !Double.isNaN(z)) {
                skill.observe(reader.value(row), reader.error(row));
            }
            if (pointTimeframe == Timeframe.H1) {
                test.observe(Math.max(-LARGEST_SAMPLE, Math.min(LARGEST_SAMPLE, z)));
            }
        }

        private double explained() {
            return skill.count() < ENOUGH ? Double.NaN : skill.explained();
        }

        private double stationarity() {
            return test.count() < ENOUGH ? Double.NaN : AugmentedDickeyFuller.probability(test.statistic());
        }
    }

    /**
     * @param judged the residuals there are
     * @param layout of the assets' rows
     * @param buffers of the assets' state, open for more
     * @param version revision of the feature pack
     * @param registry takes in what is measured
     */
    public ResidualValidation(
            List<JudgedResidual> judged,
            RowLayout layout,
            OwnerBuffers buffers,
            String version,
            Consumer<RegisteredResidual> registry) {
        this.version = version;
        this.registry = registry;
        StateSection ofMinutes = buffers.of(Timeframe.M1).section(SKILLS, 1);
        StateSection ofHours = buffers.of(Timeframe.H1).section(SKILLS, 1);
        StateSection tests = buffers.of(Timeframe.H1).section("stationarity", 1);
        for (JudgedResidual residual : judged) {
            String name = residual.z().name();
            Timeframe timeframe = residual.z().basis() == Basis.OWN_BARS ? Timeframe.H1 : Timeframe.M1;
            residuals.add(new Judged(
                    residual,
                    Recipe.of(residual, layout),
                    residual.reader(layout),
                    timeframe,
                    new PredictionSkill(
                            (timeframe == Timeframe.H1 ? ofHours : ofMinutes).allocate(name, PredictionSkill.WORDS),
                            HALF_LIFE_DAYS * DAY_MICROS / (double) timeframe.micros()),
                    new AugmentedDickeyFuller(tests.allocate(name, AugmentedDickeyFuller.words(LAGS)), LAGS)));
        }
    }

    /** Takes in the complete rows of a point, and at midnight of 1h rows says what was measured. */
    public void observe(MarketPoint point) {
        LatticePoint at = point.at();
        if (at.timeframe() == Timeframe.M15) {
            return;
        }
        List<Row> rows = point.rows();
        for (int i = 0; i < rows.size(); i++) {
            point.show(i);
            for (int k = 0; k < residuals.size(); k++) {
                residuals.get(k).observe(rows.get(i), at.timeframe());
            }
        }
        if (at.timeframe() == Timeframe.H1 && at.pointMicros() % DAY_MICROS == 0) {
            residuals.forEach(each -> registry.accept(measured(each, point)));
        }
    }

    private RegisteredResidual measured(Judged each, MarketPoint point) {
        int assets = point.rows().size();
        double[] explained = new double[assets];
        double[] stationarity = new double[assets];
        for (int i = 0; i < assets; i++) {
            point.show(i);
            explained[i] = each.explained();
            stationarity[i] = each.stationarity();
        }
        double[] ofAssets = defined(explained);
        return new RegisteredResidual(
                each.residual.z().name(),
                version,
                each.recipe,
                median(ofAssets),
                median(defined(stationarity)),
                ofAssets.length,
                point.at().pointMicros());
    }

    private static double[] defined(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    private static double median(double[] sorted) {
        int size = sorted.length;
        if (size == 0) {
            return Double.NaN;
        }
        return size % 2 == 1 ? sorted[size / 2] : (sorted[size / 2 - 1] + sorted[size / 2]) / 2;
    }
}
