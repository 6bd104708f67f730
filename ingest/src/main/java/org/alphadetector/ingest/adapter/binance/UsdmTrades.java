package org.alphadetector.ingest.adapter.binance;

import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.adapter.file.ExactSize;
import org.alphadetector.ingest.adapter.file.FileReport;
import org.alphadetector.ingest.adapter.file.SkipReason;
import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** Trades, liquidations and candles of the frames. */
final class UsdmTrades {
    private static final long MINUTE_MS = 60_000;

    private final UsdmFrame frame;
    private final FileReport report;
    private final TradeStreamChoice tradeStreams;

    UsdmTrades(UsdmFrame frame, FileReport report, TradeStreamChoice tradeStreams) {
        this.frame = frame;
        this.report = report;
        this.tradeStreams = tradeStreams;
    }

    boolean readTrade(String symbol, Tick tick) throws DamagedLineException {
        return readTrade(symbol, "trade", UsdmField.TRADE_ID, tick);
    }

    boolean readAggregateTrade(String symbol, Tick tick) throws DamagedLineException {
        return readTrade(symbol, "aggTrade", UsdmField.LOWER_A, tick);
    }

    private boolean readTrade(String symbol, String stream, UsdmField id, Tick tick) throws DamagedLineException {
        if (frame.has(UsdmField.STATE) && !frame.is(UsdmField.STATE, "MARKET")) {
            return skip(SkipReason.NOT_A_MARKET_TRADE);
        }
        if (!tradeStreams.takes(symbol, stream)) {
            return skip(SkipReason.SECOND_TRADE_STREAM);
        }
        tick.begin(TickType.TRADE);
        tick.symbol = symbol;
        tick.timestampMicros = Math.multiplyExact(frame.integer(UsdmField.TIME), 1_000L);
        tick.price = frame.number(UsdmField.PRICE).toDouble();
        ExactSize.setAmount(tick, frame.number(UsdmField.AMOUNT));
        tick.side = aggressor();
        if (frame.has(id)) {
            tick.numericId = frame.integer(id);
            tick.idKind = Tick.IdKind.NUMERIC;
        }
        return true;
    }

    /** When the buyer's order was resting, the seller came to it. */
    private Side aggressor() throws DamagedLineException {
        if (frame.is(UsdmField.BUYER_IS_MAKER, "true")) {
            return Side.SELL;
        }
        if (frame.is(UsdmField.BUYER_IS_MAKER, "false")) {
            return Side.BUY;
        }
        throw new DamagedLineException("field m is neither true nor false");
    }

    /** Price is the order's limit; amount is what was filled, or the order's where the frame does not say. */
    boolean readForceOrder(String symbol, Tick tick) throws DamagedLineException {
        if (frame.has(UsdmField.STATE) && !frame.is(UsdmField.STATE, "FILLED")) {
            return skip(SkipReason.UNFILLED_LIQUIDATION);
        }
        tick.begin(TickType.LIQUIDATION);
        tick.symbol = symbol;
        tick.timestampMicros = frame.micros(UsdmField.TIME, frame.micros(UsdmField.EVENT_TIME, Tick.NO_TIME));
        tick.price = frame.number(UsdmField.PRICE).toDouble();
        ExactSize.setAmount(
                tick, frame.number(frame.has(UsdmField.FILLED_AMOUNT) ? UsdmField.FILLED_AMOUNT : UsdmField.AMOUNT));
        tick.side = orderSide();
        return true;
    }

    private Side orderSide() throws DamagedLineException {
        if (frame.is(UsdmField.SIDE, "BUY")) {
            return Side.BUY;
        }
        if (frame.is(UsdmField.SIDE, "SELL")) {
            return Side.SELL;
        }
        throw new DamagedLineException("field S is neither BUY nor SELL");
    }

    boolean readKline(String symbol, Tick tick) throws DamagedLineException {
        if (!frame.is(UsdmField.IS_CLOSED, "true") || !frame.is(UsdmField.INDEX_PRICE, "1m")) {
            return skip(SkipReason.OTHER_CANDLE);
        }
        tick.begin(TickType.TRADE_BAR);
        tick.symbol = symbol;
        tick.intervalMs = MINUTE_MS;
        tick.openTimestampMicros = Math.multiplyExact(frame.integer(UsdmField.TRADE_ID), 1_000L);
        tick.closeTimestampMicros = Math.multiplyExact(frame.integer(UsdmField.TIME), 1_000L);
        tick.timestampMicros = tick.closeTimestampMicros;
        tick.open = frame.number(UsdmField.OPEN).toDouble();
        tick.high = frame.number(UsdmField.HIGH).toDouble();
        tick.low = frame.number(UsdmField.LOW).toDouble();
        tick.close = frame.number(UsdmField.CLOSE).toDouble();
        tick.quoteVolume = frame.value(UsdmField.AMOUNT);
        tick.tradeCount = frame.integer(UsdmField.TRADE_COUNT);
        ExactSize.setAmount(tick, frame.number(UsdmField.VOLUME));
        BarVolumes.setBuyVolume(tick, frame.number(UsdmField.TAKER_BUY_VOLUME));
        return true;
    }

    private boolean skip(SkipReason reason) {
        report.skipped(reason);
        return false;
    }
}
