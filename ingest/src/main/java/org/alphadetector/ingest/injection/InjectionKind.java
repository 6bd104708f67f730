package org.alphadetector.ingest.injection;

import static org.alphadetector.ingest.injection.AnomalyClass.DIVERGENCE;
import static org.alphadetector.ingest.injection.AnomalyClass.PATTERN;
import static org.alphadetector.ingest.injection.AnomalyClass.QUADRANT;
import static org.alphadetector.ingest.injection.AnomalyClass.ROTATION;
import static org.alphadetector.ingest.injection.AnomalyClass.SHIFT;
import static org.alphadetector.ingest.injection.AnomalyClass.SPIKE;
import static org.alphadetector.ingest.injection.AnomalyClass.SYNCHRONY;
import static org.alphadetector.ingest.injection.InjectedField.BASIS;
import static org.alphadetector.ingest.injection.InjectedField.DEPTH;
import static org.alphadetector.ingest.injection.InjectedField.LIQUIDATION;
import static org.alphadetector.ingest.injection.InjectedField.OPEN_INTEREST;
import static org.alphadetector.ingest.injection.InjectedField.PRICE;
import static org.alphadetector.ingest.injection.InjectedField.SIDE;
import static org.alphadetector.ingest.injection.InjectedField.SPREAD;
import static org.alphadetector.ingest.injection.InjectedField.VOLUME;

import java.util.List;
import java.util.Locale;

/**
 * What can be injected: class and subtype of the anomaly, its direction, how fast it comes, how many assets it touches and
 * what it disturbs, the first field being the one in whose sigmas the size counts. Where the document leaves subtypes open
 * they are named after the quantity and its direction.
 */
public enum InjectionKind {
    /** The price jumps within seconds: shorts are liquidated, volume and spread rise, open interest falls. */
    SPIKE_PRICE_UP(SPIKE, 1, Pace.SHOCK, Reach.ONE, PRICE, VOLUME, SIDE, SPREAD, DEPTH, OPEN_INTEREST, LIQUIDATION),
    /** The price falls within seconds: longs are liquidated, volume and spread rise, open interest falls. */
    SPIKE_PRICE_DOWN(SPIKE, -1, Pace.SHOCK, Reach.ONE, PRICE, VOLUME, SIDE, SPREAD, DEPTH, OPEN_INTEREST, LIQUIDATION),
    SPIKE_VOLUME(SPIKE, 1, Pace.BURST, Reach.ONE, VOLUME),
    SPIKE_OPEN_INTEREST_UP(SPIKE, 1, Pace.BURST, Reach.ONE, OPEN_INTEREST),
    SPIKE_OPEN_INTEREST_DOWN(SPIKE, -1, Pace.BURST, Reach.ONE, OPEN_INTEREST),
    SPIKE_SPREAD(SPIKE, 1, Pace.BURST, Reach.ONE, SPREAD, DEPTH),
    SPIKE_LIQUIDATION_CLUSTER(SPIKE, 0, Pace.BURST, Reach.ONE, LIQUIDATION),
    SPIKE_BASIS_UP(SPIKE, 1, Pace.BURST, Reach.ONE, BASIS),
    SPIKE_BASIS_DOWN(SPIKE, -1, Pace.BURST, Reach.ONE, BASIS),

    /** Returns are 1 + size / 4 times as large as before. */
    SHIFT_VOLATILITY_UP(SHIFT, 1, Pace.STAY, Reach.ONE, PRICE),
    /** Returns are 1 + size / 4 times smaller than before. */
    SHIFT_VOLATILITY_DOWN(SHIFT, -1, Pace.STAY, Reach.ONE, PRICE),
    SHIFT_VOLUME_UP(SHIFT, 1, Pace.STAY, Reach.ONE, VOLUME),
    SHIFT_VOLUME_DOWN(SHIFT, -1, Pace.STAY, Reach.ONE, VOLUME),
    SHIFT_SPREAD_UP(SHIFT, 1, Pace.STAY, Reach.ONE, SPREAD, DEPTH),
    SHIFT_SPREAD_DOWN(SHIFT, -1, Pace.STAY, Reach.ONE, SPREAD, DEPTH),
    /** The price rises steadily. */
    SHIFT_DRIFT_UP(SHIFT, 1, Pace.TREND, Reach.ONE, PRICE),
    /** The price falls steadily. */
    SHIFT_DRIFT_DOWN(SHIFT, -1, Pace.TREND, Reach.ONE, PRICE),
    SHIFT_BASIS_UP(SHIFT, 1, Pace.STAY, Reach.ONE, BASIS),
    SHIFT_BASIS_DOWN(SHIFT, -1, Pace.STAY, Reach.ONE, BASIS),

