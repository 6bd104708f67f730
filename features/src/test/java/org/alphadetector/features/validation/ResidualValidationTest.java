package org.alphadetector.features.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.catalog.CrossSection;
import org.alphadetector.features.catalog.JudgedResiduals;
import org.alphadetector.features.market.MarketRows;
import org.alphadetector.features.row.Basis;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.features.state.Changelog;
import org.alphadetector.features.state.LiveStates;
import org.junit.jupiter.api.Test;

/** What the market stage says of residuals, against everything that was in the rows. */
class ResidualValidationTest {
    private static final RowLayout LAYOUT = MarketRows.LAYOUT;
    private static final long DAY = 24 * Timeframe.H1.micros();
    private static final int DAYS = 11;
    private static final List<String> ASSETS = List.of("A", "B", "C", "LATE");

    private final Changelog changelog = new Changelog();
    private final List<RegisteredResidual> said = new ArrayList<>();
    /** Of each asset and residual the values and errors of the timeframe it is judged on. */
    private final Map<String, List<double[]>> judged = new HashMap<>();
    /** Of each asset and residual z of every hour. */
    private final Map<String, List<Double>> hours = new HashMap<>();

    private final SplittableRandom random = new SplittableRandom(11);
    private LiveStates states = new LiveStates();
    private CrossSection crossSection = open();

    @Test
    void saysTheMediansOfTheAssetsAtMidnightWhateverWasRestored() throws Exception {
        for (long point = 5 * Timeframe.M1.micros(); point <= DAYS * DAY; point += 5 * Timeframe.M1.micros()) {
            measure(point, Timeframe.M1);
            if (point % Timeframe.H1.micros() == 0) {
                measure(point, Timeframe.H1);
                restore();
            }
        }
        int residuals = JudgedResiduals.all().size();
        assertThat(said).hasSize(DAYS * residuals);
        assertThat(said.subList(0, residuals)).allMatch(first -> first.updatedAtMicros() == DAY);
        // After a day there are 288 minutes of three assets, and 24 hours: too few.
        assertThat(said.subList(0, residuals)).allMatch(first -> Double.isNaN(first.stationarity()));
        for (int i = 0; i < residuals; i++) {
            check(JudgedResiduals.all().get(i), said.get((DAYS - 1) * residuals + i));
        }
    }

    private void check(JudgedResidual residual, RegisteredResidual measured) throws Exception {
        String name = residual.z().name();
        assertThat(measured.residualId()).isEqualTo(name);
        assertThat(measured.version()).isEqualTo("3.0.0");
        assertThat(measured.updatedAtMicros()).isEqualTo(DAYS * DAY);
        List<Double> explained = new ArrayList<>();
        List<Double> stationarity = new ArrayList<>();
        for (String asset : ASSETS) {
            List<double[]> pairs = judged.getOrDefault(asset + name, List.of());
            if (pairs.size() > ResidualValidation.ENOUGH) {
                explained.add(explained(pairs, residual.z().basis() == Basis.OWN_BARS ? 24 : 1_440));
            }
            double[] z = hours.get(asset + name).stream().mapToDouble(x -> x).toArray();
            if (!asset.equals("LATE")) {
                stationarity.add(AugmentedDickeyFuller.probability(AugmentedDickeyFullerTest.leastSquares(z, 4)));
            }
        }
        assertThat(measured.assets()).as(name).isEqualTo(explained.size());
        assertThat(measured.explained()).as(name).isCloseTo(median(explained), within(1e-9));
        assertThat(measured.stationarity()).as(name).isCloseTo(median(stationarity), within(1e-9));
        checkRecipe(name, measured.recipe());
    }

    /** Every node follows its inputs, the residual is the last, and what is no node is a type of message. */
    private static void checkRecipe(String name, String recipe) throws Exception {
        JsonNode json = new ObjectMapper().readTree(recipe);
        assertThat(json.get("residual").asText()).isEqualTo(name);
        Set<String> before = new HashSet<>();
        for (JsonNode node : json.get("nodes")) {
            assertThat(node.get("formula").asText()).isNotBlank();
            for (JsonNode input : node.get("inputs")) {
                if (!before.contains(input.asText())) {
                    assertThat(LAYOUT.has(input.asText()))
                            .as("%s of %s", input, name)
                            .isFalse();
                }
            }
            before.add(node.get("name").asText());
        }
        assertThat(before).contains(name).hasSize(json.get("nodes").size());
    }

