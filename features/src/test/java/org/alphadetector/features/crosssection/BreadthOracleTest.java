package org.alphadetector.features.crosssection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.alphadetector.features.catalog.CrossSection;
import org.alphadetector.features.market.MarketRows;
import org.alphadetector.features.provenance.RowProvenance;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.Changelog;
import org.alphadetector.features.state.LiveStates;
import org.junit.jupiter.api.Test;

/**
 * Breadth against exact averages over each asset's whole history, with assets that come, go, fall silent and restart,
 * and a stage that is saved and restored.
 */
class BreadthOracleTest {
    private static final int ASSETS = 9;
    private static final long DAY_MICROS = 24 * Timeframe.H1.micros();

    /** An asset's closes since it last started anew. */
    private static final class History {
        private final List<BigDecimal> closes = new ArrayList<>();
        private double price = 100;
        private long lastRow;
        private long lastClose;
        private int awayUntil;

        private void see(long pointMicros, boolean isRestarted) {
            if (isRestarted || pointMicros - lastRow >= DAY_MICROS) {
                closes.clear();
            }
            lastRow = pointMicros;
        }

        private void add(long pointMicros, long barMicros, double close) {
            if ((pointMicros - lastClose) / barMicros - 1 >= 50) {
                closes.clear();
            }
            lastClose = pointMicros;
            closes.add(new BigDecimal(close));
        }

        /** 1 above, 0 at or below, -1 where there is no average. */
        private int isAbove(int bars) {
            if (closes.size() < bars) {
                return -1;
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (BigDecimal close : closes.subList(closes.size() - bars, closes.size())) {
                sum = sum.add(close);
            }
            BigDecimal last = closes.get(closes.size() - 1);
            return last.multiply(BigDecimal.valueOf(bars)).compareTo(sum) > 0 ? 1 : 0;
        }
    }

    private final Random random = new Random(71);
    private final List<History> histories = new ArrayList<>();
    private final Changelog changelog = new Changelog();
    private LiveStates states = new LiveStates();
    private CrossSection crossSection = new CrossSection(MarketRows.LAYOUT, states);
    private int defined;

    @Test
    void agreesOnMinutes() {
        compare(Timeframe.M1, 5_000);
    }

    @Test
    void agreesOnQuarters() {
        compare(Timeframe.M15, 1_500);
    }

    @Test
    void agreesOnHours() {
        compare(Timeframe.H1, 1_500);
    }

    private void compare(Timeframe timeframe, int bars) {
        for (int i = 0; i < ASSETS; i++) {
            histories.add(new History());
        }
        for (int bar = 1; bar <= bars; bar++) {
            if (random.nextInt(100) == 0) {
                changelog.commit(states);
                states = changelog.restored();
                crossSection = new CrossSection(MarketRows.LAYOUT, states);
            }
            long point = bar * timeframe.micros();
            List<Row> rows = new ArrayList<>();
            List<History> used = new ArrayList<>();
            for (int i = 0; i < ASSETS; i++) {
                if (isThere(histories.get(i), bar, timeframe)) {
                    rows.add(row(i, timeframe, point, used));
                }
            }
            if (!rows.isEmpty()) {
                crossSection.measure(new LatticePoint(point, timeframe), rows, false);
                check(rows, used);
            }
        }
        assertThat(defined).isGreaterThan(bars / 2);
    }

    /** Leaves for some bars, for half a window, or for more than a day. */
    private boolean isThere(History history, int bar, Timeframe timeframe) {
        if (bar > history.awayUntil && random.nextInt(100) == 0) {
            int day = (int) (DAY_MICROS / timeframe.micros());
            int[] lengths = {0, 1, 2, 45 + random.nextInt(10), day - 2 + random.nextInt(4)};
            history.awayUntil = bar + lengths[random.nextInt(10) == 0 ? 3 + random.nextInt(2) : random.nextInt(3)];
        }
        return bar > history.awayUntil;
    }

    private Row row(int index, Timeframe timeframe, long point, List<History> used) {
        History history = histories.get(index);
        Row row = random.nextInt(10) == 0
                ? MarketRows.stale(MarketRows.asset("S" + index), timeframe, point)
                : MarketRows.usable(MarketRows.asset("S" + index), timeframe, point);
        boolean isRestarted = random.nextInt(700) == 0;
        row.flag(MarketRows.LAYOUT.lane(RowProvenance.RESTARTED), isRestarted);
        history.see(point, isRestarted);
        // Four assets move in steps of 1/8, so that they are at times exactly at their average; some at all scales.
        history.price = index < 4
                ? Math.max(1, history.price + (random.nextInt(3) - 1) / 8.0)
                : history.price * StrictMath.exp(0.01 * index * random.nextGaussian());
        double close = random.nextInt(50) == 0 ? Double.NaN : history.price;
        MarketRows.set(row, "close", close);
        if (!Double.isNaN(close)) {
            history.add(point, timeframe.micros(), close);
            if (!"stale".equals(row.text(MarketRows.LAYOUT.column("dq_status")))) {
                used.add(history);
            }
        }
        return row;
    }

    private void check(List<Row> rows, List<History> used) {
        double shorter = share(used, 50);
        double longer = share(used, 200);
        for (Row row : rows) {
            assertThat(row.number(Breadth.PCT_ABOVE_MA50)).isEqualTo(Double.valueOf(shorter));
            assertThat(row.number(Breadth.PCT_ABOVE_MA200)).isEqualTo(Double.valueOf(longer));
        }
        defined += (Double.isNaN(shorter) ? 0 : 1) + (Double.isNaN(longer) ? 0 : 1);
    }

    private static double share(List<History> used, int bars) {
        List<Integer> above = used.stream()
                .map(each -> each.isAbove(bars))
                .filter(each -> each >= 0)
                .toList();
        double sum = above.stream().mapToInt(Integer::intValue).sum();
        return above.size() < 5 ? Double.NaN : sum / above.size();
    }
}
