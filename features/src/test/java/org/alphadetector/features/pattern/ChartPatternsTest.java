package org.alphadetector.features.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pattern drawn by hand: the bar that completes it, where it points, and the twin that lacks one condition. */
class ChartPatternsTest {
    private static final double[] DOUBLE_TOP = {130, 100, 120, 110, 120, 105};
    private static final double[] HEAD_SHOULDERS = {130, 100, 115, 105, 125, 105, 115, 100};
    private static final double[] RISING_WEDGE = {130, 100, 120, 104, 122, 116, 124, 112};
    private static final double[] ASCENDING = {130, 100, 120, 106, 120, 112, 124};
    private static final double[] SYMMETRICAL = {130, 100, 120, 106, 115, 110, 118};
    private static final double[] BULL_FLAG = {130, 100, 120, 114, 124};

    /**
     * Kind, whether upside down, prices of the turns, bars from the last turn to the completing bar, line there, height
     * of the target above the line, stop; prices of the twin. A line is passed by more than 0.25.
     */
    static List<Arguments> drawings() {
        return List.of(
                // Line 110: 110 is 10 bars after the top, 109 one more. The twin's second top is 2 higher, of 12 0.15
                // are 1.8.
                Arguments.of("double_top", false, DOUBLE_TOP, 11, 110, -10, 120, twin(DOUBLE_TOP, 4, 122)),
                Arguments.of("double_bottom", true, DOUBLE_TOP, 11, 110, -10, 120, twin(DOUBLE_TOP, 4, 122)),
                // Neckline 105, head 20 above it. The twin's right shoulder is 7 higher than the left one, 0.3 of 20
                // are
                // 6.
                Arguments.of("head_shoulders", false, HEAD_SHOULDERS, 11, 105, -20, 115, twin(HEAD_SHOULDERS, 6, 122)),
                Arguments.of(
                        "inverse_head_shoulders",
                        true,
                        HEAD_SHOULDERS,
                        11,
                        105,
                        -20,
                        115,
                        twin(HEAD_SHOULDERS, 6, 122)),
                // Lows of 104 and 116 lie 24 bars apart: 3 bars after the top, which is 11 after the last low, the line
                // is at 116 + 11 / 2. The lows of the twin rise by no more than 0.35 of the height, 20.
                Arguments.of("rising_wedge", false, RISING_WEDGE, 3, 121.5, -20, 124, twin(RISING_WEDGE, 5, 110)),
                Arguments.of("falling_wedge", true, RISING_WEDGE, 3, 121.5, -20, 124, twin(RISING_WEDGE, 5, 110)),
                // Both highs at 120. The lows of the twin rise by 0.05 of the height.
                Arguments.of("ascending_triangle", false, ASCENDING, 9, 120, 20, 112, new double[] {
                    130, 100, 120, 100, 120, 101, 124
                }),
                Arguments.of("descending_triangle", true, ASCENDING, 9, 120, 20, 112, new double[] {
                    130, 100, 120, 100, 120, 101, 124
                }),
                // Highs of 120 and 115 lie 23 bars apart: 4 bars after the low, which is 9 after the last high, the
                // line
                // is at 115 - 9 * 5 / 23. The highs of the twin fall by 0.1 of the height.
                Arguments.of(
                        "symmetrical_triangle",
                        false,
                        SYMMETRICAL,
                        4,
                        115 - 45 / 23.0,
                        20,
                        110,
                        twin(SYMMETRICAL, 4, 118)),
                Arguments.of(
                        "symmetrical_triangle",
                        true,
                        SYMMETRICAL,
                        4,
                        115 - 45 / 23.0,
                        20,
                        110,
                        twin(SYMMETRICAL, 4, 118)),
                // Pole of 20, target 114 + 20. The twin gives back 0.6 of it.
                Arguments.of("bull_flag", false, BULL_FLAG, 7, 120, 14, 114, twin(BULL_FLAG, 3, 108)),
                Arguments.of("bear_flag", true, BULL_FLAG, 7, 120, 14, 114, twin(BULL_FLAG, 3, 108)));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void isFoundOnTheBarThatPassesTheLineAndOnNoOther(
            String kind, boolean isUpsideDown, double[] turns, int after, double line, double move, double stop) {
        DrawnPrice drawn = new DrawnPrice(isUpsideDown).through(turns);
        int bar = lastTurn(turns) + after;
        assertThat(bars(drawn, kind)).containsExactly(bar);
        double target = line + move;
        Row row = drawn.rows().get(bar);
        assertThat(number(row, "pattern_target_price")).isCloseTo(drawn(isUpsideDown, target), within(1e-9));
        assertThat(number(row, "pattern_stop_loss")).isEqualTo(drawn(isUpsideDown, stop));
        double close = turns[turns.length - 2] + Math.signum(move) * after;
        assertThat(number(row, "pattern_risk_reward")).isCloseTo((target - close) / (close - stop), within(1e-9));
        assertThat(number(row, "pattern_completion_pct")).isEqualTo(100);
        assertThat(lastCompleted(row, kind))
                .containsExactly(move > 0 == isUpsideDown ? 0 : 1, drawn(isUpsideDown, close), timeMs(row));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void itsTwinIsNotFound(
            String kind,
            boolean isUpsideDown,
            double[] turns,
            int after,
            double line,
            double move,
            double stop,
            double[] twin) {
        assertThat(bars(new DrawnPrice(isUpsideDown).through(twin), kind)).isEmpty();
    }

    /** The line is at 110. After a step of 0.23 the range is (13 + 0.23) / 14, a quarter of it 0.236. */
    @Test
    void aCloseNearTheLineCompletesNothing() {
        DrawnPrice drawn = DrawnPrice.upright().through(130, 100, 120, 110, 120, 110);
        assertThat(drawn.step(109.77, 10).isTrue(lane("is_double_top"))).isFalse();
        assertThat(drawn.step(109.5, 10).isTrue(lane("is_double_top"))).isTrue();
    }

    /** At 115 the close has gone half of the way from the top at 120 to the line at 110; height 10, both tops even. */
    @Test
    void whatIsInTheMakingCountsHalfAndItsWayToTheLine() {
        Row row = DrawnPrice.upright().through(130, 100, 120, 110, 120, 115).last();
        assertThat(number(row, "pattern_completion_pct")).isEqualTo(75);
        assertThat(number(row, "pattern_strength_score")).isCloseTo((1 + 10 / 16.0) / 4, within(1e-9));
        assertThat(number(row, "pattern_target_price")).isNaN();
    }

    /** Even shoulders, height 20 of 26, 60 bars from shoulder to shoulder and 11 to the break: only volume is asked. */
    @Test
    void volumeOfTheCompletingBarAddsAQuarterToTheStrength() {
        double quiet = (1 + 20 / 26.0 + 0 + 1) / 4;
        for (double volume : new double[] {15, 15.1}) {
            DrawnPrice drawn = DrawnPrice.upright().through(130, 100, 115, 105, 125, 105, 115, 105);
            Row row = drawn.step(104, volume);
            boolean isLarge = volume > 15;
            assertThat(row.isTrue(lane("is_head_shoulders"))).isTrue();
            assertThat(row.isTrue(lane("pattern_volume_confirmation"))).isEqualTo(isLarge);
            assertThat(row.isTrue(lane("pattern_time_confirmation"))).isTrue();
            assertThat(number(row, "pattern_strength_score")).isCloseTo(quiet + (isLarge ? 0.25 : 0), within(1e-9));
        }
    }

    /** Tops 8 bars apart are too near for the 10 that a pattern takes at least. */
    @Test
    void aShortPatternIsNotConfirmedByTime() {
        Row row = DrawnPrice.upright().through(130, 100, 120, 116, 120, 115).last();
        assertThat(row.isTrue(lane("is_double_top"))).isTrue();
        assertThat(row.isTrue(lane("pattern_time_confirmation"))).isFalse();
    }

    /** The target 100 is 9 bars after the break at 109; one of one: Wilson's interval is 0.2065 to 1. */
    @Test
    void aTargetReachedIsAHit() {
        DrawnPrice drawn = DrawnPrice.upright().through(130, 100, 120, 110, 120, 101);
        assertThat(performance(drawn.last())).isEmpty();
        assertThat(number(drawn.last(), "pattern_target_price")).isEqualTo(100);
        drawn.through(100);
        assertThat(performance(drawn.last())).containsExactly(1, 1, 1, 0.2065, 1);
        assertThat(number(drawn.last(), "pattern_target_price")).isNaN();
        assertThat(number(drawn.last(), "pattern_risk_reward")).isNaN();
    }

    /** The price comes back to the tops; none of one: 0 to 0.7935. */
    @Test
    void aStopReachedIsAMiss() {
        DrawnPrice drawn = DrawnPrice.upright().through(130, 100, 120, 110, 120, 109, 119);
        assertThat(performance(drawn.last())).isEmpty();
        drawn.through(120);
        assertThat(performance(drawn.last())).containsExactly(1, 0, 0, 0, 0.7935);
        assertThat(number(drawn.last(), "pattern_stop_loss")).isNaN();
    }

    /** The bar from 100 to 120 does not tell which end came first. The twin from 100 to 119 reaches the target alone. */
    @Test
    void aBarThatReachesTargetAndStopIsAMiss() {
        for (boolean isUpsideDown : new boolean[] {false, true}) {
            int kind = (isUpsideDown ? PatternKind.DOUBLE_BOTTOM : PatternKind.DOUBLE_TOP).code();
            DrawnPrice both = new DrawnPrice(isUpsideDown).through(130, 100, 120, 110, 120, 109);
            assertThat(performance(both.wide(120, 100, 110, 10), kind)).containsExactly(1, 0, 0, 0, 0.7935);
            DrawnPrice one = new DrawnPrice(isUpsideDown).through(130, 100, 120, 110, 120, 109);
            assertThat(performance(one.wide(119, 100, 110, 10), kind)).containsExactly(1, 1, 1, 0.2065, 1);
        }
    }

    /** The tops lie 20 bars apart, and so long the pattern is in force after its break. */
    @Test
    void aHorizonThatHasPassedIsAMiss() {
        DrawnPrice drawn = DrawnPrice.upright().through(130, 100, 120, 110, 120, 109);
        for (int i = 1; i < 20; i++) {
            assertThat(performance(drawn.step(i % 2 == 0 ? 109 : 108, 10))).isEmpty();
            assertThat(number(drawn.last(), "pattern_target_price")).isEqualTo(100);
        }
        assertThat(performance(drawn.step(109, 10))).containsExactly(1, 0, 0, 0, 0.7935);
        assertThat(number(drawn.last(), "pattern_target_price")).isNaN();
    }

    @Test
    void aPriceThatNeverMovesHasNoPattern() {
        DrawnPrice drawn = DrawnPrice.upright();
        for (int i = 0; i < 400; i++) {
            Row row = drawn.step(100, i % 3 == 0 ? 0 : 10);
            for (String kind : PatternKind.labels()) {
                assertThat(row.isTrue(lane("is_" + kind))).isFalse();
            }
            assertThat(number(row, "pattern_strength_score") > 0).isFalse();
        }
    }

    @Test
    void aRestartIsANewBeginning() {
        DrawnPrice fresh = DrawnPrice.upright().through(DOUBLE_TOP);
        DrawnPrice again = DrawnPrice.upright().through(HEAD_SHOULDERS).restart();
        int before = again.rows().size();
        for (Row row : fresh.rows()) {
            again.step(row.number(BarPrices.CLOSE), 10);
        }
        assertThat(again.last().list(column("pattern_history")).length).isEqualTo(4);
        assertThat(bars(again, "double_top"))
                .last()
                .isEqualTo(before + bars(fresh, "double_top").get(0));
    }

    private static double[] twin(double[] turns, int which, double price) {
        double[] twin = turns.clone();
        twin[which] = price;
        return twin;
    }

    private static int lastTurn(double[] turns) {
        int bars = 0;
        for (int i = 1; i < turns.length - 1; i++) {
            bars += (int) Math.abs(turns[i] - turns[i - 1]);
        }
        return bars;
    }

    private static double drawn(boolean isUpsideDown, double price) {
        return isUpsideDown ? DrawnPrice.UPSIDE_DOWN - price : price;
    }

    private static List<Integer> bars(DrawnPrice drawn, String kind) {
        List<Integer> bars = new ArrayList<>();
        for (int i = 0; i < drawn.rows().size(); i++) {
            if (drawn.rows().get(i).isTrue(lane("is_" + kind))) {
                bars.add(i);
            }
        }
        return bars;
    }

    /** Direction, price and time of the newest entry of a kind. */
    private static double[] lastCompleted(Row row, String kind) {
        double[] list = row.list(column("pattern_history"));
        int code = Arrays.asList(PatternKind.labels()).indexOf(kind);
        for (int at = list.length - 4; at >= 0; at -= 4) {
            if (list[at] == code) {
                return Arrays.copyOfRange(list, at + 1, at + 4);
            }
        }
        return new double[0];
    }

    /** Count, hits, rate and interval of double tops. */
    private static double[] performance(Row row) {
        return performance(row, PatternKind.DOUBLE_TOP.code());
    }

    private static double[] performance(Row row, int kind) {
        double[] list = row.list(column("pattern_performance"));
        for (int at = 0; at < list.length; at += 6) {
            if (list[at] == kind) {
                return Arrays.copyOfRange(list, at + 1, at + 6);
            }
        }
        return new double[0];
    }

    private static double timeMs(Row row) {
        return row.exchangeTsMicros() / 1_000.0;
    }

    private static double number(Row row, String name) {
        return row.number(column(name));
    }

    private static int lane(String name) {
        return FeatureCatalog.layout().lane(column(name));
    }

    private static Column column(String name) {
        return ChartPatternColumns.all().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
