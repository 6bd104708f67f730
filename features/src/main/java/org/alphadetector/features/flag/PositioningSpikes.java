package org.alphadetector.features.flag;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.BaselineSource;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.baseline.ForgettingQuantiles;
import org.alphadetector.features.baseline.QuantileState;
import org.alphadetector.features.positioning.Liquidations;
import org.alphadetector.features.positioning.OpenInterest;
import org.alphadetector.features.residual.ResidualCore;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;

/**
 * Whether open interest moved or liquidations clustered far beyond what this asset usually shows. Undefined until 120
 * minutes are learnt and where the input is. The minute is judged first and learnt afterwards.
 */
public final class PositioningSpikes implements BarFeature, BaselineSource {
    public static final Column IS_OI_SPIKE_UP_M_5 = Flag.named("is_oi_spike_up_m_5", 5)
            .formula("oi_roc_m_5 > 5 sigma; sigma = running 68.27 % quantile of its size, at least 0.0001")
            .inputs("oi_roc_m_5")
            .lookBack(125)
            .fromTicksOnly()
            .meaning("Open interest jumped up. NULL until 120 changes are learnt.");
    public static final Column IS_OI_SPIKE_DOWN_M_5 = Flag.named("is_oi_spike_down_m_5", 5)
            .formula("-oi_roc_m_5 > 5 sigma, sigma as of is_oi_spike_up_m_5")
            .inputs("oi_roc_m_5")
            .lookBack(125)
            .fromTicksOnly()
            .meaning("Open interest jumped down. NULL until 120 changes are learnt.");
    public static final Column IS_LIQ_CLUSTER_M_5 = Flag.named("is_liq_cluster_m_5", 5)
            .formula("liq_count_m_5 above its 99th percentile and at least 3")
            .inputs("liq_count_m_5")
            .lookBack(124)
            .fromTicksOnly()
            .meaning("Liquidations cluster. NULL until 120 minutes are learnt since the asset's first liquidation.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "positioning_spikes",
            List.of(IS_OI_SPIKE_UP_M_5, IS_OI_SPIKE_DOWN_M_5, IS_LIQ_CLUSTER_M_5),
            PositioningSpikes::new);

    private static final double SIGMAS = 5;
    /** Open interest that hardly ever changes must not make every change a spike. */
    private static final double SMALLEST_SIGMA = 0.0001;

    private static final double CLUSTER_PERCENTILE = 0.99;
    /** Two liquidations are a coincidence. */
    private static final double JUST_BELOW_CLUSTER = 2.5;
    /** Clears the middle of a bucket that holds the percentile itself. */
    private static final double BUCKET_MARGIN = 1.03;

    private final ResidualCore changes;
    private final ForgettingQuantiles counts;
    private final int changeLane;
    private final int countLane;
    private final int upLane;
    private final int downLane;
    private final int clusterLane;

    public PositioningSpikes(FeatureContext context) {
        changes = new ResidualCore(
                context.state().allocate("changes", ResidualCore.words()), Flag.HALF_LIFE, Flag.OBSERVATIONS_NEEDED);
        counts = new ForgettingQuantiles(
                context.state().allocate("counts", ForgettingQuantiles.words()), Flag.HALF_LIFE);
        changeLane = context.input(OpenInterest.OI_ROC_M_5);
        countLane = context.input(Liquidations.LIQ_COUNT_M_5);
        upLane = context.output(IS_OI_SPIKE_UP_M_5);
        downLane = context.output(IS_OI_SPIKE_DOWN_M_5);
        clusterLane = context.output(IS_LIQ_CLUSTER_M_5);
    }

    @Override
    public void close(Bar bar, Row row) {
        double change = row.number(changeLane);
        double z = changes.z(change, SMALLEST_SIGMA);
        Flag.write(row, upLane, z, SIGMAS);
        Flag.write(row, downLane, -z, SIGMAS);
        changes.learn(change, SMALLEST_SIGMA);

        double count = row.number(countLane);
        if (counts.count() >= Flag.OBSERVATIONS_NEEDED) {
            double usual = counts.quantile(CLUSTER_PERCENTILE) * BUCKET_MARGIN;
            Flag.write(row, clusterLane, count, Math.max(usual, JUST_BELOW_CLUSTER));
        }
        counts.add(count);
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        sink.baseline(row, OpenInterest.OI_ROC_M_5, changes.baseline(0, SMALLEST_SIGMA));
        boolean isReady = counts.count() >= Flag.OBSERVATIONS_NEEDED;
        double median = isReady ? counts.quantile(0.5) : Double.NaN;
        QuantileState quantiles = isReady ? counts.state() : QuantileState.UNDEFINED;
        sink.baseline(row, Liquidations.LIQ_COUNT_M_5, new Baseline(median, Double.NaN, counts.count(), quantiles));
    }

    @Override
    public void restart() {
        changes.clear();
        counts.clear();
    }
}
