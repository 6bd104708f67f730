package org.alphadetector.features.asset;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Tick;
import org.jspecify.annotations.Nullable;

/** The assets of one exchange in one source partition, and how far its clock has come. */
final class ExchangeFold {
    private static final int CLOCK = 0;
    private static final int MARKED = 1;

    private final String exchange;
    private final SourcePartition source;
    private final StageContext context;
    private final StageCounts counts;
    private final StateBuffer buffer = new StateBuffer();
    private final StateSlice time = buffer.allocate("time", 2);
    /** The order in which a clock closes bars. */
    private final TreeMap<String, AssetFold> assets = new TreeMap<>();
    /** The same assets for the look-up of every tick; its order is never used. */
    private final Map<String, AssetFold> bySymbol = new HashMap<>();

    ExchangeFold(String exchange, SourcePartition source, StageContext context, StageCounts counts) {
        this.exchange = exchange;
        this.source = source;
        this.context = context;
        this.counts = counts;
        time.word(CLOCK, Long.MIN_VALUE);
        time.word(MARKED, Long.MIN_VALUE);
        context.states().register(AssetStage.EXCHANGE_STATE + source.topic() + '/' + exchange, buffer);
    }

    /** Takes in a valid message of an asset of the exchange. */
    void accept(Tick tick) {
        AssetFold fold = bySymbol.get(tick.symbol);
        if (fold != null && fold.isRetired(tick.timestampMicros)) {
            fold.forget(context.states());
            fold = null;
        }
        if (fold == null) {
            fold = add(tick.symbol);
        }
        fold.accept(tick, time.word(MARKED));
    }

    /** Starts the fold of an asset: at its first message, or when its state is restored. */
    AssetFold add(String symbol) {
        AssetFold fold = new AssetFold(
                AssetId.of(exchange, symbol), context, counts, source.topic() + '/' + exchange + ':' + symbol);
        assets.put(symbol, fold);
        bySymbol.put(symbol, fold);
        return fold;
    }

    /** The exchange's clock: closes what is due, then says which rows are complete. Null where no new point is. */
    @Nullable
    Mark clock(long timeMicros) {
        long before = time.word(CLOCK);
        if (timeMicros <= before) {
            return null;
        }
        time.word(CLOCK, timeMicros);
        buffer.markDirty();
        if (before == Long.MIN_VALUE || isAnyPointReached(before, timeMicros)) {
            advanceAll(timeMicros);
        }
        long point = Timeframe.M1.floor(timeMicros - context.settings().longestLatenessMicros());
        if (point <= time.word(MARKED)) {
            return null;
        }
        time.word(MARKED, point);
        return new Mark(source, exchange, point);
    }

    private boolean isAnyPointReached(long before, long now) {
        StageSettings settings = context.settings();
        return isPointReached(before, now, settings.latenessMicros())
                || isPointReached(before, now, settings.candleLatenessMicros());
    }

    private static boolean isPointReached(long before, long now, long latenessMicros) {
        return Timeframe.M1.floor(now - latenessMicros) > Timeframe.M1.floor(before - latenessMicros);
    }

    private void advanceAll(long timeMicros) {
        LiveStates states = context.states();
        Iterator<Map.Entry<String, AssetFold>> all = assets.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, AssetFold> entry = all.next();
            AssetFold fold = entry.getValue();
            fold.advance(timeMicros);
            if (fold.isRetired(timeMicros)) {
                fold.forget(states);
                bySymbol.remove(entry.getKey());
                all.remove();
            }
        }
    }

    /** The feed of the exchange, or of some of its symbols, is lost. */
    void disconnect(Tick tick) {
        if (tick.disconnectedSymbols.isEmpty()) {
            assets.values().forEach(AssetFold::disconnect);
            return;
        }
        for (String symbol : tick.disconnectedSymbols) {
            AssetFold fold = bySymbol.get(symbol);
            if (fold != null) {
                fold.disconnect();
            }
        }
    }
}
