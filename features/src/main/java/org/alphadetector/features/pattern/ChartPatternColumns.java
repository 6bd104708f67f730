package org.alphadetector.features.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.SqlType;

/** The columns of {@link ChartPatterns}. */
final class ChartPatternColumns {
    static final List<Column> FLAGS = Arrays.stream(PatternKind.labels())
            .map(label -> flag("is_" + label)
                    .formula("the swings have the shape of " + label.replace('_', ' ')
                            + " and this close is the first beyond its line by more than 0.25 range; Lo, Mamaysky and Wang"
                            + " 2000, Edwards and Magee 1948, Bulkowski 2005")
                    .meaning("Whether the bar completes this pattern: " + label.replace('_', ' ') + "."))
            .toList();

    static final Column PATTERN_VOLUME_CONFIRMATION = flag("pattern_volume_confirmation")
            .formula("volume of the completing bar > 1.5 x mean of the 20 bars before; Edwards and Magee 1948")
            .meaning("Whether the pattern in force was completed on large volume.");
    static final Column PATTERN_TIME_CONFIRMATION = flag("pattern_time_confirmation")
            .formula(
                    "10 to 250 bars from the first to the last swing, and completed within as many after it; Bulkowski 2005")
            .meaning("Whether the pattern in force took a plausible time.");
    static final Column PATTERN_STRENGTH_SCORE = declare("pattern_strength_score", SqlType.DOUBLE)
            .range("[0, 1]")
            .formula(
                    "of the pattern in force: (fit + height / (height + 6 range) + volume confirmed + time confirmed) / 4;"
                            + " else of the best shape that is not completed: (fit + height / (height + 6 range)) / 4; 0 without")
            .meaning("How well the pattern in force, or one in the making, is built.");
    static final Column PATTERN_COMPLETION_PCT = declare("pattern_completion_pct", SqlType.DOUBLE)
            .unit("%")
            .range("[0, 100]")
            .formula(
                    "100 on the bar that completes a pattern; else of the shape nearest to that 50 + 50 x share of the way"
                            + " from its last swing to its line that the close has gone; 0 without a shape")
            .meaning("How far the shape of the swings that is nearest to it is completed.");
    static final Column PATTERN_TARGET_PRICE = ofForce("pattern_target_price", SqlType.NUMERIC, "quote currency")
            .range("> 0")
            .formula("line +- height of the pattern in force; Edwards and Magee 1948")
            .meaning("The measured move of the pattern in force. NULL while there is none.");
    static final Column PATTERN_STOP_LOSS = ofForce("pattern_stop_loss", SqlType.NUMERIC, "quote currency")
            .range("> 0")
            .formula("the pattern's last swing on the other side; of double tops and bottoms the outermost")
            .meaning("Where the pattern in force has failed. NULL while there is none.");
    static final Column PATTERN_RISK_REWARD = ofForce("pattern_risk_reward", SqlType.DOUBLE, "1")
            .range("> 0")
            .formula("(target - close) / (close - stop) on the completing bar")
            .meaning("What the pattern in force promised for each unit of risk. NULL while there is none.");
    static final Column PATTERN_HISTORY = declare("pattern_history", SqlType.OBJECTS)
            .members(PatternLog.MEMBERS)
            .formula("kind, direction, close and time of the completing bar")
            .meaning("The last twenty completed patterns, newest last.");
    static final Column PATTERN_PERFORMANCE = declare("pattern_performance", SqlType.OBJECTS)
            .members(PatternOutcomes.MEMBERS)
            .formula(
                    "of each kind: patterns whose target, stop or horizon was reached, those whose target came first, their"
                            + " share and its 95 % interval; Wilson 1927")
            .meaning("How often the asset's own patterns were right.");

    private ChartPatternColumns() {}

    static List<Column> all() {
        List<Column> all = new ArrayList<>(FLAGS);
        Stream.of(
                        PATTERN_VOLUME_CONFIRMATION,
                        PATTERN_TIME_CONFIRMATION,
                        PATTERN_STRENGTH_SCORE,
                        PATTERN_COMPLETION_PCT,
                        PATTERN_TARGET_PRICE,
                        PATTERN_STOP_LOSS,
                        PATTERN_RISK_REWARD,
                        PATTERN_HISTORY,
                        PATTERN_PERFORMANCE)
                .forEach(all::add);
        return all;
    }

    private static Column.Declaration flag(String name) {
        return declare(name, SqlType.BOOLEAN).range("true|false");
    }

    private static Column.Declaration ofForce(String name, SqlType type, String unit) {
        return declare(name, type).unit(unit).awaitsEvent();
    }

    private static Column.Declaration declare(String name, SqlType type) {
        return Column.named(name, type, "Pattern Detection Features")
                .window("last three to five confirmed swings")
                .inputs(
                        "high",
                        "low",
                        "close",
                        "volume",
                        "atr_14",
                        "price_step",
                        "swing_highs",
                        "swing_lows",
                        "swing_high_times",
                        "swing_low_times")
                .ownBars(AverageTrueRange.ATR_14.warmup())
                .fromCandles();
    }
}
