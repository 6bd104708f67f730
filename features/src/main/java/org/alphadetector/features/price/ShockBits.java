package org.alphadetector.features.price;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.bar.TickFeature;
import org.alphadetector.features.baseline.ForgettingQuantiles;
import org.alphadetector.features.baseline.RobustScale;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.SlotSlices;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * Which five-second parts of the minute moved the price beyond four robust standard deviations of such moves, as twelve
 * bits. Undefined until the moves of 360 parts with trades have been learnt, and from candles.
 *
 * <p>Only parts with trades are learnt, so that the scale is that of moves and not of silence; it is never below half a
 * price step.
 */
public final class ShockBits implements TickFeature {
    public static final Column SHOCK_BITS_M_1 = Column.named(
                    "shock_bits_m_1", SqlType.INTEGER, "Price/Returns/Volatility")
            .unit("bits")
            .window("1 min ending at the close")
            .range("[0, 4095]")
            .formula("bit b: |ln(last price of seconds [5b, 5b+5) / last price before)| > 4 sigma; sigma = max(median /"
                    + " 0.6745, 90th percentile / 1.645) of such moves with a half-life of 2,880, at least half a"
                    + " price step")
            .inputs("trade", "price_step")
            .lookBack(31)
            .fromTicksOnly()
            .meaning("Five-second parts of the minute with a price shock. NULL until 360 parts with trades are learnt,"
                    + " and from candles.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofTicks("shock_bits", List.of(SHOCK_BITS_M_1), ShockBits::new);

    private static final int PARTS = 12;
    private static final long PART_MICROS = 5_000_000L;
    private static final double SIGMAS = 4;
    private static final long LEARNT_NEEDED = 360;
    private static final double HALF_LIFE = 2_880;

    private static final int START_MICROS = 0;
    private static final int SLOT_WORDS = 1;

    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(EnumSet.of(TickType.TRADE));

    private final SlotSlices slots;
    /** Of each part the time and the price of its last trade. */
    private final SlotSlices parts;
    /** The last traded price before the minute, 0 when there is none. */
    private final StateSlice carried;

    private final ForgettingQuantiles magnitudes;
    private final int stepLane;
    private final int lane;

    public ShockBits(FeatureContext context) {
        slots = new SlotSlices(context.tickState(), "shock_bits", SLOT_WORDS);
        parts = SlotSlices.far(context.tickState(), "shock_bits.parts", 2 * PARTS);
        carried = context.state().allocate("shock_bits", 1);
        magnitudes =
                new ForgettingQuantiles(context.state().allocate("magnitudes", ForgettingQuantiles.words()), HALF_LIFE);
        stepLane = context.input(PriceStep.PRICE_STEP);
        lane = context.output(SHOCK_BITS_M_1);
    }

    @Override
    public Set<TickType> inputs() {
        return INPUTS;
    }

    @Override
    public void open(int slot, long startMicros) {
        slots.of(slot).word(START_MICROS, startMicros);
        parts.of(slot).clear();
    }

    @Override
    public void accept(int slot, Tick tick) {
        StateSlice live = parts.of(slot);
        int part = 2 * (int) ((tick.timestampMicros - slots.of(slot).word(START_MICROS)) / PART_MICROS);
        if (live.real(part + 1) == 0 || tick.timestampMicros >= live.word(part)) {
            live.word(part, tick.timestampMicros);
            live.real(part + 1, tick.price);
        }
    }

    @Override
    public void close(Bar bar, Row row) {
        int slot = bar.slot();
        if (bar.isCandle()) {
            carried.clear();
            return;
        }
        boolean isReady = magnitudes.count() >= LEARNT_NEEDED;
        double sigma = isReady ? RobustScale.ofMagnitudes(magnitudes) : Double.NaN;
        double halfStep = row.number(stepLane) / 2;
        StateSlice live = parts.of(slot);
        double before = carried.real(0);
        int bits = 0;
        for (int part = 0; part < PARTS; part++) {
            double price = live.real(2 * part + 1);
            if (price == 0) {
                continue;
            }
            if (before > 0) {
                double magnitude = Math.abs(StrictMath.log(price / before));
                bits |= magnitude > SIGMAS * Math.max(sigma, halfStep / before) ? 1 << part : 0;
                magnitudes.add(magnitude);
            }
            before = price;
        }
        carried.real(0, before);
        if (isReady) {
            row.number(lane, bits);
        }
    }

    @Override
    public void restart() {
        carried.clear();
        magnitudes.clear();
    }
}
