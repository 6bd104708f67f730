package org.alphadetector.ingest.injection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** The assets of a stream, in the order in which they were first heard. */
final class InjectedAssets {
    /** An asset silent for longer is not chosen. */
    private static final long SILENCE_MICROS = 600_000_000;

    private final Map<String, Map<String, InjectedAsset>> byExchange = new HashMap<>();
    private final List<InjectedAsset> all = new ArrayList<>();
    private final Set<String> exchangesWithLiquidations = new HashSet<>();

    /** Looks at an asset message as it comes from the source, and returns its asset; a new one is made at its first. */
    InjectedAsset observe(Tick tick) {
        if (tick.type == TickType.LIQUIDATION) {
            exchangesWithLiquidations.add(tick.exchange);
        }
        InjectedAsset asset = of(tick.exchange, tick.symbol);
        asset.observe(tick);
        return asset;
    }

    InjectedAsset of(AssetId asset) {
        return of(asset.exchange(), asset.symbol());
    }

    /** The assets whose sigmas are known, which are heard, and with which nothing is being done. */
    List<AssetId> ready(long nowMicros) {
        List<AssetId> ready = new ArrayList<>();
        for (InjectedAsset asset : all) {
            if (asset.isReady(nowMicros - SILENCE_MICROS)) {
                ready.add(asset.id);
            }
        }
        return ready;
    }

    /** Whether an asset is one of {@link #ready}. */
    boolean isReady(AssetId asset, long nowMicros) {
        return of(asset).isReady(nowMicros - SILENCE_MICROS);
    }

    /** Whether an asset's ticks so far have every field without which a kind cannot be seen. */
    boolean carries(AssetId asset, InjectionKind kind) {
        return of(asset).carries(kind, hasLiquidations(asset));
    }

    /** Whether the asset's exchange has told of any liquidation so far: they are too rare to wait for each asset's own. */
    boolean hasLiquidations(AssetId asset) {
        return exchangesWithLiquidations.contains(asset.exchange());
    }

    private InjectedAsset of(String exchange, String symbol) {
        Map<String, InjectedAsset> bySymbol = byExchange.get(exchange);
        InjectedAsset known = bySymbol == null ? null : bySymbol.get(symbol);
        return known == null ? add(exchange, symbol) : known;
    }

    private InjectedAsset add(String exchange, String symbol) {
        InjectedAsset asset = new InjectedAsset(AssetId.of(exchange, symbol));
        byExchange.computeIfAbsent(exchange, name -> new HashMap<>()).put(symbol, asset);
        all.add(asset);
        return asset;
    }
}
