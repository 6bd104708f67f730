package org.alphadetector.features.crosssection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.alphadetector.features.catalog.CrossSection;
import org.alphadetector.features.market.MarketRows;
import org.alphadetector.features.residual.MagnitudeScale;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BreadthResidualTest {
    private static final double NONE = Double.NaN;

    @Test
    void agreesWithTheWholeHistory() {
        RandomMarket market = new RandomMarket(43, 9, Timeframe.M1, false);
        List<Double> shares = new ArrayList<>();
        List<Double> residuals = new ArrayList<>();
        MagnitudeScale scale = new MagnitudeScale(
                new StateBuffer().allocate("scale", MagnitudeScale.WORDS), MagnitudeScale.gainOf(2_880));
        int defined = 0;
        for (int bar = 1; bar <= 3_000; bar++) {
            List<RandomMarket.Seen> seen = market.next();
            double known = lastFour(shares);
            double expected = (known + predicted(shares)) / 5;
            long counted = seen.stream()
                    .filter(each -> each.isUsed() && !Double.isNaN(each.returnOne()))
                    .count();
            double now = share(seen, counted);
            double residual = (known + now) / 5 - expected;
            boolean isReady = residuals.size() >= 120 && !Double.isNaN(expected);
            double floor = 0.1 / counted;
            double deviation = isReady && !Double.isNaN(now) ? scale.scale(floor) : NONE;
            for (RandomMarket.Seen each : seen) {
                same(each.row().number(BreadthResidual.BREADTH_PREDICTION_M_5), isReady ? expected : NONE);
                same(each.row().number(BreadthResidual.BREADTH_PREDICTION_STD_M_5), deviation);
                same(each.row().number(BreadthResidual.Z_BREADTH_RESIDUAL_M_5), residual / deviation);
            }
            defined += Double.isNaN(residual / deviation) ? 0 : 1;
            shares.add(now);
            if (!Double.isNaN(residual)) {
                // The scale itself is the residual core's and tested there.
                double limit = residuals.isEmpty() ? Double.POSITIVE_INFINITY : 8 * scale.scale(floor);
                scale.learn(Math.min(Math.abs(residual), limit), floor);
                residuals.add(residual);
            }
        }
        assertThat(defined).isGreaterThan(2_000);
    }

    private static double share(List<RandomMarket.Seen> seen, long counted) {
        double net = seen.stream()
                .filter(each -> each.isUsed() && !Double.isNaN(each.returnOne()))
                .mapToDouble(each -> Math.signum(each.returnOne()))
                .sum();
        return counted < 5 ? NONE : net / counted;
    }

    private static double lastFour(List<Double> shares) {
        int size = shares.size();
        return size < 4
                ? NONE
                : shares.subList(size - 4, size).stream()
                        .mapToDouble(each -> each)
                        .sum();
    }

    /** The first-order autoregression over all pairs of neighbouring minutes. */
    private static double predicted(List<Double> shares) {
        double products = 0;
        double squares = 0;
        double weights = 0;
        double weight = 1;
        for (int i = shares.size() - 1; i > 0; i--) {
            double pair = shares.get(i) * shares.get(i - 1);
            if (!Double.isNaN(pair)) {
                products += weight * pair;
                squares += weight * shares.get(i - 1) * shares.get(i - 1);
                weights += weight;
                weight *= StrictMath.pow(0.5, 1 / 2_880.0);
            }
        }
        double last = shares.isEmpty() ? NONE : shares.get(shares.size() - 1);
        double slope = squares == 0 ? 0 : products / squares * weights / (weights + 100);
        return Double.isNaN(last) ? 0 : Math.max(-1, Math.min(1, slope)) * last;
    }

    private static void same(double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, Offset.offset(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    @Test
    void minuteInWhichAllRiseStandsOutAndItsTwinDoesNot() {
        CrossSection risen = new CrossSection(MarketRows.LAYOUT, new LiveStates());
        CrossSection twin = new CrossSection(MarketRows.LAYOUT, new LiveStates());
        Random random = new Random(5);
        for (int minute = 1; minute <= 600; minute++) {
            double[] returns = random.doubles(50, -1e-3, 1e-3).toArray();
            close(risen, minute, returns);
            close(twin, minute, returns);
        }
        double[] evenly = new double[50];
        double[] rising = new double[50];
        for (int i = 0; i < 50; i++) {
            evenly[i] = i % 2 == 0 ? 1e-4 : -1e-4;
            rising[i] = 1e-4;
        }

        // Net breadth of 50 coins has a standard deviation of 0.14; all rising is 1.
        assertThat(close(risen, 601, rising).number(BreadthResidual.Z_BREADTH_RESIDUAL_M_5))
                .isBetween(5.5, 9.0);
        assertThat(close(twin, 601, evenly).number(BreadthResidual.Z_BREADTH_RESIDUAL_M_5))
                .isBetween(-1.0, 1.0);
    }

    @Test
    void marketThatStandsStillIsPredictedExactly() {
        CrossSection standing = new CrossSection(MarketRows.LAYOUT, new LiveStates());
        for (int minute = 2; minute <= 400; minute++) {
            Row row = close(standing, minute, new double[8]);
            boolean isWarm = minute > 125;
            assertThat(row.number(BreadthResidual.BREADTH_PREDICTION_M_5)).isEqualTo(Double.valueOf(isWarm ? 0 : NONE));
            assertThat(row.number(BreadthResidual.Z_BREADTH_RESIDUAL_M_5)).isEqualTo(Double.valueOf(isWarm ? 0 : NONE));
        }
    }

    private static Row close(CrossSection crossSection, int minute, double[] returns) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < returns.length; i++) {
            Row row = MarketRows.usable(MarketRows.asset("S" + i), Timeframe.M1, minute * MarketRows.MINUTE);
            rows.add(MarketRows.set(row, "ret_m_1", returns[i]));
        }
        crossSection.measure(new LatticePoint(minute * MarketRows.MINUTE, Timeframe.M1), rows, false);
        return rows.get(0);
    }
}
