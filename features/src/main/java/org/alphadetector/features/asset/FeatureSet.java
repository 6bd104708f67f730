package org.alphadetector.features.asset;

import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import org.alphadetector.features.flag.FlowDivergence;
import org.alphadetector.features.flag.MinuteSpikes;
import org.alphadetector.features.flag.PositioningSpikes;
import org.alphadetector.features.flow.CvdSlope;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.microstructure.BookDepth;
import org.alphadetector.features.microstructure.Spread;
import org.alphadetector.features.perpetual.Basis;
import org.alphadetector.features.perpetual.Funding;
import org.alphadetector.features.positioning.Liquidations;
import org.alphadetector.features.positioning.OpenInterest;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.HalfMinuteReturn;
import org.alphadetector.features.price.MidPrice;
import org.alphadetector.features.price.MinuteRange;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.price.ShockBits;
import org.alphadetector.features.provenance.RowProvenance;
import org.alphadetector.features.quality.DataQuality;
import org.alphadetector.features.quality.IngestLag;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.session.Session;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * The features that all assets share, and to which of them a message goes. For trades and quotes, which are nearly all
 * messages, the calls are written out: through a list each would be a search for the method, and each feature would look up
 * anew whose words its slices mean. A test checks that they are those which the features ask for.
 */
public final class FeatureSet {
    private final BarPrices barPrices;
    private final MidPrice midPrice;
    private final HalfMinuteReturn halfMinuteReturn;
    private final PriceStep priceStep;
    private final ShockBits shockBits;
    private final TradeFlow tradeFlow;
    private final Spread spread;
    private final BookDepth bookDepth;
    private final DataQuality dataQuality;
    private final IngestLag ingestLag;
    private final List<Feature> all;
    private final EnumMap<TickType, Feature[]> byType = new EnumMap<>(TickType.class);

    FeatureSet(RowLayout layout, Provenance provenance, StateBuffer tickState, StateBuffer barState) {
        barPrices = new BarPrices(layout, tickState, barState);
        midPrice = new MidPrice(layout, tickState, barState);
        halfMinuteReturn = new HalfMinuteReturn(layout, tickState, barState);
        priceStep = new PriceStep(layout, tickState, barState);
        shockBits = new ShockBits(layout, tickState, barState);
        tradeFlow = new TradeFlow(layout, tickState, barState);
        spread = new Spread(layout, tickState, barState);
        bookDepth = new BookDepth(layout, tickState);
        dataQuality = new DataQuality(layout, tickState, barState);
        ingestLag = new IngestLag(layout, tickState, barState);
        all = inOrder(layout, provenance, tickState, barState);
        for (TickType type : TickType.values()) {
            byType.put(type, wanting(type));
        }
        requireWanting(
                TickType.TRADE, barPrices, halfMinuteReturn, priceStep, shockBits, tradeFlow, dataQuality, ingestLag);
        requireWanting(TickType.BOOK_TICKER, midPrice, spread, dataQuality, ingestLag);
        requireWanting(TickType.BOOK_SNAPSHOT, midPrice, spread, bookDepth, dataQuality, ingestLag);
    }

    private List<Feature> inOrder(
            RowLayout layout, Provenance provenance, StateBuffer tickState, StateBuffer barState) {
        return List.of(
                barPrices,
                midPrice,
                halfMinuteReturn,
                new Returns(layout, barState),
                new MinuteRange(layout, barState),
                priceStep,
                shockBits,
                tradeFlow,
                new CvdSlope(layout, barState),
                new OpenInterest(layout, tickState, barState),
                new Liquidations(layout, tickState, barState),
                new Funding(layout, tickState, barState),
                new Basis(layout, tickState, barState),
                spread,
                bookDepth,
                new Session(layout),
                dataQuality,
                ingestLag,
                new RowProvenance(layout, provenance, barState),
                new MinuteSpikes(layout, barState),
                new PositioningSpikes(layout, barState),
                new FlowDivergence(layout, barState));
    }

    private Feature[] wanting(TickType type) {
        return all.stream().filter(feature -> feature.inputs().contains(type)).toArray(Feature[]::new);
    }

    private void requireWanting(TickType type, Feature... called) {
        List<Feature> wanting = List.of(wanting(type));
        if (!wanting.equals(List.of(called))) {
            throw new IllegalStateException(
                    "called with type=" + type + ": " + List.of(called) + ", want it: " + wanting);
        }
    }

    /** Every feature, in the order in which they are opened, closed and restarted: each after those whose columns it reads. */
    public List<Feature> all() {
        return all;
    }

    /** Hands a message of the live minute in the slot to every feature that wants its type. */
    public void accept(int slot, Tick tick) {
        switch (tick.type) {
            case TRADE -> trade(slot, tick);
            case BOOK_TICKER -> bookTicker(slot, tick);
            case BOOK_SNAPSHOT -> bookSnapshot(slot, tick);
            default -> {
                for (Feature feature : Objects.requireNonNull(byType.get(tick.type))) {
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
