package org.alphadetector.features.perpetual;

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
import org.alphadetector.features.state.RealRing;
import org.alphadetector.features.state.SlotSlices;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * How far the perpetual's mark price lies above its index, in basis points of the index, and both prices. Undefined
 * before the first messages that carry them and 60 minutes after the last.
 */
public final class Basis implements TickFeature {
    private static final String GROUP = "Perp State (Funding & Basis)";

    public static final Column BASIS_BP_M_5 = Column.named("basis_bp_m_5", SqlType.DOUBLE, GROUP)
            .unit("bp of the index")
            .window("5 min ending at the close")
            .formula("mean over the last five minutes of the minute's mean of (mark - index) / index * 10000: over the"
                    + " messages that carry a mark or an index price, once both came in the minute, else of the prices"
                    + " in force at its close")
            .inputs("derivative_ticker")
            .lookBack(4)
            .fromTicksOnly()
            .meaning("Mean basis of five minutes. NULL until mark and index were in force in five minutes in a row.");
    public static final Column MARK_CLOSE = price("mark_close")
            .formula("last markPrice by (event time, arrival)")
            .lookBack(0)
            .fromTicksOnly()
            .meaning("Mark price in force. NULL before the first message that carries it and 60 min after the last.");
    public static final Column INDEX_CLOSE = price("index_close")
            .formula("last indexPrice by (event time, arrival)")
            .lookBack(0)
            .fromTicksOnly()
            .meaning("Index price in force. NULL before the first message that carries it and 60 min after the last.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofTicks("basis", List.of(BASIS_BP_M_5, MARK_CLOSE, INDEX_CLOSE), Basis::new);

    private static final int MINUTES = 5;
    private static final double BASIS_POINTS = 10_000;

    private static final int SAMPLES = 0;
    private static final int SUM = 1;
    private static final int MARK = 2;
    private static final int INDEX = 3;
    private static final int SLOT_WORDS = 4;

    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(EnumSet.of(TickType.DERIVATIVE_TICKER));

    private final SlotSlices slots;
    private final LastValue mark;
    private final LastValue index;
    private final RealRing minuteMeans;
    private final int basisLane;
    private final int markLane;
    private final int indexLane;

    public Basis(FeatureContext context) {
        slots = new SlotSlices(context.tickState(), "basis", SLOT_WORDS);
        mark = new LastValue("basis.mark", context.tickState(), context.state());
        index = new LastValue("basis.index", context.tickState(), context.state());
        minuteMeans = new RealRing(context.state().allocate("basis.means", RealRing.words(MINUTES)));
        basisLane = context.output(BASIS_BP_M_5);
        markLane = context.output(MARK_CLOSE);
        indexLane = context.output(INDEX_CLOSE);
    }

    @Override
    public Set<TickType> inputs() {
        return INPUTS;
    }

    @Override
    public void open(int slot, long startMicros) {
        slots.of(slot).clear();
        mark.open(slot);
        index.open(slot);
    }

    @Override
    public void accept(int slot, Tick tick) {
        boolean hasMark = !Double.isNaN(tick.markPrice);
        boolean hasIndex = !Double.isNaN(tick.indexPrice);
        if (!hasMark && !hasIndex) {
            return;
        }
        mark.accept(slot, tick.timestampMicros, tick.markPrice);
        index.accept(slot, tick.timestampMicros, tick.indexPrice);
        StateSlice live = slots.of(slot);
        if (hasMark) {
            live.real(MARK, tick.markPrice);
        }
        if (hasIndex) {
            live.real(INDEX, tick.indexPrice);
        }
        if (live.real(MARK) > 0 && live.real(INDEX) > 0) {
            live.addWord(SAMPLES, 1);
            live.real(SUM, live.real(SUM) + basis(live.real(MARK), live.real(INDEX)));
        }
    }

    @Override
    public void close(Bar bar, Row row) {
        int slot = bar.slot();
        StateSlice live = slots.of(slot);
        double markPrice = mark.close(slot, bar.endMicros());
        double indexPrice = index.close(slot, bar.endMicros());
        row.number(markLane, markPrice);
        row.number(indexLane, indexPrice);
        long samples = live.word(SAMPLES);
        minuteMeans.push(samples > 0 ? live.real(SUM) / samples : basis(markPrice, indexPrice));
        row.number(basisLane, minuteMeans.mean(MINUTES));
    }

    @Override
    public void restart() {
        mark.restart();
        index.restart();
        minuteMeans.clear();
    }

    private static double basis(double markPrice, double indexPrice) {
        return (markPrice - indexPrice) / indexPrice * BASIS_POINTS;
    }

    private static Column.Declaration price(String name) {
        return Column.named(name, SqlType.NUMERIC, GROUP)
                .unit("quote currency")
                .window("in force at the close")
                .range("> 0")
                .inputs("derivative_ticker");
    }
}
