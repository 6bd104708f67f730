package org.alphadetector.features.asset;

/** What the closing of a minute tells every feature. Reused; read it within the call. */
public final class Minute {
    /** Start of the bar (of the row's timeframe), microseconds since the epoch. */
    public long startMicros;
    /** Close of the bar, its lattice label. */
    public long endMicros;
    /** Whether any message of the asset lay in the minute. */
    public boolean hasMessages;
    /** Whether the minute was made from a {@code trade_bar}: no trades, no ticks. */
    public boolean isCandle;
    /** Whether the feed was lost at any time within the minute, by a {@code disconnect}. */
    public boolean hasGap;
    /** Whether the feed is lost now. */
    public boolean isDisconnected;
    /** Whether this is the first row after a silence gap, or the first at all. */
    public boolean isRestarted;
    /** Duplicates and late ticks since the last row. */
    public long droppedTicks;
    /** 1m bars closed since the (re)start, this one included. */
    public long barsSinceStart;
}
