package org.alphadetector.ingest.codec;

import java.util.List;
import java.util.Random;
import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** Valid ticks of all types from a seed. */
public final class RandomTicks {
    private static final List<String> SYMBOLS =
            List.of("BTCUSDT", "ETH-USD-PERP", "BTC/USDT:USDT", "1000PEPEUSDT", "元USDT");

    private final Random random;

    public RandomTicks(long seed) {
        random = new Random(seed);
    }

    /** Fills the tick with the next random message. */
    public void fill(Tick tick) {
        fill(tick, any(TickType.values()));
    }

    /** Fills the tick with a random message of a type. */
    public void fill(Tick tick, TickType type) {
        tick.begin(type);
        tick.exchange = random.nextBoolean() ? "binance-futures" : "bybit";
        tick.localTimestampMicros = Math.floorMod(random.nextLong(), 4_000_000_000_000_000L);
        if (type != TickType.DISCONNECT) {
            tick.timestampMicros = Math.max(0, tick.localTimestampMicros - random.nextInt(10_000_000) + 4_000_000);
        }
        if (type.isAssetMessage()) {
            tick.symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
        }
        switch (type) {
            case TRADE, LIQUIDATION -> fillTrade(tick);
            case BOOK_TICKER -> fillTop(tick);
            case BOOK_SNAPSHOT -> fillBook(tick);
            case DERIVATIVE_TICKER -> fillTicker(tick);
            case TRADE_BAR -> fillBar(tick);
            case DISCONNECT -> tick.disconnectedSymbols = random.nextBoolean() ? List.of() : SYMBOLS;
            case CLOCK -> {}
        }
    }

    private void fillTrade(Tick tick) {
        tick.price = price();
        tick.amountMantissa = 1L + random.nextInt(1_000_000_000);
        tick.amountScale = random.nextInt(19);
        tick.side = any(Side.values());
        tick.idKind = any(Tick.IdKind.values());
        if (tick.idKind == Tick.IdKind.NUMERIC) {
            tick.numericId = Math.floorMod(random.nextLong(), 1_000_000_000_000_000_000L);
        } else if (tick.idKind == Tick.IdKind.TEXT) {
            tick.textId = random.nextBoolean() ? "a-\"quoted\"\n\\" + random.nextInt() : "-" + random.nextInt(1000);
        }
    }

    private void fillTop(Tick tick) {
        if (random.nextInt(4) > 0) {
            tick.bidPrice = price();
            tick.bidAmount = size();
        }
        if (random.nextInt(4) > 0) {
            tick.askPrice = price();
            tick.askAmount = size();
        }
    }

    private void fillBook(Tick tick) {
        tick.bidLevels = random.nextInt(6);
        tick.askLevels = random.nextInt(6);
        for (int i = 0; i < Tick.DEPTH; i++) {
            tick.bidPrices[i] = price();
            tick.bidAmounts[i] = size();
            tick.askPrices[i] = price();
            tick.askAmounts[i] = size();
        }
    }

    private void fillTicker(Tick tick) {
        tick.lastPrice = sometimes(price());
        tick.openInterest = sometimes(size());
        tick.fundingRate = sometimes(random.nextGaussian() * 1e-4);
        tick.fundingTimestampMicros = random.nextBoolean() ? Tick.NO_TIME : tick.timestampMicros + 1;
        tick.predictedFundingRate = sometimes(-0.0);
        tick.indexPrice = sometimes(price());
        tick.markPrice = sometimes(price());
    }

    private void fillBar(Tick tick) {
        tick.open = price();
        tick.close = price();
        tick.high = Math.max(tick.open, tick.close) * 1.01;
        tick.low = Math.min(tick.open, tick.close) * 0.99;
        tick.buyScale = tick.sellScale = tick.amountScale = random.nextInt(10);
        tick.buyMantissa = random.nextInt(1_000_000);
        tick.sellMantissa = random.nextInt(1_000_000);
        tick.amountMantissa = tick.buyMantissa + tick.sellMantissa;
        tick.tradeCount = random.nextInt(10_000);
        tick.vwap = sometimes(tick.open);
        tick.quoteVolume = sometimes(size());
        tick.intervalMs = 60_000;
        tick.closeTimestampMicros = tick.timestampMicros;
        tick.openTimestampMicros = Math.max(0, tick.timestampMicros - 59_999_000);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private double sometimes(double value) {
        return random.nextBoolean() ? value : Double.NaN;
    }

    /** Of few digits, or of all a double has. */
    private double price() {
        return random.nextBoolean() ? (1 + random.nextInt(10_000_000)) / 100.0 : Math.exp(random.nextGaussian() * 6);
    }

    private double size() {
        return random.nextBoolean() ? (1 + random.nextInt(10_000_000)) / 1000.0 : Math.exp(random.nextGaussian() * 8);
    }
}
