package org.alphadetector.features.pattern;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.BaselineSource;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.residual.PastLevel;
import org.alphadetector.features.residual.PositiveLevel;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/**
 * How unusual the strength of the pattern and the volume of the bar are for the asset. The strength is judged among
 * scores above 0 by {@link PastLevel}, from 30 of them on; undefined while there is no shape, each bar of a pattern in
 * force counting. The volume is judged by
 * the logarithm of its ratio to a running level, by {@link PositiveLevel}, from 30 bars with trades on; undefined in a
 * bar without trades. Half-life 2,880 values.
 */
public final class PatternNorms implements BarFeature, BaselineSource {
    private static final double HALF_LIFE = 2_880;
    private static final int LEARNT = 30;
    /** Scores that differ by less are alike: a score is the mean of four parts. */
    private static final double LEAST_STRENGTH_DEVIATION = 0.1;
    /** Volumes that differ by a smaller share are alike. */
    private static final double LEAST_VOLUME_DEVIATION = 0.01;

    public static final Column Z_PATTERN_STRENGTH = declare("z_pattern_strength", 0)
            .unit("robust standard deviations")
            .range("[-1000000, 1000000]")
            .formula(
                    "(pattern_strength_score - its mean) / its robust deviation, at least 0.1, of scores above 0, half-life"
                            + " 2,880 of them")
            .inputs("pattern_strength_score")
            .awaitsEvent()
            .meaning(
                    "How unusual the strength is for the asset. NULL while the score is 0, and until 30 above 0 are learnt.");
    public static final Column Q_PATTERN_STRENGTH = declare("q_pattern_strength", 0)
            .range("(0, 1)")
            .formula("share of past z_pattern_strength below this one, half of its cell included")
            .inputs("pattern_strength_score")
            .awaitsEvent()
            .meaning("The rank of the strength among the asset's past ones. NULL as z_pattern_strength.");
    public static final Column Z_VOLUME_CONFIRMATION = declare("z_volume_confirmation", LEARNT)
            .unit("robust standard deviations")
            .range("[-1000000, 1000000]")
            .formula("(ln(volume) - its running mean) / its robust deviation, at least 0.01, half-life 2,880 bars")
            .inputs("volume")
            .awaitsEvent()
            .meaning(
                    "How unusual the bar's volume is. NULL in a bar without trades, and until 30 with trades are learnt.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "pattern_norms", List.of(Z_PATTERN_STRENGTH, Z_VOLUME_CONFIRMATION, Q_PATTERN_STRENGTH), PatternNorms::new);

    private final PastLevel strengths;
    private final PositiveLevel volumes;
    private final int scoreLane;
    private final int volumeLane;
    private final int strengthLane;
    private final int rankLane;
    private final int volumeScoreLane;

    public PatternNorms(FeatureContext context) {
        strengths = new PastLevel(context.state().allocate("strengths", PastLevel.words()), HALF_LIFE, LEARNT);
        volumes = new PositiveLevel(
                context.state().allocate("volumes", PositiveLevel.words()), HALF_LIFE, LEARNT, LEAST_VOLUME_DEVIATION);
        scoreLane = context.input(ChartPatterns.PATTERN_STRENGTH_SCORE);
        volumeLane = context.input(TradeFlow.VOLUME);
        strengthLane = context.output(Z_PATTERN_STRENGTH);
        rankLane = context.output(Q_PATTERN_STRENGTH);
        volumeScoreLane = context.output(Z_VOLUME_CONFIRMATION);
    }

    @Override
    public void close(Bar bar, Row row) {
        double score = row.number(scoreLane);
        if (score > 0) {
            double z = strengths.z(score, LEAST_STRENGTH_DEVIATION);
            row.number(strengthLane, z);
            row.number(rankLane, strengths.quantileRank(z));
            strengths.learn(score, LEAST_STRENGTH_DEVIATION);
        }
        double volume = row.number(volumeLane);
        if (volume > 0) {
            row.number(volumeScoreLane, volumes.z(volume));
            volumes.learn(volume);
        }
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        sink.baseline(row, Z_PATTERN_STRENGTH, strengths.baseline(LEAST_STRENGTH_DEVIATION));
        sink.baseline(row, Z_VOLUME_CONFIRMATION, volumes.baseline());
    }

    @Override
    public void restart() {
        strengths.clear();
        volumes.clear();
    }

    private static Column.Declaration declare(String name, int warmup) {
        return Column.named(name, SqlType.DOUBLE, "Normalized Pattern Features")
                .window("all bars before, half-life 2,880")
                .ownBars(warmup)
                .fromCandles();
    }
}
