package org.alphadetector.ingest.injection;

import org.alphadetector.ingest.tick.Tick;
import org.jspecify.annotations.Nullable;

/** Changes the books of one asset in place: moved, widened and thinned, on the asset's grids and uncrossed. */
final class BookDisturber {
    private final DecimalGrid priceGrid;
    private final DecimalGrid sizeGrid = new DecimalGrid();

    BookDisturber(DecimalGrid priceGrid) {
        this.priceGrid = priceGrid;
    }

    /** The top of the book; {@code level} is how much of the disturbance's strength there is. */
    void disturbTop(Tick tick, @Nullable Disturbance now, double level, double logPriceLeft) {
        double reference = Double.isNaN(tick.bidPrice) ? tick.askPrice : tick.bidPrice;
        double factor = TickDisturber.factor(reference, now, tick.timestampMicros, logPriceLeft);
        double widening = spreadFactor(now, level);
        double middle = (tick.bidPrice + tick.askPrice) / 2;
        feel(now, tick.bidPrice, tick.askPrice, factor, widening, logPriceLeft);
        if (!Double.isNaN(tick.bidPrice)) {
            tick.bidPrice = bid(tick.bidPrice, middle, factor, widening);
        }
        if (!Double.isNaN(tick.askPrice)) {
            tick.askPrice = ask(tick.askPrice, middle, factor, widening, tick.bidPrice);
        }
        tick.bidAmount = size(tick.bidAmount, widening);
        tick.askAmount = size(tick.askAmount, widening);
    }

    /** Every level of the book. */
    void disturbBook(Tick tick, @Nullable Disturbance now, double level, double logPriceLeft) {
        boolean isTwoSided = tick.bidLevels > 0 && tick.askLevels > 0;
        double middle = isTwoSided ? (tick.bidPrices[0] + tick.askPrices[0]) / 2 : Double.NaN;
        double reference = tick.bidLevels > 0 ? tick.bidPrices[0] : tick.askPrices[0];
        double factor = TickDisturber.factor(reference, now, tick.timestampMicros, logPriceLeft);
        double widening = spreadFactor(now, level);
        if (isTwoSided) {
            feel(now, tick.bidPrices[0], tick.askPrices[0], factor, widening, logPriceLeft);
        }
        double above = Double.POSITIVE_INFINITY;
        for (int i = 0; i < tick.bidLevels; i++) {
            double price = bid(tick.bidPrices[i], middle, factor, widening);
            tick.bidPrices[i] = price < above ? price : priceGrid.nearest(above - priceGrid.step());
            above = tick.bidPrices[i];
            tick.bidAmounts[i] = size(tick.bidAmounts[i], widening);
        }
        double below = isTwoSided ? tick.bidPrices[0] : 0;
        for (int i = 0; i < tick.askLevels; i++) {
            tick.askPrices[i] = ask(tick.askPrices[i], middle, factor, widening, below);
            below = tick.askPrices[i];
            tick.askAmounts[i] = size(tick.askAmounts[i], widening);
        }
    }

    /** On the grid of prices a disturbance may be too small to show. */
    private void feel(
            @Nullable Disturbance now, double bid, double ask, double factor, double widening, double logPriceLeft) {
        if (now == null || Double.isNaN(bid) || Double.isNaN(ask)) {
            return;
        }
        double middle = (bid + ask) / 2;
        double undisturbed = StrictMath.exp(logPriceLeft);
        now.feel(InjectedField.PRICE, bid(bid, middle, factor, 1) != bid(bid, middle, undisturbed, 1));
        boolean isWider = bid(bid, middle, factor, widening) != bid(bid, middle, factor, 1)
                || ask(ask, middle, factor, widening, 0) != ask(ask, middle, factor, 1, 0);
        now.feel(InjectedField.SPREAD, isWider);
        now.feel(InjectedField.DEPTH, widening != 1);
    }

    private static double spreadFactor(@Nullable Disturbance now, double level) {
        return now == null || now.strengths.logSpread == 0 ? 1 : StrictMath.exp(now.strengths.logSpread * level);
    }

    private double bid(double price, double middle, double factor, double widening) {
        return priceGrid.floor(widened(price, middle, widening) * factor);
    }

    private double ask(double price, double middle, double factor, double widening, double below) {
        double ask = priceGrid.ceil(widened(price, middle, widening) * factor);
        return ask <= below ? priceGrid.nearest(below + priceGrid.step()) : ask;
    }

    private static double widened(double price, double middle, double widening) {
        return Double.isNaN(middle) || widening == 1 ? price : middle + (price - middle) * widening;
    }

    private double size(double amount, double widening) {
        if (widening == 1 || Double.isNaN(amount)) {
            return amount;
        }
        sizeGrid.observe(amount);
        return sizeGrid.nearest(amount / widening);
    }
}
