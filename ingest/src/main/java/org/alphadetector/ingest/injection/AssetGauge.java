package org.alphadetector.ingest.injection;

import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;

/**
 * The robust sigmas of one asset as its undisturbed ticks show them: one-minute values of the last two hours. A minute
 * whose predecessor was not heard gives no change.
 */
final class AssetGauge {
    /** Minutes in which a quantity was heard before its sigma is used. */
    static final int LEAST_MINUTES = 30;

    private static final long MINUTE_MICROS = 60_000_000;
    /** Below these a scale says nothing: a rounding of the data, or an hour in which nothing moved. */
    private static final double LEAST_LEVEL_SIGMA = 0.1;

    private static final double LEAST_CHANGE_SIGMA = 1e-5;

    final DecimalGrid grid = new DecimalGrid();

    private final RecentValues returns = new RecentValues();
    private final RecentValues notionals = new RecentValues();
    private final RecentValues spreads = new RecentValues();
    private final RecentValues openInterests = new RecentValues();
    private final RecentValues bases = new RecentValues();
    private long minute = Long.MIN_VALUE;
    private double lastPrice = Double.NaN;
    private double lastOpenInterest = Double.NaN;
    private double lastBasis = Double.NaN;
    private double closeBefore = Double.NaN;
    private double openInterestBefore = Double.NaN;
    private double basisBefore = Double.NaN;
    private double notional;
    private double spreadSum;
    private int spreadCount;
    private int sidedTradeCount;

    void observe(Tick tick) {
        long now = Math.floorDiv(tick.timestampMicros, MINUTE_MICROS);
        if (now > minute) {
            roll(now);
        }
        switch (tick.type) {
            case TRADE -> {
                trade(tick.price, tick.price * tick.amount());
                sidedTradeCount += tick.side != Side.UNKNOWN && sidedTradeCount < LEAST_MINUTES ? 1 : 0;
            }
            case TRADE_BAR -> trade(tick.close, tick.close * tick.amount());
            case BOOK_TICKER -> quote(tick.bidPrice, tick.askPrice);
            case BOOK_SNAPSHOT -> {
                if (tick.bidLevels > 0 && tick.askLevels > 0) {
                    quote(tick.bidPrices[0], tick.askPrices[0]);
                }
            }
            case DERIVATIVE_TICKER -> {
                lastOpenInterest = Double.isNaN(tick.openInterest) ? lastOpenInterest : tick.openInterest;
                double basis = tick.markPrice / tick.indexPrice - 1;
                lastBasis = Double.isNaN(basis) ? lastBasis : basis;
            }
            case LIQUIDATION, DISCONNECT, CLOCK -> {}
        }
    }

    /** Whether enough has been heard of a quantity; of {@link InjectedField#LIQUIDATION} it is not known here. */
    boolean carries(InjectedField field) {
        int heard =
                switch (field) {
                    case PRICE -> returns.count();
                    case VOLUME, LIQUIDATION -> notionals.count();
                    case SIDE -> sidedTradeCount;
                    case SPREAD, DEPTH -> spreads.count();
                    case OPEN_INTEREST -> openInterests.count();
                    case BASIS -> bases.count();
                };
        return heard >= LEAST_MINUTES;
    }

    /** The last undisturbed price, NaN before the first trade. */
    double lastPrice() {
        return lastPrice;
    }

    /** Sigma of one-minute log returns, at least half a price step. */
    double priceSigma() {
        return Math.max(returns.sigmaOfChanges(), grid.step() / 2 / lastPrice);
    }

    /** Sigma of the log of a minute's notional. */
    double notionalSigma() {
        return Math.max(LEAST_LEVEL_SIGMA, notionals.sigmaOfLevels());
    }

    /** Median notional of a minute with trades. */
    double medianNotional() {
        return StrictMath.exp(notionals.median());
    }

    /** Sigma of the log of a minute's mean relative spread. */
    double spreadSigma() {
        return Math.max(LEAST_LEVEL_SIGMA, spreads.sigmaOfLevels());
    }

    /** Sigma of one-minute log changes of open interest. */
    double openInterestSigma() {
        return Math.max(LEAST_CHANGE_SIGMA, openInterests.sigmaOfChanges());
    }

    /** Sigma of one-minute changes of the basis. */
    double basisSigma() {
        return Math.max(LEAST_CHANGE_SIGMA, bases.sigmaOfChanges());
    }

    private void trade(double price, double tradedNotional) {
        grid.observe(price);
        lastPrice = price;
        notional += tradedNotional;
    }

    private void quote(double bidPrice, double askPrice) {
        if (askPrice > bidPrice) {
            grid.observe(bidPrice);
            grid.observe(askPrice);
            spreadSum += (askPrice - bidPrice) / askPrice;
            spreadCount++;
        }
    }

    private void roll(long now) {
        returns.add(StrictMath.log(lastPrice / closeBefore));
        openInterests.add(StrictMath.log(lastOpenInterest / openInterestBefore));
        bases.add(lastBasis - basisBefore);
        notionals.add(notional > 0 ? StrictMath.log(notional) : Double.NaN);
        spreads.add(spreadCount > 0 ? StrictMath.log(spreadSum / spreadCount) : Double.NaN);
        boolean isNext = now == minute + 1;
        closeBefore = isNext ? lastPrice : Double.NaN;
        openInterestBefore = isNext ? lastOpenInterest : Double.NaN;
        basisBefore = isNext ? lastBasis : Double.NaN;
        notional = 0;
        spreadSum = 0;
        spreadCount = 0;
        minute = now;
    }
}
