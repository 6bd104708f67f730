package org.alphadetector.detectors.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alphadetector.detectors.alarm.CalibratedDetector;
import org.alphadetector.detectors.alarm.RowPlaces;
import org.alphadetector.detectors.detector.Detector;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.detector.Tuning;
import org.alphadetector.detectors.quadrant.Quadrant;
import org.alphadetector.detectors.quadrant.QuadrantSpecs;
import org.alphadetector.detectors.scale.ChangeScale;
import org.alphadetector.detectors.scale.LevelScale;
import org.alphadetector.detectors.scale.RowChange;
import org.alphadetector.detectors.spike.ChangeSpike;
import org.alphadetector.detectors.spike.LevelSpike;
import org.alphadetector.detectors.spike.ResidualSpike;
import org.alphadetector.detectors.spike.ResidualSpike.Form;
import org.alphadetector.detectors.spike.ResidualSpike.Measure;
import org.alphadetector.detectors.spike.SpikeSpecs;
import org.alphadetector.features.catalog.JudgedResiduals;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.microstructure.Spread;
import org.alphadetector.features.positioning.Liquidations;
import org.alphadetector.features.prediction.BasisResidual;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;

/** Every detector there is: the registry's rows, and the bar-close detectors of a timeframe. */
public final class DetectorCatalog {
    private static final LevelSpike.Measure VOLUME =
            new LevelSpike.Measure("volume", TradeFlow.QUOTE_VOLUME, 1e-6, false);
    private static final LevelSpike.Measure SPREAD =
            new LevelSpike.Measure("the spread", Spread.SPREAD_MEAN_M_1, 1, false);
    private static final LevelSpike.Measure LIQUIDATIONS =
            new LevelSpike.Measure("liquidated notional", Liquidations.LIQ_NOTIONAL_M_5, 1e-6, true);

    private final RowLayout layout;
    private final Timeframe timeframe;
    private final double budgetFactor;
    private final StateBuffer state;
    private final RowPlaces places;
    private final List<CalibratedDetector> stages = new ArrayList<>();

    private DetectorCatalog(
            RowLayout layout, Timeframe timeframe, double budgetFactor, StateBuffer state, RowPlaces places) {
        this.layout = layout;
        this.timeframe = timeframe;
        this.budgetFactor = budgetFactor;
        this.state = state;
        this.places = places;
    }

    /** The rows of the detector registry. */
    public static List<DetectorSpec> specs() {
        List<DetectorSpec> specs = new ArrayList<>(SpikeSpecs.all());
        specs.addAll(QuadrantSpecs.all());
        return List.copyOf(specs);
    }

    /** What the bar-close detectors of each class may cost, in alarms an asset and day. */
    static Map<String, Double> barBudgets(double factor) {
        return Map.of(
                SpikeSpecs.CLASS, factor * SpikeSpecs.BAR_BUDGET, QuadrantSpecs.CLASS, factor * QuadrantSpecs.BUDGET);
    }

    /** The bar-close detectors of one timeframe, their numbers in the buffer. */
    static List<CalibratedDetector> create(
            RowLayout layout, Timeframe timeframe, double budgetFactor, StateBuffer state, RowPlaces places) {
        DetectorCatalog catalog = new DetectorCatalog(layout, timeframe, budgetFactor, state, places);
        catalog.addSpikes();
        catalog.addQuadrant();
        return List.copyOf(catalog.stages);
    }

    private void addSpikes() {
        LevelSpike volume = levelSpike(SpikeSpecs.VOLUME, VOLUME, timeframe.label());
        add("volume", volume);
        add(
                "price",
                new ChangeSpike(
                        SpikeSpecs.PRICE_UP,
                        SpikeSpecs.PRICE_DOWN,
                        "price",
                        barReturn(),
                        changeScale("price.scale", SpikeSpecs.PRICE_UP),
                        volume));
        add(
                "open_interest",
                new ChangeSpike(
                        SpikeSpecs.OPEN_INTEREST_UP,
                        SpikeSpecs.OPEN_INTEREST_DOWN,
                        "open interest",
                        RowChange.ofOpenInterest(layout, timeframe),
                        changeScale("open_interest.scale", SpikeSpecs.OPEN_INTEREST_UP),
                        volume));
        if (SpikeSpecs.SPREAD.runsOn(timeframe)) {
            add("spread", levelSpike(SpikeSpecs.SPREAD, SPREAD, "1m"));
        }
        if (SpikeSpecs.BASIS_UP.runsOn(timeframe)) {
            Measure basis = new Measure(
                    "the basis", Form.BASIS_POINTS, JudgedResiduals.of(BasisResidual.Z_BASIS_RESIDUAL_M_5), "5m");
            add("basis", ResidualSpike.both(SpikeSpecs.BASIS_UP, SpikeSpecs.BASIS_DOWN, List.of(basis), layout));
        }
        if (SpikeSpecs.LIQUIDATION_CLUSTER.runsOn(timeframe)) {
            add("liquidation", levelSpike(SpikeSpecs.LIQUIDATION_CLUSTER, LIQUIDATIONS, "5m"));
        }
    }

    private void addQuadrant() {
        RowChange price = timeframe == Timeframe.M1 ? RowChange.of(layout, Returns.RET_M_5, "5m") : barReturn();
        add(
                "quadrant",
                new Quadrant(
                        price,
                        RowChange.ofOpenInterest(layout, timeframe),
                        changeScale("quadrant.price.scale", QuadrantSpecs.LONG_BUILDUP),
                        changeScale("quadrant.open_interest.scale", QuadrantSpecs.LONG_BUILDUP)));
    }

    private RowChange barReturn() {
        Column column =
                switch (timeframe) {
                    case M1 -> Returns.RET_M_1;
                    case M15 -> Returns.RET_M_15;
                    case H1 -> Returns.RET_H_1;
                };
        return RowChange.of(layout, column, timeframe.label());
    }

    private LevelSpike levelSpike(DetectorSpec spec, LevelSpike.Measure measure, String window) {
        Tuning tuning = spec.tuning(timeframe);
        LevelScale scale = new LevelScale(
                state.allocate(spec.subtype() + ".scale", LevelScale.words()),
                tuning.scaleHalfLifeBars(),
                tuning.scaleWarmupBars());
        return new LevelSpike(spec, measure, layout, window, scale);
    }

    private ChangeScale changeScale(String name, DetectorSpec spec) {
        Tuning tuning = spec.tuning(timeframe);
        return new ChangeScale(
                state.allocate(name, ChangeScale.words()), tuning.scaleHalfLifeBars(), tuning.scaleWarmupBars());
    }

    private void add(String name, Detector detector) {
        stages.add(new CalibratedDetector(name, detector, timeframe, budgetFactor, state, places));
    }
}
