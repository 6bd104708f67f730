package org.alphadetector.ingest.injection;

import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;
import org.jspecify.annotations.Nullable;

/** Changes the ticks of one asset in place, keeping them on the asset's grids and its books uncrossed. */
final class TickDisturber {
    private static final double LARGEST_MANTISSA = 1e17;

    private final DecimalGrid priceGrid;
    private final DecimalGrid finePriceGrid = new DecimalGrid();
    private final DecimalGrid sizeGrid = new DecimalGrid();
    private final DecimalGrid openInterestGrid = new DecimalGrid();

    TickDisturber(DecimalGrid priceGrid) {
        this.priceGrid = priceGrid;
    }

    /** {@code now} is what is at work at the tick's time; the offsets are what earlier injections have left. */
    void disturb(Tick tick, @Nullable Disturbance now, double logPriceLeft, double logOpenInterestLeft) {
        long micros = tick.timestampMicros;
        double level = now == null ? 0 : now.level(micros);
        switch (tick.type) {
            case TRADE, LIQUIDATION -> {
                tick.price = priceGrid.nearest(tick.price * factor(tick.price, now, micros, logPriceLeft));
                if (now != null) {
                    tick.amountMantissa = scaled(tick.amountMantissa, volumeFactor(now, level));
                    if (now.turnsTaker(micros)) {
                        tick.side = now.strengths.flowDirection > 0 ? Side.BUY : Side.SELL;
                    }
                }
            }
            case BOOK_TICKER -> disturbTop(tick, now, level, logPriceLeft);
            case BOOK_SNAPSHOT -> disturbBook(tick, now, level, logPriceLeft);
            case DERIVATIVE_TICKER -> disturbTicker(tick, now, level, logPriceLeft, logOpenInterestLeft);
            case TRADE_BAR -> disturbBar(tick, now, level, logPriceLeft);
            case DISCONNECT, CLOCK -> {}
        }
    }

    private static double factor(double price, @Nullable Disturbance now, long micros, double logPriceLeft) {
        double logPrice = logPriceLeft + (now == null ? 0 : now.logPrice(micros, price));
        return StrictMath.exp(logPrice);
    }

    private void disturbTop(Tick tick, @Nullable Disturbance now, double level, double logPriceLeft) {
        double reference = Double.isNaN(tick.bidPrice) ? tick.askPrice : tick.bidPrice;
        double factor = factor(reference, now, tick.timestampMicros, logPriceLeft);
        double widening = spreadFactor(now, level);
        double middle = (tick.bidPrice + tick.askPrice) / 2;
        if (!Double.isNaN(tick.bidPrice)) {
            tick.bidPrice = bid(tick.bidPrice, middle, factor, widening);
        }
        if (!Double.isNaN(tick.askPrice)) {
            tick.askPrice = ask(tick.askPrice, middle, factor, widening, tick.bidPrice);
        }
        tick.bidAmount = size(tick.bidAmount, widening);
        tick.askAmount = size(tick.askAmount, widening);
    }

    private void disturbBook(Tick tick, @Nullable Disturbance now, double level, double logPriceLeft) {
        boolean isTwoSided = tick.bidLevels > 0 && tick.askLevels > 0;
        double middle = isTwoSided ? (tick.bidPrices[0] + tick.askPrices[0]) / 2 : Double.NaN;
        double reference = tick.bidLevels > 0 ? tick.bidPrices[0] : tick.askPrices[0];
        double factor = factor(reference, now, tick.timestampMicros, logPriceLeft);
        double widening = spreadFactor(now, level);
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

    private void disturbTicker(
            Tick tick, @Nullable Disturbance now, double level, double logPriceLeft, double logOpenInterestLeft) {
        long micros = tick.timestampMicros;
        double reference = Double.isNaN(tick.lastPrice) ? tick.markPrice : tick.lastPrice;
        double factor = Double.isNaN(reference) ? 1 : factor(reference, now, micros, logPriceLeft);
        double basis = now == null ? 0 : now.strengths.basis * level;
        tick.lastPrice = Double.isNaN(tick.lastPrice) ? Double.NaN : priceGrid.nearest(tick.lastPrice * factor);
        tick.markPrice = fine(tick.markPrice, factor);
        tick.indexPrice = fine(tick.indexPrice, factor / (1 + basis));
        if (!Double.isNaN(tick.openInterest)) {
            openInterestGrid.observe(tick.openInterest);
            double log = logOpenInterestLeft + (now == null ? 0 : now.logOpenInterest(micros));
            tick.openInterest = openInterestGrid.nearest(tick.openInterest * StrictMath.exp(log));
        }
    }

    /** A bar opens and closes where the disturbance is at its ends. */
    private void disturbBar(Tick tick, @Nullable Disturbance now, double level, double logPriceLeft) {
        double atOpen = factor(tick.open, now, tick.openTimestampMicros, logPriceLeft);
        double atClose = factor(tick.close, now, tick.closeTimestampMicros, logPriceLeft);
        tick.open = priceGrid.nearest(tick.open * atOpen);
        tick.close = priceGrid.nearest(tick.close * atClose);
        double high = priceGrid.nearest(tick.high * Math.min(atOpen, atClose));
        double low = priceGrid.nearest(tick.low * Math.max(atOpen, atClose));
        tick.high = Math.max(high, Math.max(tick.open, tick.close));
        tick.low = Math.min(low, Math.min(tick.open, tick.close));
        double volume = now == null ? 1 : volumeFactor(now, level);
        double price = (atOpen + atClose) / 2;
        tick.buyMantissa = scaled(tick.buyMantissa, volume);
        tick.sellMantissa = scaled(tick.sellMantissa, volume);
        tick.amountMantissa = tick.buyScale == tick.sellScale && tick.amountScale == tick.buyScale
                ? tick.buyMantissa + tick.sellMantissa
                : scaled(tick.amountMantissa, volume);
        tick.vwap *= price;
        tick.quoteVolume *= price * volume;
    }

    private static double volumeFactor(Disturbance now, double level) {
        return now.strengths.logVolume == 0 ? 1 : StrictMath.exp(now.strengths.logVolume * level);
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

    private double fine(double price, double factor) {
        if (Double.isNaN(price)) {
            return price;
        }
        finePriceGrid.observe(price);
        return finePriceGrid.nearest(price * factor);
    }

    private static long scaled(long mantissa, double factor) {
        return mantissa <= 0 || factor == 1
                ? mantissa
                : Math.max(1, Math.round(Math.min(LARGEST_MANTISSA, mantissa * factor)));
    }
}
