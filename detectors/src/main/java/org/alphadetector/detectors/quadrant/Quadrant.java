package org.alphadetector.detectors.quadrant;

import java.util.List;
import java.util.Map;
import org.alphadetector.detectors.detector.Detector;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.detector.Explanation;
import org.alphadetector.detectors.detector.Wording;
import org.alphadetector.detectors.scale.ChangeScale;
import org.alphadetector.detectors.scale.RowChange;
import org.alphadetector.features.row.Row;

/**
 * Price and open interest move together: the score is the smaller of the two changes, each over its own
 * {@link ChangeScale}, so that both must be unusual; the two signs say which quadrant it is.
 */
public final class Quadrant implements Detector {
    private final RowChange price;
    private final RowChange openInterest;
    private final ChangeScale priceScale;
    private final ChangeScale openInterestScale;

    /** The four subtypes over two changes of the same window. */
    public Quadrant(RowChange price, RowChange openInterest, ChangeScale priceScale, ChangeScale openInterestScale) {
        this.price = price;
        this.openInterest = openInterest;
        this.priceScale = priceScale;
        this.openInterestScale = openInterestScale;
    }

    @Override
    public List<DetectorSpec> variants() {
        return QuadrantSpecs.all();
    }

    @Override
    public double score(Row row) {
        return Math.min(priceMove(row), openInterestMove(row));
    }

    @Override
    public int variant(Row row) {
        boolean priceRose = price.of(row) > 0;
        boolean openInterestRose = openInterest.of(row) > 0;
        DetectorSpec spec;
        if (openInterestRose) {
            spec = priceRose ? QuadrantSpecs.LONG_BUILDUP : QuadrantSpecs.SHORT_BUILDUP;
        } else {
            spec = priceRose ? QuadrantSpecs.SHORT_COVERING : QuadrantSpecs.LONG_LIQUIDATION;
        }
        return QuadrantSpecs.all().indexOf(spec);
    }

    /** Learns from rows that have both changes, so that abstaining for one does not shift the other. */
    @Override
    public void update(Row row) {
        double priceChange = price.of(row);
        double openInterestChange = openInterest.of(row);
        if (!Double.isNaN(priceChange) && !Double.isNaN(openInterestChange)) {
            priceScale.learn(priceChange);
            openInterestScale.learn(openInterestChange);
        }
    }

    @Override
    public Explanation explain(Row row) {
        double priceChange = price.of(row);
        double openInterestChange = openInterest.of(row);
        String reason = "price " + Wording.verb(priceChange) + ' ' + Wording.percent(priceChange)
                + " while open interest " + Wording.verb(openInterestChange) + ' '
                + Wording.percent(openInterestChange) + " in " + price.window() + ", "
                + Wording.fixed(priceMove(row), 1) + " and " + Wording.fixed(openInterestMove(row), 1)
                + " robust sigmas; usual moves " + Wording.percent(priceScale.scale()) + " and "
                + Wording.percent(openInterestScale.scale());
        return new Explanation(
                priceChange,
                0,
                priceScale.scale(),
                "log change of price",
                price.window(),
                Map.of(price.input(), priceChange, openInterest.input(), openInterestChange),
                Explanation.shares(price.input(), priceMove(row), openInterest.input(), openInterestMove(row)),
                reason);
    }

    private double priceMove(Row row) {
        return Math.abs(priceScale.standardized(price.of(row)));
    }

    private double openInterestMove(Row row) {
        return Math.abs(openInterestScale.standardized(openInterest.of(row)));
    }
}
