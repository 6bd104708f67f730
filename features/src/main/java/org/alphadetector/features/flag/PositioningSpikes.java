package org.alphadetector.features.flag;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.alphadetector.features.asset.Feature;
import org.alphadetector.features.asset.Minute;
import org.alphadetector.features.baseline.ForgettingHistogram;
import org.alphadetector.features.positioning.Liquidations;
import org.alphadetector.features.positioning.OpenInterest;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * Whether open interest moved or liquidations clustered far beyond what this asset usually shows. Undefined until 120
 * minutes are learnt and where the input is. The minute is judged first and learnt afterwards.
 */
public final class PositioningSpikes implements Feature {
    public static final Column IS_OI_SPIKE_UP_M_5 = Flag.named("is_oi_spike_up_m_5", 5)
            .formula("oi_roc_m_5 > 5 sigma; sigma = max(median / 0.6745, 90th percentile / 1.645) of |oi_roc_m_5|, at"
                    + " least 0.0001")
            .inputs("oi_roc_m_5")
            .meaning("Open interest jumped up. NULL until 120 changes are learnt.");
    public static final Column IS_OI_SPIKE_DOWN_M_5 = Flag.named("is_oi_spike_down_m_5", 5)
            .formula("-oi_roc_m_5 > 5 sigma, sigma as of is_oi_spike_up_m_5")
            .inputs("oi_roc_m_5")
            .meaning("Open interest jumped down. NULL until 120 changes are learnt.");
    public static final Column IS_LIQ_CLUSTER_M_5 = Flag.named("is_liq_cluster_m_5", 5)
            .formula("liq_count_m_5 above its 99th percentile and at least 3")
            .inputs("liq_count_m_5")
            .meaning("Liquidations cluster. NULL until 120 minutes are learnt since the asset's first liquidation.");

    private static final double SIGMAS = 5;
    /** Open interest that hardly ever changes must not make every change a spike. */
    private static final double SMALLEST_SIGMA = 0.0001;

    private static final double CLUSTER_PERCENTILE = 0.99;
    /** Two liquidations are a coincidence. */
    private static final double JUST_BELOW_CLUSTER = 2.5;
    /** Clears the middle of a bucket that holds the percentile itself. */
    private static final double BUCKET_MARGIN = 1.03;

    private static final long OBSERVATIONS_NEEDED = 120;
    private static final double HALF_LIFE = 1_440;

    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(EnumSet.noneOf(TickType.class));

    private final MagnitudeBaseline changes;
    private final ForgettingHistogram counts;
    private final int changeLane;
    private final int countLane;
    private final int upLane;
    private final int downLane;
    private final int clusterLane;

    public PositioningSpikes(RowLayout layout, StateBuffer barState) {
        changes = new MagnitudeBaseline("positioning_spikes.changes", barState);
        counts = new ForgettingHistogram(
                barState.allocate("positioning_spikes.counts", ForgettingHistogram.words()), HALF_LIFE);
        changeLane = layout.lane(OpenInterest.OI_ROC_M_5);
        countLane = layout.lane(Liquidations.LIQ_COUNT_M_5);
        upLane = layout.lane(IS_OI_SPIKE_UP_M_5);
        downLane = layout.lane(IS_OI_SPIKE_DOWN_M_5);
        clusterLane = layout.lane(IS_LIQ_CLUSTER_M_5);
    }

    @Override
    public Set<TickType> inputs() {
        return INPUTS;
    }

    @Override
    public void open(int slot, long startMicros) {}

    @Override
    public void accept(int slot, Tick tick) {}

    @Override
    public void close(int slot, Minute minute, Row row) {
        double change = row.number(changeLane);
        double threshold = SIGMAS * Math.max(changes.sigma(), SMALLEST_SIGMA);
        Flag.write(row, upLane, change, threshold);
        Flag.write(row, downLane, -change, threshold);
        changes.learn(change);

        double count = row.number(countLane);
        if (counts.count() >= OBSERVATIONS_NEEDED) {
            double usual = counts.quantile(CLUSTER_PERCENTILE) * BUCKET_MARGIN;
            Flag.write(row, clusterLane, count, Math.max(usual, JUST_BELOW_CLUSTER));
        }
        counts.add(count);
    }

    @Override
    public void restart() {
        changes.clear();
        counts.clear();
    }
}
