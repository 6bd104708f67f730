package org.alphadetector.features.asset;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.Mark;
import org.alphadetector.features.source.SourcePartition;
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
    private final AssetFold fold;
    private final StateBuffer buffer = new StateBuffer();
    private final StateSlice time = buffer.allocate("time", 2);
    /** The order in which a clock closes bars. */
    private final TreeMap<String, AssetState> assets = new TreeMap<>();
    /** The same assets for the look-up of every tick. */
    private final AssetTable bySymbol = new AssetTable();

    ExchangeFold(String exchange, SourcePartition source, StageContext context, AssetFold fold) {
        this.exchange = exchange;
        this.source = source;
        this.context = context;
        this.fold = fold;
        time.word(CLOCK, Long.MIN_VALUE);
        time.word(MARKED, Long.MIN_VALUE);
        context.states().register(AssetStage.EXCHANGE_STATE + source.topic() + '/' + exchange, buffer);
    }

    /** Takes in a valid message of an asset of the exchange. */
    void accept(Tick tick) {
        int slot = bySymbol.find(tick.symbol);
        if (slot >= 0) {
            fold.show(bySymbol.place(slot));
            if (fold.isRetired(tick.timestampMicros)) {
                retire(bySymbol.asset(slot), tick.timestampMicros);
                slot = -1;
            }
        }
        AssetState asset = slot >= 0 ? bySymbol.asset(slot) : begin(tick.symbol);
        fold.accept(asset, tick, time.word(MARKED));
    }

    /** The bars that are due are closed before the state goes, as they are where the clock comes first. */
    private void retire(AssetState asset, long timeMicros) {
        fold.advance(asset, timeMicros);
        asset.forget();
    }

    private AssetState begin(String symbol) {
        AssetState asset = add(symbol);
        fold.show(asset.place());
        return asset;
    }

    /** Begins the state of an asset: at its first message, or when its state is restored. */
    AssetState add(String symbol) {
        AssetState asset = fold.begin(AssetId.of(exchange, symbol), source.topic() + '/' + exchange + ':' + symbol);
        assets.put(symbol, asset);
        bySymbol.put(asset);
        return asset;
    }

    /** The exchange's clock: closes what is due, then says which rows are complete. Null where no new point is. */
    @Nullable
    Mark clock(long timeMicros) {
        long before = time.word(CLOCK);
        if (timeMicros <= before) {
            return null;
        }
        time.word(CLOCK, timeMicros);
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
        Iterator<Map.Entry<String, AssetState>> all = assets.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, AssetState> entry = all.next();
            AssetState asset = entry.getValue();
            fold.advance(asset, timeMicros);
            if (fold.isRetired(timeMicros)) {
                asset.forget();
                bySymbol.remove(asset);
                all.remove();
            }
        }
    }

    /** The feed of the exchange, or of some of its symbols, is lost. */
    void disconnect(Tick tick) {
        if (tick.disconnectedSymbols.isEmpty()) {
            assets.values().forEach(fold::disconnect);
            return;
        }
        for (String symbol : tick.disconnectedSymbols) {
            int slot = bySymbol.find(symbol);
            if (slot >= 0) {
                fold.disconnect(bySymbol.asset(slot));
            }
        }
    }
}
