package org.alphadetector.ingest.tick;

import java.util.List;

/**
 * One message about the market, as a reusable flyweight: a reader (codec, file adapter, simulator) fills it, the fold
 * reads it before the next fill, and nothing is allocated per tick. Fields that the {@link #type} does not use are
 * unspecified. An absent number is NaN, an absent time {@link #NO_TIME}.
 *
 * <p>Prices are doubles: up to 15 significant digits come back exactly. Sizes that are summed (trade amounts, bar
 * volumes) are decimals {@code mantissa / 10^scale}, so that sums are exact.
 */
public final class Tick {
    /** Levels of a book that are used. */
    public static final int DEPTH = 5;

    /** An absent time. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** How a trade is identified. */
    public enum IdKind {
        NONE,
        NUMERIC,
        TEXT
    }

    public TickType type = TickType.CLOCK;
    public String exchange = "";
    /** The native symbol; empty for {@code clock} and {@code disconnect}. */
    public String symbol = "";
    /** The exchange's time, microseconds since the epoch. */
    public long timestampMicros;
    /** The adapter's receive time, microseconds since the epoch. */
    public long localTimestampMicros;

    /** trade, liquidation: price in quote currency. */
    public double price;
    /** trade, liquidation: size in base currency is {@code amountMantissa / 10^amountScale}; trade_bar: volume. */
    public long amountMantissa;

    public int amountScale;
    public Side side = Side.UNKNOWN;
    public IdKind idKind = IdKind.NONE;
    /** The id when it is made of 1 to 18 digits. */
    public long numericId;
    /** The id when it is anything else; empty otherwise. */
    public String textId = "";

    /** book_ticker: top of book, NaN where the side is empty. */
    public double bidPrice;

    public double bidAmount;
    public double askPrice;
    public double askAmount;

    /** book_snapshot: levels, best first. */
    public int bidLevels;

    public int askLevels;
    public final double[] bidPrices = new double[DEPTH];
    public final double[] bidAmounts = new double[DEPTH];
    public final double[] askPrices = new double[DEPTH];
    public final double[] askAmounts = new double[DEPTH];

    /** derivative_ticker: an absent field is unchanged. */
    public double lastPrice;

    public double openInterest;
    public double fundingRate;
    public long fundingTimestampMicros;
    public double predictedFundingRate;
    public double indexPrice;
    public double markPrice;

    /** trade_bar. */
    public double open;

    public double high;
    public double low;
    public double close;
    /** trade_bar: taker-buy volume. */
    public long buyMantissa;

    public int buyScale;
    /** trade_bar: taker-sell volume. */
    public long sellMantissa;

    public int sellScale;
    /** trade_bar: number of trades. */
    public long tradeCount;

    public double vwap;
    /** trade_bar: the venue's own notional, NaN when it gives none. */
    public double quoteVolume;

    public long intervalMs;
    public long openTimestampMicros;
    public long closeTimestampMicros;

    /** disconnect: the symbols that lost their feed; empty means all of the exchange. */
    public List<String> disconnectedSymbols = List.of();

    /** Clears every optional field and sets the type, so that a reader only writes what is present. */
    public void begin(TickType newType) {
        type = newType;
        exchange = "";
        symbol = "";
        timestampMicros = NO_TIME;
        localTimestampMicros = NO_TIME;
        switch (newType) {
            case TRADE, LIQUIDATION -> {
                price = Double.NaN;
                amountMantissa = -1;
                amountScale = 0;
                side = Side.UNKNOWN;
                idKind = IdKind.NONE;
                numericId = 0;
                textId = "";
            }
            case BOOK_TICKER -> {
                bidPrice = Double.NaN;
                bidAmount = Double.NaN;
                askPrice = Double.NaN;
                askAmount = Double.NaN;
            }
            case BOOK_SNAPSHOT -> {
                bidLevels = 0;
                askLevels = 0;
            }
            case DERIVATIVE_TICKER -> beginDerivativeTicker();
            case TRADE_BAR -> beginTradeBar();
            case DISCONNECT -> disconnectedSymbols = List.of();
            case CLOCK -> {}
        }
    }

    private void beginDerivativeTicker() {
        lastPrice = Double.NaN;
        openInterest = Double.NaN;
        fundingRate = Double.NaN;
        fundingTimestampMicros = NO_TIME;
        predictedFundingRate = Double.NaN;
        indexPrice = Double.NaN;
        markPrice = Double.NaN;
    }

    private void beginTradeBar() {
        open = Double.NaN;
        high = Double.NaN;
        low = Double.NaN;
        close = Double.NaN;
        amountMantissa = -1;
        amountScale = 0;
        buyMantissa = -1;
        buyScale = 0;
        sellMantissa = -1;
        sellScale = 0;
        tradeCount = -1;
        vwap = Double.NaN;
        quoteVolume = Double.NaN;
        intervalMs = -1;
        openTimestampMicros = NO_TIME;
        closeTimestampMicros = NO_TIME;
    }

    /** The size as a double, correctly rounded while the mantissa is below 2^53 and the scale at most 22. */
    public double amount() {
        return Decimals.toDouble(amountMantissa, amountScale);
    }
}
