package org.alphadetector.detectors.spike;

import java.util.List;
import java.util.stream.Stream;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.detector.SeverityWeights;
import org.alphadetector.detectors.detector.Tuning;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.microstructure.Spread;
import org.alphadetector.features.positioning.Liquidations;
import org.alphadetector.features.positioning.OpenInterest;
import org.alphadetector.features.prediction.BasisResidual;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;

/** The registry rows of the class spike. */
public final class SpikeSpecs {
    /** The class of these events. */
    public static final String CLASS = "spike";

    private static final String USABLE = "dq_status is not stale";
    private static final String INPUTS_DEFINED = "every input is defined";
    private static final double MIN_SCORE = 3;

    private static final List<Tuning> PRICE_TUNINGS =
            List.of(Tuning.minute(2.5), Tuning.quarter(0.3), Tuning.hour(0.1));
    private static final List<Tuning> VOLUME_TUNINGS = List.of(Tuning.minute(1), Tuning.quarter(0.2), Tuning.hour(0.1));
    private static final List<String> PRICE_INPUTS =
            names(Returns.RET_M_1, Returns.RET_M_15, Returns.RET_H_1, TradeFlow.QUOTE_VOLUME);
    private static final String PRICE_TRIGGER =
            "the bar's log return is beyond its robust running scale, p-value at or below the budget's threshold";

    /** A bar whose price rose. */
    public static final DetectorSpec PRICE_UP =
            spec("price_up", 1, PRICE_INPUTS, PRICE_TRIGGER, PRICE_TUNINGS, "spike.price_up.tick.v1");

    /** A bar whose price fell. */
    public static final DetectorSpec PRICE_DOWN =
            spec("price_down", -1, PRICE_INPUTS, PRICE_TRIGGER, PRICE_TUNINGS, "spike.price_down.tick.v1");

    /** A bar that traded far more than usual. */
    public static final DetectorSpec VOLUME = spec(
            "volume",
            0,
            names(TradeFlow.QUOTE_VOLUME),
            "the bar's quote volume is beyond its usual ratio to its median, p-value at or below the threshold",
            VOLUME_TUNINGS,
            "");

    private static final List<Tuning> OPEN_INTEREST_TUNINGS =
            List.of(Tuning.minute(0.5), Tuning.quarter(0.1), Tuning.hour(0.05));
    private static final List<String> OPEN_INTEREST_INPUTS =
            names(OpenInterest.OI_ROC_M_5, OpenInterest.OI_OPEN, OpenInterest.OI_CLOSE, OpenInterest.OI_STALENESS_MS);
    private static final String OPEN_INTEREST_TRIGGER =
            "open interest changed beyond its robust running scale, p-value at or below the threshold";

    /** Open interest that jumped. */
    public static final DetectorSpec OPEN_INTEREST_UP =
            spec("open_interest_up", 1, OPEN_INTEREST_INPUTS, OPEN_INTEREST_TRIGGER, OPEN_INTEREST_TUNINGS, "");

    /** Open interest that dropped. */
    public static final DetectorSpec OPEN_INTEREST_DOWN =
            spec("open_interest_down", -1, OPEN_INTEREST_INPUTS, OPEN_INTEREST_TRIGGER, OPEN_INTEREST_TUNINGS, "");

    /** A spread far wider than usual. */
    public static final DetectorSpec SPREAD = spec(
            "spread",
            0,
            names(Spread.SPREAD_MEAN_M_1),
            "the minute's mean spread is beyond its usual ratio to its median, p-value at or below the threshold",
            List.of(Tuning.minute(0.3)),
            "");

    private static final List<Tuning> BASIS_TUNINGS = List.of(Tuning.ofResidual(0.3));
    private static final List<String> BASIS_INPUTS = names(
            BasisResidual.Z_BASIS_RESIDUAL_M_5,
            BasisResidual.BASIS_PREDICTION_M_5,
            BasisResidual.BASIS_PREDICTION_STD_M_5);
    private static final String BASIS_TRIGGER =
            "the basis of five minutes is far from the predicted one, p-value at or below the budget's threshold";

    /** A basis that jumped up. */
    public static final DetectorSpec BASIS_UP = spec("basis_up", 1, BASIS_INPUTS, BASIS_TRIGGER, BASIS_TUNINGS, "");

    /** A basis that jumped down. */
    public static final DetectorSpec BASIS_DOWN =
            spec("basis_down", -1, BASIS_INPUTS, BASIS_TRIGGER, BASIS_TUNINGS, "");

    /** Liquidations far larger than usual within five minutes. */
    public static final DetectorSpec LIQUIDATION_CLUSTER = spec(
            "liquidation_cluster",
            0,
            names(Liquidations.LIQ_NOTIONAL_M_5),
            "liquidations of 5 minutes are beyond their usual ratio to the median of windows that have any,"
                    + " p-value at or below the threshold",
            List.of(Tuning.minute(0.5)),
            "");

    private static final Tuning PROBE_TUNING = Tuning.minute(2);
    private static final String PROBE_TRIGGER =
            "within the live minute the last trade is beyond the last minute's close by more than the largest"
                    + " excursions of past minutes, p-value at or below the threshold";

    /** A price that rises within the live minute. */
    public static final DetectorSpec PRICE_UP_TICK =
            spec("price_up.tick", 1, List.of("trade"), PROBE_TRIGGER, List.of(PROBE_TUNING), "");

    /** A price that falls within the live minute. */
    public static final DetectorSpec PRICE_DOWN_TICK =
            spec("price_down.tick", -1, List.of("trade"), PROBE_TRIGGER, List.of(PROBE_TUNING), "");

    /** What the bar-close detectors may cost, in alarms an asset and day. */
    public static final double BAR_BUDGET = 5.95;

    /** What the tick-time detectors may cost. */
    public static final double TICK_BUDGET = 2;

    private SpikeSpecs() {}

    /** All of them, in the order of the catalogue. */
    public static List<DetectorSpec> all() {
        return List.of(
                PRICE_UP,
                PRICE_DOWN,
                PRICE_UP_TICK,
                PRICE_DOWN_TICK,
                VOLUME,
                OPEN_INTEREST_UP,
                OPEN_INTEREST_DOWN,
                SPREAD,
                BASIS_UP,
                BASIS_DOWN,
                LIQUIDATION_CLUSTER);
    }

    private static DetectorSpec spec(
            String name, int direction, List<String> inputs, String trigger, List<Tuning> tunings, String continues) {
        int dot = name.indexOf('.');
        return new DetectorSpec(
                CLASS + '.' + name + ".v1",
                "1.0.0",
                CLASS,
                dot < 0 ? name : name.substring(0, dot),
                direction,
                inputs,
                List.of(USABLE, INPUTS_DEFINED),
                trigger,
                900,
                MIN_SCORE,
                SeverityWeights.DEFAULT,
                tunings,
                continues);
    }

    private static List<String> names(Column... columns) {
        return Stream.of(columns).map(Column::name).toList();
    }
}
