package org.alphadetector.features.bar;

import org.alphadetector.features.row.Timeframe;

/**
 * A closed bar of any timeframe, apart from its row.
 *
 * @param timeframe the bar's timeframe
 * @param startMicros where the bar starts, microseconds since the epoch
 * @param endMicros its close, the lattice label
 * @param hasMessages whether any message of the asset lay in the bar
 * @param isCandle whether a minute was made from a {@code trade_bar}, without trades; of a longer bar, whether any
 *     minute was
 * @param hasGap whether the feed was lost at any time within the bar, by a {@code disconnect}
 * @param isDisconnected whether the feed is lost at the close
 * @param isRestarted whether the bar holds the asset's first row, at all or after a silence gap
 * @param droppedTicks duplicates and late ticks since the last row of the timeframe
 */
public record Bar(
        Timeframe timeframe,
        long startMicros,
        long endMicros,
        boolean hasMessages,
        boolean isCandle,
        boolean hasGap,
        boolean isDisconnected,
        boolean isRestarted,
        long droppedTicks) {
    /** In which of two slots a minute lives until it closes: neighbours lie in different ones. */
    public static int slotOf(long startMicros) {
        return (int) (startMicros / Timeframe.M1.micros()) & 1;
    }

    /** The slot of a minute; see {@link TickFeature}. */
    public int slot() {
        return slotOf(startMicros);
    }
}
