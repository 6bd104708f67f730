package org.alphadetector.features.diagonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.swing.Swings;
import org.junit.jupiter.api.Test;

class DiagonalsTest {
    private static final double MINUTE_MS = 60_000;

    private static void put(Row row, Column column, double value) {
        row.number(row.layout().lane(column), value);
    }

    private static void close(BarScript script, double close, double range) {
        script.close(row -> {
            put(row, BarPrices.HIGH, close);
            put(row, BarPrices.LOW, close);
            put(row, BarPrices.CLOSE, close);
            put(row, AverageTrueRange.ATR_14, range);
            put(row, PriceStep.PRICE_STEP, 0.01);
        });
    }

    private static BarScript script() {
        return new BarScript(Timeframe.M1, Swings.FAMILY, Diagonals.FAMILY);
    }

    /**
     * A zigzag of ten bars a leg with a range of 1: lows on a line that rises by 0.1 a bar, highs on one that rises as
     * much, a channel of 10.
     */
    private static BarScript channel(int bars, double lastSlope) {
        BarScript script = script();
        for (int i = 0; i < bars; i++) {
            int phase = i % 20;
            double up = phase <= 10 ? phase : 20 - phase;
            close(script, 100 + 0.1 * i + up * lastSlope, 1);
        }
        return script;
    }

    @Test
    void seesAChannel() {
        BarScript script = channel(96, 1);
        Row row = script.rows.get(95);
        double close = row.number(BarPrices.CLOSE);
        assertThat(row.number(Diagonals.DIAGONAL_SUPPORT_SLOPE)).isEqualTo(0.1 / close, within(1e-12));
        assertThat(row.number(Diagonals.DIAGONAL_RESISTANCE_SLOPE)).isEqualTo(0.1 / close, within(1e-12));
        assertThat(row.number(Diagonals.DIAGONAL_CHANNEL_WIDTH)).isEqualTo(10, within(1e-9));
        assertThat(row.number(Diagonals.DIAGONAL_CONVERGENCE_RATE)).isEqualTo(0, within(1e-12));
        // Bar 95 is five bars below the high of bar 90: half way down.
        assertThat(row.number(Diagonals.DIAGONAL_SUPPORT_DISTANCE)).isEqualTo(5, within(1e-9));
        assertThat(row.number(Diagonals.DIAGONAL_RESISTANCE_DISTANCE)).isEqualTo(5, within(1e-9));
        assertThat(row.number(Diagonals.DIAGONAL_TOUCHES)).isGreaterThanOrEqualTo(4);
        assertThat(row.number(Diagonals.DIAGONAL_SUPPORT_BREAK)).isZero();
    }

    /** Out of the channel: the bar that closes half a range beyond breaks the line, once, and the line is gone. */
    @Test
    void aCloseBeyondTheLineBreaksItOnce() {
        BarScript broken = channel(96, 1);
        double line = 100 + 0.1 * 96;
        close(broken, line - 0.6, 1);
        close(broken, line - 1, 1);
        BarScript kept = channel(96, 1);
        close(kept, line - 0.4, 1);
        assertThat(broken.rows.get(96).number(Diagonals.DIAGONAL_SUPPORT_BREAK)).isEqualTo(1);
        assertThat(broken.rows.get(96).number(Diagonals.DIAGONAL_CHANNEL_BREAK)).isEqualTo(1);
        assertThat(broken.rows.get(96).number(Diagonals.DIAGONAL_RESISTANCE_BREAK))
                .isZero();
        assertThat(broken.rows.get(97).number(Diagonals.DIAGONAL_SUPPORT_BREAK)).isZero();
        assertThat(broken.rows.get(97).isDefined(Diagonals.DIAGONAL_SUPPORT_SLOPE))
                .isFalse();
        assertThat(kept.rows.get(96).number(Diagonals.DIAGONAL_SUPPORT_BREAK)).isZero();
        assertThat(kept.rows.get(96).isDefined(Diagonals.DIAGONAL_SUPPORT_SLOPE))
                .isTrue();
    }

    /** Every line from the swings in the row of the bar that confirmed the last one. */
    @Test
    void agreesWithAllPairsOfSwings() {
        BarScript script = script();
        SplittableRandom random = new SplittableRandom(17);
        double close = 200;
        for (int i = 0; i < 6_000; i++) {
            close = Math.max(20, close + random.nextInt(-60, 61) / 100.0);
            close(script, close, 0.4);
        }
        int lines = walk(script.rows, Swings.SWING_LOWS, Swings.SWING_LOW_TIMES, -1);
        lines += walk(script.rows, Swings.SWING_HIGHS, Swings.SWING_HIGH_TIMES, 1);
        assertThat(lines).isGreaterThan(2_000);
    }

    private static int walk(List<Row> rows, Column prices, Column times, int side) {
        Column slopeColumn = side > 0 ? Diagonals.DIAGONAL_RESISTANCE_SLOPE : Diagonals.DIAGONAL_SUPPORT_SLOPE;
        Column breakColumn = side > 0 ? Diagonals.DIAGONAL_RESISTANCE_BREAK : Diagonals.DIAGONAL_SUPPORT_BREAK;
        double[] line = null;
        double newest = 0;
        int seen = 0;
        for (Row row : rows) {
            double[] at = row.list(times);
            if (at == null) {
                continue;
            }
            double now = row.exchangeTsMicros() / 1_000.0;
            double close = row.number(BarPrices.CLOSE);
            if (at.length > 0 && at[at.length - 1] != newest) {
                newest = at[at.length - 1];
                line = best(row.list(prices), at, side, close, now);
            }
            if (line == null) {
                assertThat(row.isDefined(slopeColumn)).isFalse();
                assertThat(row.number(breakColumn)).isZero();
                continue;
            }
            seen++;
            assertThat(row.number(slopeColumn) * close).isEqualTo(line[1], within(1e-9));
            double beyond = side * (close - (line[0] + line[1] * (now - line[2]) / MINUTE_MS));
            assertThat(row.number(breakColumn)).isEqualTo(beyond > 0.2 ? 1 : 0);
            line = beyond > 0.2 ? null : line;
        }
        return seen;
    }

    /** Price, slope a bar and time of the first swing of the best line; null where there is none. */
    private static double[] best(double[] prices, double[] times, int side, double close, double now) {
        List<double[]> lines = new ArrayList<>();
        for (int first = 0; first < prices.length; first++) {
            for (int second = first + 1; second < prices.length; second++) {
                double start = times[first];
                double price = prices[first];
                double slope = (prices[second] - price) / ((times[second] - start) / MINUTE_MS);
                double[] off = new double[prices.length - first];
                for (int i = first; i < prices.length; i++) {
                    off[i - first] = side * (prices[i] - price - slope * (times[i] - start) / MINUTE_MS);
                }
                double reached = price + slope * (now - start) / MINUTE_MS;
                long touches = Arrays.stream(off).filter(each -> each >= -0.2).count();
                if (Arrays.stream(off).allMatch(each -> each <= 0.2)
                        && side * (close - reached) <= 0.2
                        && reached > 0) {
                    lines.add(new double[] {price, slope, start, touches, second, first});
                }
            }
        }
        // Most touches, then the newest second swing, then the newest first.
        lines.sort((one, other) -> {
            for (int i = 3; i < 6; i++) {
                int order = Double.compare(other[i], one[i]);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        });
        return lines.isEmpty() ? null : lines.get(0);
    }
}
