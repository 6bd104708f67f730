package org.alphadetector.features.level;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Member;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.StateSlice;

/**
 * Highest and lowest price of the UTC day before, and the pivot points that floor traders make of its high, low and
 * close; in quote currency. Undefined until a day before was seen from its first minute to its last: not on the day
 * after one in which the asset came or restarted. A minute without trades counts with the close that it carries.
 *
 * <p>Pivot points: P = (H + L + C) / 3; R1 = 2P - L, S1 = 2P - H; R2 = P + (H - L), S2 = P - (H - L); R3 = H + 2 (P - L),
 * S3 = L - 2 (H - P). J. L. Person, A Complete Guide to Technical Trading Tactics, 2004. A support that is not above 0
 * is left out.
 */
public final class PriorDay implements BarFeature {
    private static final String GROUP = "Level Detection";

    public static final Column PRIOR_DAY_HIGH = declare("prior_day_high", SqlType.NUMERIC, GROUP)
            .range("> 0")
            .formula("highest price of the UTC day before")
            .meaning("The highest price of the UTC day before. NULL until such a day was seen whole.");
    public static final Column PRIOR_DAY_LOW = declare("prior_day_low", SqlType.NUMERIC, GROUP)
            .range("> 0")
            .formula("lowest price of the UTC day before")
            .meaning("The lowest price of the UTC day before. NULL until such a day was seen whole.");
    public static final Column PIVOT_POINTS = declare("pivot_points", SqlType.OBJECT, "Pattern Detection Features")
            .members(
                    Member.number("s3"),
                    Member.number("s2"),
                    Member.number("s1"),
                    Member.number("p"),
                    Member.number("r1"),
                    Member.number("r2"),
                    Member.number("r3"))
            .formula("of high H, low L, close C of the day before: p = (H + L + C) / 3, r1 = 2p - L, s1 = 2p - H,"
                    + " r2, s2 = p +- (H - L), r3 = H + 2 (p - L), s3 = L - 2 (H - p); Person 2004")
            .meaning("The classic pivot points of the UTC day before. NULL until such a day was seen whole.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofBars("prior_day", List.of(PRIOR_DAY_HIGH, PRIOR_DAY_LOW, PIVOT_POINTS), PriorDay::new);

    private static final long DAY_MICROS = 86_400_000_000L;

    private static final int DAY = 0;
    /** Whether the day was seen from its first minute. */
    private static final int IS_WHOLE = 1;

    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int HAS_PRIOR = 5;
    private static final int PRIOR_HIGH = 6;
    private static final int PRIOR_LOW = 7;
    private static final int PRIOR_CLOSE = 8;
    private static final int WORDS = 9;

    private final StateSlice slice;
    private final int highLane;
    private final int lowLane;
    private final int closeLane;
    private final int priorHighLane;
    private final int priorLowLane;
    private final int pivotLane;

    public PriorDay(FeatureContext context) {
        slice = context.state().allocate("days", WORDS);
        highLane = context.input(BarPrices.HIGH);
        lowLane = context.input(BarPrices.LOW);
        closeLane = context.input(BarPrices.CLOSE);
        priorHighLane = context.output(PRIOR_DAY_HIGH);
        priorLowLane = context.output(PRIOR_DAY_LOW);
        pivotLane = context.output(PIVOT_POINTS);
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        if (Double.isNaN(close)) {
            return;
        }
        long day = Math.floorDiv(bar.startMicros(), DAY_MICROS);
        boolean isFirst = slice.real(HIGH) == 0;
        if (isFirst || day != slice.word(DAY)) {
            boolean isNext = !isFirst && day == slice.word(DAY) + 1;
            begin(day, isNext && slice.word(IS_WHOLE) != 0, bar.startMicros() % DAY_MICROS == 0);
        }
        double high = row.number(highLane);
        double low = row.number(lowLane);
        slice.real(HIGH, Math.max(high, slice.real(HIGH)));
        slice.real(LOW, slice.real(LOW) == 0 ? low : Math.min(low, slice.real(LOW)));
        slice.real(CLOSE, close);
        if (slice.word(HAS_PRIOR) != 0) {
            write(row);
        }
    }

    private void begin(long day, boolean hasPrior, boolean isWhole) {
        slice.word(HAS_PRIOR, hasPrior ? 1 : 0);
        slice.real(PRIOR_HIGH, slice.real(HIGH));
        slice.real(PRIOR_LOW, slice.real(LOW));
        slice.real(PRIOR_CLOSE, slice.real(CLOSE));
        slice.word(DAY, day);
        slice.word(IS_WHOLE, isWhole ? 1 : 0);
        slice.real(HIGH, 0);
        slice.real(LOW, 0);
    }

    private void write(Row row) {
        double high = slice.real(PRIOR_HIGH);
        double low = slice.real(PRIOR_LOW);
        double pivot = (high + low + slice.real(PRIOR_CLOSE)) / 3;
        row.number(priorHighLane, high);
        row.number(priorLowLane, low);
        row.list(pivotLane, new double[] {
            positive(low - 2 * (high - pivot)),
            positive(pivot - (high - low)),
            positive(2 * pivot - high),
            pivot,
            2 * pivot - low,
            pivot + (high - low),
            high + 2 * (pivot - low)
        });
    }

    private static double positive(double level) {
        return level > 0 ? level : Double.NaN;
    }

    @Override
    public void restart() {
        slice.clear();
    }

    private static Column.Declaration declare(String name, SqlType type, String group) {
        return Column.named(name, type, group)
                .unit("quote currency")
                .window("UTC day before")
                .inputs("high", "low", "close")
                .lookBack(0)
                .awaitsEvent()
                .fromCandles();
    }
}
