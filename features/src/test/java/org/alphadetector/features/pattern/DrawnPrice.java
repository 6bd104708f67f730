package org.alphadetector.features.pattern;

import java.util.List;
import java.util.stream.Stream;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.swing.Swings;

/**
 * A price drawn by hand: it goes by 1 a bar from turn to turn, and high, low and close of a bar are one price. So the
 * average true range is exactly 1, and a turn is confirmed as a swing three bars after it.
 */
public final class DrawnPrice {
    /** A price p upside down is this less p. */
    public static final double UPSIDE_DOWN = 240;

    private static final double STEP = 0.01;

    private final BarScript script;
    private final boolean isUpsideDown;
    private double price = Double.NaN;

    DrawnPrice(boolean isUpsideDown) {
        this(isUpsideDown, ChartPatterns.FAMILY);
    }

    /** The families see its bars, their average true range and their swings. */
    public DrawnPrice(boolean isUpsideDown, FeatureFamily... families) {
        this.isUpsideDown = isUpsideDown;
        script = new BarScript(
                Timeframe.M1,
                Stream.concat(Stream.of(AverageTrueRange.FAMILY, Swings.FAMILY), Stream.of(families))
                        .toArray(FeatureFamily[]::new));
    }

    static DrawnPrice upright() {
        return new DrawnPrice(false);
    }

    /** Goes through these prices. */
    public DrawnPrice through(double... turns) {
        for (double turn : turns) {
            if (Double.isNaN(price)) {
                step(turn, 10);
            }
            while (price != turn) {
                step(price + Math.signum(turn - price), 10);
            }
        }
        return this;
    }

    /** Closes one bar. */
    public Row step(double newPrice, double volume) {
        return wide(newPrice, newPrice, newPrice, volume);
    }

    /** Closes one bar that goes from one price to another. */
    public Row wide(double highest, double lowest, double newPrice, double volume) {
        price = newPrice;
        return script.close(row -> {
            row.number(row.layout().lane(BarPrices.HIGH), drawn(isUpsideDown ? lowest : highest));
            row.number(row.layout().lane(BarPrices.LOW), drawn(isUpsideDown ? highest : lowest));
            row.number(row.layout().lane(BarPrices.CLOSE), drawn(newPrice));
            row.number(row.layout().lane(TradeFlow.VOLUME), volume);
            row.number(row.layout().lane(PriceStep.PRICE_STEP), STEP);
        });
    }

    private double drawn(double right) {
        return isUpsideDown ? UPSIDE_DOWN - right : right;
    }

    public DrawnPrice restart() {
        script.restart();
        return this;
    }

    public List<Row> rows() {
        return script.rows;
    }

    public Row last() {
        return script.rows.get(script.rows.size() - 1);
    }
}