    /** Price and open interest rise for minutes: new longs. */
    QUADRANT_LONG_BUILDUP(QUADRANT, 1, Pace.SWING, Reach.ONE, PRICE, VOLUME, SIDE, OPEN_INTEREST),
    /** The price falls and open interest rises for minutes: new shorts. */
    QUADRANT_SHORT_BUILDUP(QUADRANT, -1, Pace.SWING, Reach.ONE, PRICE, VOLUME, SIDE, OPEN_INTEREST),
    /** Price and open interest fall for minutes: longs give up. */
    QUADRANT_LONG_LIQUIDATION(QUADRANT, -1, Pace.SWING, Reach.ONE, PRICE, VOLUME, SIDE, OPEN_INTEREST),
    /** The price rises and open interest falls for minutes: shorts give up. */
    QUADRANT_SHORT_COVERING(QUADRANT, 1, Pace.SWING, Reach.ONE, PRICE, VOLUME, SIDE, OPEN_INTEREST),

    /** The price falls while takers buy. */
    DIVERGENCE_DELTA_BULLISH(DIVERGENCE, 1, Pace.SWING, Reach.ONE, PRICE, SIDE, VOLUME),
    /** The price rises while takers sell. */
    DIVERGENCE_DELTA_BEARISH(DIVERGENCE, -1, Pace.SWING, Reach.ONE, PRICE, SIDE, VOLUME),
    /** A lower low, reached with less momentum. */
    DIVERGENCE_MOMENTUM_BULLISH(DIVERGENCE, 1, Pace.CHART, Reach.ONE, PRICE),
    /** A higher high, reached with less momentum. */
    DIVERGENCE_MOMENTUM_BEARISH(DIVERGENCE, -1, Pace.CHART, Reach.ONE, PRICE),
    /** A higher low, reached with more momentum. */
    DIVERGENCE_HIDDEN_BULLISH(DIVERGENCE, 1, Pace.CHART, Reach.ONE, PRICE),
    /** A lower high, reached with more momentum. */
    DIVERGENCE_HIDDEN_BEARISH(DIVERGENCE, -1, Pace.CHART, Reach.ONE, PRICE),

    SYNCHRONY_SHOCK_UP(SYNCHRONY, 1, Pace.SHOCK, Reach.MANY, PRICE, VOLUME, SIDE, SPREAD, DEPTH, LIQUIDATION),
    SYNCHRONY_SHOCK_DOWN(SYNCHRONY, -1, Pace.SHOCK, Reach.MANY, PRICE, VOLUME, SIDE, SPREAD, DEPTH, LIQUIDATION),
    /** The assets swing together, up and down. */
    SYNCHRONY_COUPLING(SYNCHRONY, 0, Pace.SWING, Reach.MANY, PRICE),

    /** Some assets rise against the market while as many fall. */
    ROTATION_STRENGTH(ROTATION, 0, Pace.SWING, Reach.OPPOSED, PRICE),
    /** One asset takes over the market's turnover, rising. */
    ROTATION_LEADERSHIP(ROTATION, 1, Pace.SWING, Reach.ONE, VOLUME, PRICE),

