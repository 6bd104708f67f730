package org.alphadetector.features.positioning;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.bar.TickFeature;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.Area;
import org.alphadetector.features.state.CompensatedSum;
import org.alphadetector.features.state.RealRing;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * Forced liquidations of the last five minutes: how many and for how much quote currency, both sides together.
 * Undefined until five minutes are there and until the asset's first liquidation: before it nothing tells a quiet
 * market from a venue that does not publish them.
 */
public final class Liquidations implements TickFeature {
    private static final String GROUP = "Positioning (OI & Liquidations)";

    public static final Column LIQ_COUNT_M_5 = Column.named("liq_count_m_5", SqlType.INTEGER, GROUP)
            .unit("liquidations")
            .window("5 min ending at the close")
            .range(">= 0")
            .formula("count of liquidations")
            .inputs("liquidation")
            .lookBack(4)
            .fromTicksOnly()
            .meaning("Liquidations of five minutes. NULL until five minutes and the asset's first one are there.");
    public static final Column LIQ_NOTIONAL_M_5 = Column.named("liq_notional_m_5", SqlType.NUMERIC, GROUP)
            .unit("quote currency")
            .window("5 min ending at the close")
            .range(">= 0")
            .formula("sum(price * amount) of liquidations")
            .inputs("liquidation")
            .lookBack(4)
            .fromTicksOnly()
            .meaning("Notional liquidated in five minutes. NULL until five minutes and the asset's first one are"
                    + " there.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofTicks("liquidations", List.of(LIQ_COUNT_M_5, LIQ_NOTIONAL_M_5), Liquidations::new);

    private static final int MINUTES = 5;

    private static final int COUNT = 0;
    private static final int NOTIONAL = 1;
    private static final int SLOT_WORDS = NOTIONAL + CompensatedSum.WORDS;

    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(EnumSet.of(TickType.LIQUIDATION));

    private final StateSlice slots;
    private final CompensatedSum[] notionals;
    private final StateSlice isKnown;
    private final RealRing minuteCounts;
    private final RealRing minuteNotionals;
    private final int countLane;
    private final int notionalLane;

    public Liquidations(FeatureContext context) {
        slots = context.tickState().allocate(Area.FAR, "liquidations", 2 * SLOT_WORDS);
        notionals = new CompensatedSum[] {
            new CompensatedSum(slots.part(NOTIONAL, CompensatedSum.WORDS)),
            new CompensatedSum(slots.part(SLOT_WORDS + NOTIONAL, CompensatedSum.WORDS))
        };
        isKnown = context.state().allocate("liquidations", 1);
        minuteCounts = new RealRing(context.state().allocate("liquidations.counts", RealRing.words(MINUTES)));
        minuteNotionals = new RealRing(context.state().allocate("liquidations.notionals", RealRing.words(MINUTES)));
        countLane = context.output(LIQ_COUNT_M_5);
        notionalLane = context.output(LIQ_NOTIONAL_M_5);
    }

    @Override
    public Set<TickType> inputs() {
        return INPUTS;
    }

    @Override
    public void open(int slot, long startMicros) {
        slots.word(slot * SLOT_WORDS + COUNT, 0);
        notionals[slot].clear();
    }

    @Override
    public void accept(int slot, Tick tick) {
        slots.addWord(slot * SLOT_WORDS + COUNT, 1);
        notionals[slot].add(tick.price * tick.amount());
    }

    @Override
    public void close(Bar bar, Row row) {
        int slot = bar.slot();
        long count = slots.word(slot * SLOT_WORDS + COUNT);
        if (count > 0) {
            isKnown.word(0, 1);
        }
        minuteCounts.push((double) count);
        minuteNotionals.push(notionals[slot].toDouble());
        if (isKnown.word(0) > 0) {
            row.number(countLane, minuteCounts.sum(MINUTES));
            row.number(notionalLane, minuteNotionals.sum(MINUTES));
        }
    }

    @Override
    public void restart() {
        isKnown.clear();
        minuteCounts.clear();
        minuteNotionals.clear();
    }
}
