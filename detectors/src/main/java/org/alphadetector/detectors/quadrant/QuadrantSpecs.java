package org.alphadetector.detectors.quadrant;

import java.util.List;
import java.util.stream.Stream;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.detector.SeverityWeights;
import org.alphadetector.detectors.detector.Tuning;
import org.alphadetector.features.positioning.OpenInterest;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;

/** The registry rows of the class quadrant. */
public final class QuadrantSpecs {
    /** The class of these events. */
    public static final String CLASS = "quadrant";

    private static final List<String> INPUTS = Stream.of(
                    Returns.RET_M_5,
                    Returns.RET_M_15,
                    Returns.RET_H_1,
                    OpenInterest.OI_ROC_M_5,
                    OpenInterest.OI_OPEN,
                    OpenInterest.OI_CLOSE,
                    OpenInterest.OI_STALENESS_MS)
            .map(Column::name)
            .toList();

    /** Price up, open interest up. */
    public static final DetectorSpec LONG_BUILDUP = spec("long_buildup", 1, "price and open interest rise");

    /** Price down, open interest up. */
    public static final DetectorSpec SHORT_BUILDUP = spec("short_buildup", -1, "price falls, open interest rises");

    /** Price down, open interest down. */
    public static final DetectorSpec LONG_LIQUIDATION = spec("long_liquidation", -1, "price and open interest fall");

    /** Price up, open interest down. */
    public static final DetectorSpec SHORT_COVERING = spec("short_covering", 1, "price rises, open interest falls");

    /** What the class may cost, in alarms an asset and day. */
    public static final double BUDGET = 1.3;

    private QuadrantSpecs() {}

    /** All of them, in the order of the catalogue. */
    public static List<DetectorSpec> all() {
        return List.of(LONG_BUILDUP, SHORT_BUILDUP, LONG_LIQUIDATION, SHORT_COVERING);
    }

    private static DetectorSpec spec(String subtype, int direction, String move) {
        return new DetectorSpec(
                CLASS + '.' + subtype + ".v1",
                "1.0.0",
                CLASS,
                subtype,
                direction,
                INPUTS,
                List.of("dq_status is not stale", "price and open interest changes are defined"),
                move + ", the smaller of the two moves beyond its robust running scale, p-value at or below the"
                        + " budget's threshold",
                900,
                2.5,
                SeverityWeights.DEFAULT,
                List.of(Tuning.minute(1), Tuning.quarter(0.2), Tuning.hour(0.1)),
                "");
    }
}