    PATTERN_DOJI(0, Pace.CANDLES),
    PATTERN_HAMMER(1, Pace.CANDLES),
    PATTERN_SHOOTING_STAR(-1, Pace.CANDLES),
    PATTERN_BULL_ENGULFING(1, Pace.CANDLES),
    PATTERN_BEAR_ENGULFING(-1, Pace.CANDLES),
    PATTERN_HARAMI_BULL(1, Pace.CANDLES),
    PATTERN_HARAMI_BEAR(-1, Pace.CANDLES),
    PATTERN_THREE_WHITE_SOLDIERS(1, Pace.CANDLES),
    PATTERN_THREE_BLACK_CROWS(-1, Pace.CANDLES),
    PATTERN_SUPPORT_BREAKOUT(-1, Pace.CHART),
    PATTERN_RESISTANCE_BREAKOUT(1, Pace.CHART),
    /** Back above a support that had given way. */
    PATTERN_SUPPORT_RECLAIM(1, Pace.CHART),
    /** Back below a resistance that had given way. */
    PATTERN_RESISTANCE_RECLAIM(-1, Pace.CHART),
    PATTERN_FALLING_WEDGE(1, Pace.CHART),
    PATTERN_RISING_WEDGE(-1, Pace.CHART),
    PATTERN_BULL_FLAG(1, Pace.CHART),
    PATTERN_BEAR_FLAG(-1, Pace.CHART),
    PATTERN_ASCENDING_TRIANGLE(1, Pace.CHART),
    PATTERN_DESCENDING_TRIANGLE(-1, Pace.CHART),
    PATTERN_SYMMETRICAL_TRIANGLE(0, Pace.CHART),
    PATTERN_HEAD_SHOULDERS(-1, Pace.CHART),
    PATTERN_INVERSE_HEAD_SHOULDERS(1, Pace.CHART),
    PATTERN_DOUBLE_TOP(-1, Pace.CHART),
    PATTERN_DOUBLE_BOTTOM(1, Pace.CHART),
    PATTERN_DIAGONAL_SUPPORT_BREAK(-1, Pace.CHART),
    PATTERN_DIAGONAL_RESISTANCE_BREAK(1, Pace.CHART),
    PATTERN_DIAGONAL_CHANNEL_BREAK(1, Pace.CHART);

    private final AnomalyClass anomalyClass;
    private final String subtype;
    private final int direction;
    private final Pace pace;
    private final Reach reach;

    @SuppressWarnings("ImmutableEnumChecker") // a List.of cannot change
    private final List<InjectedField> fields;

    InjectionKind(int direction, Pace pace) {
        this(PATTERN, direction, pace, Reach.ONE, PRICE);
    }

    InjectionKind(AnomalyClass anomalyClass, int direction, Pace pace, Reach reach, InjectedField... fields) {
        this.anomalyClass = anomalyClass;
        this.subtype = name().substring(anomalyClass.name().length() + 1).toLowerCase(Locale.ROOT);
        this.direction = direction;
        this.pace = pace;
        this.reach = reach;
        this.fields = List.of(fields);
    }

    /** The kind of a class and subtype, as {@code spike.price_up}. */
    public static InjectionKind of(String name) {
        for (InjectionKind kind : values()) {
            if (kind.wireName().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("there is no kind of injection called '" + name + "'");
    }

    public AnomalyClass anomalyClass() {
        return anomalyClass;
    }

    /** What the event's {@code subtype} should be, for example {@code price_up}. */
    public String subtype() {
        return subtype;
    }

    /** Class and subtype, for example {@code spike.price_up}. */
    public String wireName() {
        return anomalyClass.wireName() + '.' + subtype;
    }

    /** What the anomaly says of the asset: 1 rising or more, −1 falling or less, 0 neither. */
    public int direction() {
        return direction;
    }

    public Pace pace() {
        return pace;
    }

    public Reach reach() {
        return reach;
    }

    /** What it disturbs, at least one; the size counts in sigmas of the first. */
    public List<InjectedField> fields() {
        return fields;
    }

    /** Those of the fields without which nobody could see it: streams that lack one of them cannot have it. */
    public List<InjectedField> essentials() {
        return switch (this) {
            case QUADRANT_LONG_BUILDUP, QUADRANT_SHORT_BUILDUP, QUADRANT_LONG_LIQUIDATION, QUADRANT_SHORT_COVERING ->
                List.of(PRICE, OPEN_INTEREST);
            case DIVERGENCE_DELTA_BULLISH, DIVERGENCE_DELTA_BEARISH -> List.of(PRICE, SIDE);
            case ROTATION_LEADERSHIP -> List.of(VOLUME, PRICE);
            default -> fields.subList(0, 1);
        };
    }
}
