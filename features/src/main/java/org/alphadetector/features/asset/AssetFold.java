package org.alphadetector.features.asset;

import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.OwnerBuffers;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * Folds the ticks of one asset at a time: its live minutes, when they close, and the rows that come of it. A minute
 * closes when a message of the asset or the clock of its exchange reaches its end plus the lateness; ticks of other
 * assets never matter.
 *
 * <p>Everything an asset has lies in the buffers of its {@link AssetState}, so one fold with one set of features serves
 * all of them: with thousands of assets a tick then waits for a dozen lines of memory instead of for every object on
 * the way to them.
 */
final class AssetFold {
    static final long MINUTE_MICROS = Timeframe.M1.micros();

    private static final int CLOSED_END = 0;
    private static final int LAST_MESSAGE = 1;
    private static final int ASLEEP = 2;
    private static final int DISCONNECTED = 3;
    private static final int DROPPED = 4;
    private static final int HAS_TICKS = 5;
    private static final int BARS = 6;

    private final StageSettings settings;
    private final StageCounts counts;
    private final LiveStates states;
    private final OwnerBuffers buffers = new OwnerBuffers();
    private final StateSlice life;
    private final LiveMinutes minutes;
    private final TradeDeduplicator deduplicator;
    private final AssetBars bars;
    private final OwnerBuffers newBuffers;

    AssetFold(StageContext context, StageCounts counts) {
        this.settings = context.settings();
        this.counts = counts;
        states = context.states();
        life = buffers.common().allocate("life", 7);
        minutes = new LiveMinutes(buffers.common().section("minutes", 1));
        deduplicator = new TradeDeduplicator(buffers.common().section("deduplicator", 1));
        bars = new AssetBars(context, buffers);
        life.word(ASLEEP, 1);
        life.word(CLOSED_END, Long.MIN_VALUE);
        newBuffers = buffers.copy();
    }

    /** The state of an asset: what is restored, else that of one that has not sent anything. It is not shown yet. */
    AssetState begin(AssetId asset, String keyTail) {
        return new AssetState(asset, newBuffers.copy(), states, keyTail);
    }

    /** From now on {@link #accept} and {@link #isRetired} mean the asset of that {@link AssetState#place}. */
    void show(int place) {
        buffers.showMinute(place);
    }

    /**
     * Takes in a valid message of the asset that is shown.
     *
     * @param asset the same; it is seldom needed, and then waited for
     * @param markedPointMicros up to where the exchange's rows have been declared complete
     */
    void accept(AssetState asset, Tick tick, long markedPointMicros) {
        boolean trade = tick.type == TickType.TRADE;
        if (trade && deduplicator.isDuplicate(asset, tick)) {
            counts.duplicate();
            life.addWord(DROPPED, 1);
            return;
        }
        if (trade) {
            deduplicator.seen(asset, tick);
        }
        closeDue(asset, tick.timestampMicros);
        long barTime = tick.type == TickType.TRADE_BAR ? tick.openTimestampMicros : tick.timestampMicros;
        long start = Timeframe.M1.floor(barTime);
        if (start < closedEnd(markedPointMicros)) {
            counts.late();
            life.addWord(DROPPED, 1);
            noteMessageTime(tick.timestampMicros, false);
            return;
        }
        open(asset, start);
        fold(tick, start, trade);
    }

    private void fold(Tick tick, long start, boolean trade) {
        if (tick.type == TickType.TRADE_BAR) {
            if (!minutes.candle(start)) {
                counts.duplicate();
                life.addWord(DROPPED, 1);
                return;
            }
        } else {
            life.word(HAS_TICKS, 1);
            counts.accepted();
        }
        if (trade) {
            minutes.trade(start);
        }
        minutes.message(start);
        life.word(DISCONNECTED, 0);
        noteMessageTime(tick.timestampMicros, true);
        bars.fold(tick, start);
    }

    /** An asset whose first message is late is known from then on; later late messages do not keep it awake. */
    private void noteMessageTime(long timestampMicros, boolean folded) {
        if (folded || life.word(LAST_MESSAGE) == 0) {
            life.word(LAST_MESSAGE, Math.max(life.word(LAST_MESSAGE), timestampMicros));
        }
    }

    private long closedEnd(long markedPointMicros) {
        return Math.max(life.word(CLOSED_END), markedPointMicros);
    }

    /** Opens the minute unless it is live; an asset that was silent, or is new, starts afresh with it. */
    private void open(AssetState asset, long start) {
        if (minutes.isOpen(start)) {
            return;
        }
        if (life.word(ASLEEP) != 0) {
            life.word(ASLEEP, 0);
            life.word(BARS, 0);
            life.word(CLOSED_END, start);
            buffers.show(asset.place());
            bars.restart();
        }
        minutes.open(start, life.word(DISCONNECTED) != 0);
        bars.open(start);
    }

    /** Closes every minute whose end and lateness the time has reached. */
    void advance(AssetState asset, long timeMicros) {
        show(asset.place());
        closeDue(asset, timeMicros);
    }

    private void closeDue(AssetState asset, long timeMicros) {
        long due = Timeframe.M1.floor(timeMicros - lateness());
        while (life.word(ASLEEP) == 0 && life.word(CLOSED_END) < due) {
            long end = life.word(CLOSED_END) + MINUTE_MICROS;
            if (end - life.word(LAST_MESSAGE) > settings.silenceMicros()) {
                life.word(ASLEEP, 1);
                return;
            }
            open(asset, end - MINUTE_MICROS);
            close(asset, end);
        }
    }

    private long lateness() {
        return life.word(HAS_TICKS) != 0 ? settings.latenessMicros() : settings.candleLatenessMicros();
    }

    private void close(AssetState asset, long end) {
        long start = end - MINUTE_MICROS;
        buffers.show(asset.place());
        life.addWord(BARS, 1);
        Bar minute = minute(start, end);
        countCandles(start);
        minutes.close(start);
        life.word(CLOSED_END, end);
        life.word(DROPPED, 0);
        bars.close(asset.id(), minute);
    }

    private Bar minute(long start, long end) {
        return new Bar(
                Timeframe.M1,
                start,
                end,
                minutes.hasMessages(start),
                minutes.hasCandle(start) && !minutes.hasTrades(start),
                minutes.hasGap(start),
                life.word(DISCONNECTED) != 0,
                life.word(BARS) == 1,
                life.word(DROPPED));
    }

    private void countCandles(long start) {
        if (!minutes.hasCandle(start)) {
            return;
        }
        if (minutes.hasTrades(start)) {
            counts.superseded(1);
        } else {
            counts.accepted();
        }
    }

    /** The feed of the asset is lost until its next message. */
    void disconnect(AssetState asset) {
        show(asset.place());
        life.word(DISCONNECTED, 1);
        minutes.gap();
    }

    /** Whether the asset that is shown has been without a message for so long that its state is to be deleted. */
    boolean isRetired(long timeMicros) {
        return timeMicros - life.word(LAST_MESSAGE) >= settings.retirementMicros();
    }
}
