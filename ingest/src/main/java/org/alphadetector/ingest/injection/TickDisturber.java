package org.alphadetector.ingest.injection;

import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;
import org.jspecify.annotations.Nullable;

/** Changes the ticks of one asset in place, keeping them on the asset's grids and its books uncrossed. */
final class TickDisturber {
    private static final double LARGEST_MANTISSA = 1e17;

    private final DecimalGrid priceGrid;
    private final DecimalGrid finePriceGrid = new DecimalGrid();
    private final BookDisturber books;
    private final DecimalGrid openInterestGrid = new DecimalGrid();

    TickDisturber(DecimalGrid priceGrid) {
        this.priceGrid = priceGrid;
        books = new BookDisturber(priceGrid);
    }

    /** {@code now} is what is at work at the tick's time; the offsets are what earlier injections have left. */
    void disturb(Tick tick, @Nullable Disturbance now, double logPriceLeft, double logOpenInterestLeft) {
        long micros = tick.timestampMicros;
        double level = now == null ? 0 : now.level(micros);
        switch (tick.type) {
            case TRADE, LIQUIDATION -> disturbTrade(tick, now, level, logPriceLeft);
            case BOOK_TICKER -> books.disturbTop(tick, now, level, logPriceLeft);
            case BOOK_SNAPSHOT -> books.disturbBook(tick, now, level, logPriceLeft);
            case DERIVATIVE_TICKER -> disturbTicker(tick, now, level, logPriceLeft, logOpenInterestLeft);
            case TRADE_BAR -> disturbBar(tick, now, level, logPriceLeft);
            case DISCONNECT, CLOCK -> {}
        }
    }

    /** What a price is multiplied by. */
    static double factor(double price, @Nullable Disturbance now, long micros, double logPriceLeft) {
        double logPrice = logPriceLeft + (now == null ? 0 : now.logPrice(micros, price));
        return StrictMath.exp(logPrice);
    }

    private void disturbTrade(Tick tick, @Nullable Disturbance now, double level, double logPriceLeft) {
        long micros = tick.timestampMicros;
        double undisturbed = tick.price;
        tick.price = priceGrid.nearest(undisturbed * factor(undisturbed, now, micros, logPriceLeft));
        if (now == null) {
            return;
        }
        now.feel(InjectedField.PRICE, tick.price != priceGrid.nearest(undisturbed * StrictMath.exp(logPriceLeft)));
        long amount = tick.amountMantissa;
        tick.amountMantissa = scaled(amount, volumeFactor(now, level));
        now.feel(InjectedField.VOLUME, tick.amountMantissa != amount);
        if (now.turnsTaker(micros)) {
            Side side = now.strengths.flowDirection > 0 ? Side.BUY : Side.SELL;
            now.feel(InjectedField.SIDE, tick.side != side);
            tick.side = side;
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
        if (now != null) {
            now.feel(InjectedField.PRICE, !Double.isNaN(reference) && factor != StrictMath.exp(logPriceLeft));
            boolean hasBasis = !Double.isNaN(tick.indexPrice) && !Double.isNaN(tick.markPrice);
            now.feel(InjectedField.BASIS, hasBasis && basis != 0);
        }
        tick.indexPrice = fine(tick.indexPrice, factor / (1 + basis));
        disturbOpenInterest(tick, now, logOpenInterestLeft);
    }

    private void disturbOpenInterest(Tick tick, @Nullable Disturbance now, double logLeft) {
        if (Double.isNaN(tick.openInterest)) {
            return;
        }
        openInterestGrid.observe(tick.openInterest);
        double undisturbed = openInterestGrid.nearest(tick.openInterest * StrictMath.exp(logLeft));
        if (now == null) {
            tick.openInterest = undisturbed;
            return;
        }
        double log = logLeft + now.logOpenInterest(tick.timestampMicros);
        tick.openInterest = openInterestGrid.nearest(tick.openInterest * StrictMath.exp(log));
        now.feel(InjectedField.OPEN_INTEREST, tick.openInterest != undisturbed);
    }

    /** A bar opens and closes where the disturbance is at its ends. */
    private void disturbBar(Tick tick, @Nullable Disturbance now, double level, double logPriceLeft) {
        double atOpen = factor(tick.open, now, tick.openTimestampMicros, logPriceLeft);
        double atClose = factor(tick.close, now, tick.closeTimestampMicros, logPriceLeft);
        double undisturbedClose = priceGrid.nearest(tick.close * StrictMath.exp(logPriceLeft));
        long undisturbedAmount = tick.amountMantissa;
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
        if (now != null) {
            now.feel(InjectedField.PRICE, tick.close != undisturbedClose);
            now.feel(InjectedField.VOLUME, tick.amountMantissa != undisturbedAmount);
        }
    }

    private static double volumeFactor(Disturbance now, double level) {
        return now.strengths.logVolume == 0 ? 1 : StrictMath.exp(now.strengths.logVolume * level);
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
