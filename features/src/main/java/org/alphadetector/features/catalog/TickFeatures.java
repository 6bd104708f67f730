package org.alphadetector.features.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import org.alphadetector.features.bar.TickFeature;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.microstructure.BookDepth;
import org.alphadetector.features.microstructure.OrderFlowImbalance;
import org.alphadetector.features.microstructure.Spread;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.HalfMinuteReturn;
import org.alphadetector.features.price.MidPrice;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.ShockBits;
import org.alphadetector.features.quality.DataQuality;
import org.alphadetector.features.quality.IngestLag;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * To which features a message goes. For trades and quotes, which are nearly all messages, the calls are written out:
 * through a list each would be a search for the method, and each feature would look up anew whose words its slices
 * mean. That they are those which the features ask for is checked when the set is made.
 */
final class TickFeatures {
    private final TickFeature[] all;
    private final EnumMap<TickType, TickFeature[]> byType = new EnumMap<>(TickType.class);
    private final BarPrices barPrices;
    private final MidPrice midPrice;
    private final HalfMinuteReturn halfMinuteReturn;
    private final PriceStep priceStep;
    private final ShockBits shockBits;
    private final TradeFlow tradeFlow;
    private final Spread spread;
    private final OrderFlowImbalance orderFlow;
    private final BookDepth bookDepth;
    private final DataQuality dataQuality;
    private final IngestLag ingestLag;

    TickFeatures(List<TickFeature> features) {
        all = features.toArray(TickFeature[]::new);
        for (TickType type : TickType.values()) {
            byType.put(type, wanting(type));
        }
        barPrices = only(BarPrices.class);
        midPrice = only(MidPrice.class);
        halfMinuteReturn = only(HalfMinuteReturn.class);
        priceStep = only(PriceStep.class);
        shockBits = only(ShockBits.class);
        tradeFlow = only(TradeFlow.class);
        spread = only(Spread.class);
        orderFlow = only(OrderFlowImbalance.class);
        bookDepth = only(BookDepth.class);
        dataQuality = only(DataQuality.class);
        ingestLag = only(IngestLag.class);
        requireWanting(
                TickType.TRADE, barPrices, halfMinuteReturn, priceStep, shockBits, tradeFlow, dataQuality, ingestLag);
        requireWanting(TickType.BOOK_TICKER, midPrice, spread, orderFlow, dataQuality, ingestLag);
        requireWanting(TickType.BOOK_SNAPSHOT, midPrice, spread, bookDepth, dataQuality, ingestLag);
    }

    private <F extends TickFeature> F only(Class<F> type) {
        List<F> found = new ArrayList<>();
        for (TickFeature feature : all) {
            if (type.isInstance(feature)) {
                found.add(type.cast(feature));
            }
        }
        if (found.size() != 1) {
            throw new IllegalStateException("listed " + found.size() + " times: feature=" + type.getSimpleName());
        }
        return found.get(0);
    }

    private TickFeature[] wanting(TickType type) {
        List<TickFeature> wanting = new ArrayList<>();
        for (TickFeature feature : all) {
            if (feature.inputs().contains(type)) {
                wanting.add(feature);
            }
        }
        return wanting.toArray(TickFeature[]::new);
    }

    private void requireWanting(TickType type, TickFeature... called) {
        List<TickFeature> wanting = List.of(wanting(type));
        if (!wanting.equals(List.of(called))) {
            throw new IllegalStateException(
                    "called with type=" + type + ": " + List.of(called) + ", want it: " + wanting);
        }
    }

    /** A minute goes live in the slot. */
    void open(int slot, long startMicros) {
        for (TickFeature feature : all) {
            feature.open(slot, startMicros);
        }
    }

    /** Hands a message of the live minute in the slot to every feature that wants its type. */
    void accept(int slot, Tick tick) {
        switch (tick.type) {
            case TRADE -> trade(slot, tick);
            case BOOK_TICKER -> bookTicker(slot, tick);
            case BOOK_SNAPSHOT -> bookSnapshot(slot, tick);
            default -> {
                for (TickFeature feature : Objects.requireNonNull(byType.get(tick.type))) {
                    feature.accept(slot, tick);
                }
            }
        }
    }

    private void trade(int slot, Tick trade) {
        barPrices.accept(slot, trade);
        halfMinuteReturn.accept(slot, trade);
        priceStep.accept(slot, trade);
        shockBits.accept(slot, trade);
        tradeFlow.accept(slot, trade);
        dataQuality.accept(slot, trade);
        ingestLag.accept(slot, trade);
    }

    private void bookTicker(int slot, Tick ticker) {
        midPrice.accept(slot, ticker);
        spread.accept(slot, ticker);
        orderFlow.accept(slot, ticker);
        dataQuality.accept(slot, ticker);
        ingestLag.accept(slot, ticker);
    }

    private void bookSnapshot(int slot, Tick book) {
        midPrice.accept(slot, book);
        spread.accept(slot, book);
        bookDepth.accept(slot, book);
        dataQuality.accept(slot, book);
        ingestLag.accept(slot, book);
    }
}