    private static double explained(List<double[]> pairs, double perDay) {
        double halfLife = 30 * perDay;
        double errors = 0;
        double meanErrors = 0;
        double lastErrors = 0;
        for (int i = 1; i < pairs.size(); i++) {
            double weight = Math.pow(0.5, (pairs.size() - 1 - i) / halfLife);
            double sum = 0;
            double weights = 0;
            for (int k = 0; k < i; k++) {
                double old = Math.pow(0.5, (i - 1 - k) / halfLife);
                sum += old * pairs.get(k)[0];
                weights += old;
            }
            double value = pairs.get(i)[0];
            errors += weight * pairs.get(i)[1] * pairs.get(i)[1];
            meanErrors += weight * (value - sum / weights) * (value - sum / weights);
            lastErrors += weight * (value - pairs.get(i - 1)[0]) * (value - pairs.get(i - 1)[0]);
        }
        return 1 - errors / Math.min(meanErrors, lastErrors);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(x -> x).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private CrossSection open() {
        return new CrossSection(LAYOUT, states, BaselineSink.NONE, said::add);
    }

    private void restore() {
        if (random.nextInt(10) == 0) {
            changelog.commit(states);
            states = changelog.restored();
            crossSection = open();
        }
    }

    private void measure(long point, Timeframe timeframe) {
        List<Row> rows = new ArrayList<>();
        for (String asset : ASSETS) {
            if (!asset.equals("LATE") || point > (DAYS - 0.5) * DAY) {
                rows.add(row(asset, timeframe, point));
            }
        }
        crossSection.measure(new LatticePoint(point, timeframe), rows, false);
        rows.forEach(row -> JudgedResiduals.all().forEach(residual -> see(row, residual)));
    }

    /** Every column of every residual: a z that returns slowly, a prediction, and now and then nothing. */
    private Row row(String asset, Timeframe timeframe, long point) {
        Row row = MarketRows.usable(MarketRows.asset(asset), timeframe, point);
        for (JudgedResidual residual : JudgedResiduals.all()) {
            boolean isNone = random.nextInt(50) == 0;
            double swing =
                    Math.sin(point / (double) DAY * 9 + residual.z().name().length());
            double shock = random.nextInt(100) == 0 ? 20 : 1;
            Stream.concat(residual.parts().stream(), Stream.of(residual.z())).forEach(column -> {
                double value = swing + shock * random.nextGaussian();
                MarketRows.set(row, column.name(), isNone ? Double.NaN : value);
            });
        }
        return row;
    }

    private void see(Row row, JudgedResidual residual) {
        String key = row.asset().symbol() + residual.z().name();
        double z = number(row, residual.z());
        if (row.timeframe() == Timeframe.H1) {
            hours.computeIfAbsent(key, k -> new ArrayList<>()).add(Math.max(-8, Math.min(8, z)));
        }
        Timeframe on = residual.z().basis() == Basis.OWN_BARS ? Timeframe.H1 : Timeframe.M1;
        if (row.timeframe() != on || Double.isNaN(z)) {
            return;
        }
        double[] pair;
        if (residual.error() != null) {
            pair = new double[] {number(row, residual.value()), number(row, residual.error())};
        } else if (residual.value() != null) {
            double value = number(row, residual.value());
            pair = new double[] {value, value - number(row, residual.prediction())};
        } else {
            double error = z * number(row, residual.deviation());
            pair = new double[] {number(row, residual.prediction()) + error, error};
        }
        if (!Double.isNaN(pair[0] + pair[1])) {
            judged.computeIfAbsent(key, k -> new ArrayList<>()).add(pair);
        }
    }

    private static double number(Row row, Column column) {
        return row.number(LAYOUT.lane(column));
    }
}
