package org.alphadetector.features.asset;

import java.util.List;
import java.util.TreeMap;
import org.alphadetector.features.bar.OwnerBuffers;
import org.alphadetector.features.source.Mark;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.features.state.OtherSourcesException;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.jspecify.annotations.Nullable;

/**
 * The asset stage of one source partition: folds valid ticks into rows, asset by asset, and marks the lattice points
 * that are complete. Pure: time is the ticks', state lives in {@link StageContext#states}.
 */
public final class AssetStage {
    static final String ASSET_STATE = "asset";
    static final String ID_STATE = "asset.ids/";
    static final String EXCHANGE_STATE = "asset.exchange/";

    private final SourcePartition source;
    private final StageContext context;
    private final StageCounts counts;
    private final AssetFold fold;
    private final TreeMap<String, ExchangeFold> exchanges = new TreeMap<>();
    /** The exchange of the last tick: nearly always that of the next. */
    private String lastExchange = "";

    private @Nullable ExchangeFold lastFold;

    /**
     * A stage that goes on from what is restored in the context's states.
     *
     * @throws OtherSourcesException where that is the state of other exchanges
     */
    public AssetStage(SourcePartition source, StageContext context) {
        this.source = source;
        this.context = context;
        this.counts = new StageCounts(source, context.states());
        fold = new AssetFold(context, counts);
        restore();
    }

    private void restore() {
        String exchangePrefix = EXCHANGE_STATE + source.topic() + '/';
        List<String> restored = context.states().unclaimed(exchangePrefix).stream()
                .map(key -> key.substring(exchangePrefix.length()))
                .toList();
        OtherSourcesException.requireSame(restored, context.exchanges());
        // Those that have not spoken too, so that the state says what it was made from.
        context.exchanges().forEach(this::exchange);
        String assetPrefix = OwnerBuffers.key(ASSET_STATE, source.topic() + '/');
        for (String key : context.states().unclaimed(assetPrefix)) {
            AssetId asset = AssetId.ofKey(key.substring(assetPrefix.length()));
            exchange(asset.exchange()).add(asset.symbol());
        }
    }

    /**
     * Takes in a valid tick. One of an exchange that is not configured is counted and refused, with
     * {@link TickFault#UNKNOWN_EXCHANGE}: nothing would ever wait for its rows.
     */
    public TickFault accept(Tick tick) {
        if (!tick.exchange.equals(lastExchange) && !context.exchanges().contains(tick.exchange)) {
            if (tick.type.isAssetMessage()) {
                reject(TickFault.UNKNOWN_EXCHANGE);
            }
            return TickFault.UNKNOWN_EXCHANGE;
        }
        ExchangeFold exchange = exchange(tick.exchange);
        switch (tick.type) {
            case CLOCK -> clock(exchange, tick.timestampMicros);
            case DISCONNECT -> exchange.disconnect(tick);
            default -> exchange.accept(tick);
        }
        return TickFault.NONE;
    }

    /** Counts a tick record that is not taken in. */
    public void reject(TickFault fault) {
        counts.rejected(fault);
    }

    private void clock(ExchangeFold exchange, long timeMicros) {
        Mark mark = exchange.clock(timeMicros);
        if (mark == null) {
            return;
        }
        if (counts.isChanged()) {
            context.output().counts(counts.take(mark.pointMicros()));
        }
        context.output().mark(mark);
    }

    private ExchangeFold exchange(String name) {
        ExchangeFold last = lastFold;
        if (last != null && name.equals(lastExchange)) {
            return last;
        }
        ExchangeFold found = exchanges.get(name);
        if (found == null) {
            found = new ExchangeFold(name, source, context, fold);
            exchanges.put(name, found);
        }
        lastExchange = name;
        lastFold = found;
        return found;
    }
}
