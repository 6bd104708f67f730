package org.alphadetector.features.microstructure;

import java.util.List;
import java.util.Set;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.bar.TickFeature;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.SlotSlices;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * The order flow imbalance of the minute over the mean depth at the best prices (R. Cont, A. Kukanov, S. Stoikov, The
 * Price Impact of Order Book Events, Journal of Financial Econometrics 2014, equations 2 and 11): for each update of the
 * best quotes e = what came to the bid less what left it, less the same of the ask, a better price bringing its whole size
 * and a worse one taking the whole size away that stood before.
 *
 * <p>Of book_ticker alone. 0 in a minute without an update while a quote of the last five minutes stands; undefined before
 * the first quote and when the last is older. A quote that is older than one before it in its minute, has a side missing
 * or is crossed or locked changes nothing.
 */
public final class OrderFlowImbalance implements TickFeature {
    private static final long OLD_MICROS = 300_000_000L;
    private static final Set<TickType> INPUTS = Set.of(TickType.BOOK_TICKER);

    public static final Column ORDER_FLOW_IMBALANCE_M_1 = Column.named(
                    "order_flow_imbalance_m_1", SqlType.DOUBLE, "Microstructure")
            .unit("mean sizes at the best prices")
            .window("1 min ending at the close")
            .formula("sum over updates of [bid >= bid before] x bid size - [bid <= bid before] x bid size before"
                    + " - [ask <= ask before] x ask size + [ask >= ask before] x ask size before, over the mean of (bid"
                    + " size + ask size) / 2; Cont, Kukanov, Stoikov 2014")
            .inputs("book_ticker")
            .lookBack(0)
            .awaitsEvent()
            .fromTicksOnly()
            .meaning(
                    "Net orders at the best prices, above 0 where more came to the bid or left the ask. NULL before the"
                            + " first quote, and when the last is older than five minutes.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofTicks("order_flow_imbalance", List.of(ORDER_FLOW_IMBALANCE_M_1), OrderFlowImbalance::new);

    private static final int FLOW = 0;
    private static final int DEPTH = 1;
    private static final int UPDATES = 2;
    /** The quote in force, from here on. */
    private static final int TIME = 3;

    private static final int BID = 4;
    private static final int BID_SIZE = 5;
    private static final int ASK = 6;
    private static final int ASK_SIZE = 7;
    private static final int SLOT_WORDS = 8;

    private final SlotSlices slots;
    private final int lane;

    public OrderFlowImbalance(FeatureContext context) {
        slots = new SlotSlices(context.tickState(), "order_flow", SLOT_WORDS);
        lane = context.output(ORDER_FLOW_IMBALANCE_M_1);
    }

    @Override
    public Set<TickType> inputs() {
        return INPUTS;
    }

    /** A minute begins with the quote of the one before. */
    @Override
    public void open(int slot, long startMicros) {
        StateSlice live = slots.of(slot);
        StateSlice other = slots.of(1 - slot);
        live.clear();
        live.word(TIME, other.word(TIME));
        for (int word = BID; word < SLOT_WORDS; word++) {
            live.real(word, other.real(word));
        }
    }

    @Override
    public void accept(int slot, Tick tick) {
        StateSlice live = slots.of(slot);
        boolean isQuote = tick.askPrice > tick.bidPrice && tick.bidAmount > 0 && tick.askAmount > 0;
        if (!isQuote || tick.timestampMicros < live.word(TIME)) {
            return;
        }
        if (isFresh(live, tick.timestampMicros)) {
            double bid = live.real(BID);
            double ask = live.real(ASK);
            double flow = (tick.bidPrice >= bid ? tick.bidAmount : 0)
                    - (tick.bidPrice <= bid ? live.real(BID_SIZE) : 0)
                    - (tick.askPrice <= ask ? tick.askAmount : 0)
                    + (tick.askPrice >= ask ? live.real(ASK_SIZE) : 0);
            live.real(FLOW, live.real(FLOW) + flow);
            live.real(DEPTH, live.real(DEPTH) + (tick.bidAmount + tick.askAmount) / 2);
            live.addWord(UPDATES, 1);
        }
        live.word(TIME, tick.timestampMicros);
        live.real(BID, tick.bidPrice);
        live.real(BID_SIZE, tick.bidAmount);
        live.real(ASK, tick.askPrice);
        live.real(ASK_SIZE, tick.askAmount);
    }

    @Override
    public void close(Bar bar, Row row) {
        StateSlice live = slots.of(bar.slot());
        long updates = live.word(UPDATES);
        if (updates > 0) {
            row.number(lane, live.real(FLOW) / (live.real(DEPTH) / updates));
        } else if (isFresh(live, bar.endMicros())) {
            row.number(lane, 0);
        }
    }

    @Override
    public void restart() {}

    private static boolean isFresh(StateSlice quote, long timeMicros) {
        return quote.word(TIME) > 0 && timeMicros - quote.word(TIME) <= OLD_MICROS;
    }
}
