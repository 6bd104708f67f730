package org.alphadetector.features.asset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.Mark;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.features.state.Changelog;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * Sends the messages of one asset through the asset stage and keeps both the messages and the rows. Times are seconds
 * after 2024-01-01T00:00Z, a Monday.
 */
public final class TickScript implements AssetOutput {
    public static final long BASE_MICROS = 1_704_067_200_000_000L;

    private static final AssetId ASSET = AssetId.of("venue", "COINUSDT");

    /** Every message of the asset, in arrival order. */
    public final List<Tick> sent = new ArrayList<>();

    public final List<BaselineState> baselines = new ArrayList<>();
    public final List<Row> rows = new ArrayList<>();
    private final AssetStage stage;

    private final LiveStates states;
    private Changelog changelog = new Changelog();

    public TickScript() {
        this(new LiveStates());
    }

    private TickScript(LiveStates states) {
        this.states = states;
        stage = new AssetStage(
                new SourcePartition("ticks", 0),
                new StageContext(
                        FeatureCatalog.layout(),
                        new TreeSet<>(List.of(ASSET.exchange())),
                        StageSettings.DEFAULT,
                        new Provenance("cafe", "beef"),
                        TickScript::noProbe,
                        states,
                        this));
    }

    /** A script that goes on from this one's saved state, as after a crash. */
    public TickScript resumed() {
        changelog.commit(states);
        TickScript resumed = new TickScript(changelog.restored());
        resumed.changelog = changelog;
        return resumed;
    }

    /** Sends messages as they are. */
    public TickScript replay(List<Tick> ticks) {
        for (Tick tick : ticks) {
            sent.add(tick);
            stage.accept(tick);
        }
        return this;
    }

    public static long micros(double seconds) {
        return BASE_MICROS + Math.round(seconds * 1e6);
    }

    public TickScript trade(double seconds, double price, String amount, Side side) {
        return send(TickType.TRADE, seconds, tick -> {
            tick.price = price;
            tick.side = side;
            size(amount, tick);
        });
    }

    public TickScript trade(double seconds, double price) {
        return trade(seconds, price, "1", Side.BUY);
    }

    public TickScript quote(double seconds, double bid, double ask) {
        return send(TickType.BOOK_TICKER, seconds, tick -> {
            tick.bidPrice = bid;
            tick.askPrice = ask;
        });
    }

    /** A best quote with its sizes. */
    public TickScript quote(double seconds, double bid, double bidSize, double ask, double askSize) {
        return send(TickType.BOOK_TICKER, seconds, tick -> {
            tick.bidPrice = bid;
            tick.bidAmount = bidSize;
            tick.askPrice = ask;
            tick.askAmount = askSize;
        });
    }

    /** One price and size a side, best first, as price, size, price, size. */
    public TickScript book(double seconds, double[] bids, double[] asks) {
        return send(TickType.BOOK_SNAPSHOT, seconds, tick -> {
            tick.bidLevels = bids.length / 2;
            tick.askLevels = asks.length / 2;
            for (int i = 0; i < tick.bidLevels; i++) {
                tick.bidPrices[i] = bids[2 * i];
                tick.bidAmounts[i] = bids[2 * i + 1];
            }
            for (int i = 0; i < tick.askLevels; i++) {
                tick.askPrices[i] = asks[2 * i];
                tick.askAmounts[i] = asks[2 * i + 1];
            }
        });
    }

    public TickScript ticker(double seconds, Consumer<Tick> fields) {
        return send(TickType.DERIVATIVE_TICKER, seconds, fields);
    }

    public TickScript openInterest(double seconds, double value) {
        return ticker(seconds, tick -> tick.openInterest = value);
    }

    public TickScript liquidation(double seconds, double price, String amount) {
        return send(TickType.LIQUIDATION, seconds, tick -> {
            tick.price = price;
            tick.side = Side.SELL;
            size(amount, tick);
        });
    }

    /** A one-minute bar that opens then: open, high, low, close, volume, taker-buy volume. */
    public TickScript candle(double openSeconds, double[] prices, String volume, String buyVolume, int trades) {
        return send(TickType.TRADE_BAR, openSeconds + 59.999, tick -> {
            tick.open = prices[0];
            tick.high = prices[1];
            tick.low = prices[2];
            tick.close = prices[3];
            size(volume, tick);
            BigDecimal buy = new BigDecimal(buyVolume);
            BigDecimal sell = new BigDecimal(volume).subtract(buy);
            tick.buyMantissa = buy.unscaledValue().longValueExact();
            tick.buyScale = buy.scale();
            tick.sellMantissa = sell.unscaledValue().longValueExact();
            tick.sellScale = sell.scale();
            tick.tradeCount = trades;
            tick.vwap = (prices[0] + prices[3]) / 2;
            tick.intervalMs = 60_000;
            tick.openTimestampMicros = micros(openSeconds);
            tick.closeTimestampMicros = tick.timestampMicros;
        });
    }

    public TickScript clock(double seconds) {
        Tick tick = new Tick();
        tick.begin(TickType.CLOCK);
        tick.exchange = ASSET.exchange();
        tick.timestampMicros = micros(seconds);
        tick.localTimestampMicros = tick.timestampMicros;
        stage.accept(tick);
        return this;
    }

    public TickScript disconnect() {
        Tick tick = new Tick();
        tick.begin(TickType.DISCONNECT);
        tick.exchange = ASSET.exchange();
        stage.accept(tick);
        return this;
    }

    /** Sends a message; it was received 20 ms after its time unless the fields say otherwise. */
    public TickScript send(TickType type, double seconds, Consumer<Tick> fields) {
        Tick tick = new Tick();
        tick.begin(type);
        tick.exchange = ASSET.exchange();
        tick.symbol = ASSET.symbol();
        tick.timestampMicros = micros(seconds);
        tick.localTimestampMicros = tick.timestampMicros + 20_000;
        fields.accept(tick);
        sent.add(tick);
        stage.accept(tick);
        return this;
    }

    /** The rows of a timeframe once everything up to then is closed. */
    public List<Row> closed(double seconds, Timeframe timeframe) {
        clock(seconds + 2);
        return rows.stream().filter(row -> row.timeframe() == timeframe).toList();
    }

    /** The 1m row that closes then, once it is closed. */
    public Row minute(double closeSeconds) {
        return closed(closeSeconds, Timeframe.M1).stream()
                .filter(row -> row.exchangeTsMicros() == micros(closeSeconds))
                .findFirst()
                .orElseThrow();
    }

    /** The messages of a type with a time in [from, to), by (event time, arrival). */
    public List<Tick> between(long fromMicros, long toMicros, Predicate<Tick> which) {
        return sent.stream()
                .filter(tick -> tick.timestampMicros >= fromMicros && tick.timestampMicros < toMicros)
                .filter(which)
                .sorted(Comparator.comparingLong(tick -> tick.timestampMicros))
                .toList();
    }

    private static void size(String amount, Tick tick) {
        BigDecimal decimal = new BigDecimal(amount);
        tick.amountMantissa = decimal.unscaledValue().longValueExact();
        tick.amountScale = decimal.scale();
    }

    private static TickProbe noProbe(StateBuffer tickState, StateBuffer barState) {
        return new TickProbe() {
            @Override
            public void onTick(Tick tick, long minuteEndMicros) {}

            @Override
            public void onMinuteClosed(Row row) {}

            @Override
            public void onLongerClosed(Row row) {}

            @Override
            public void restart() {}
        };
    }

    @Override
    public void row(Row row) {
        rows.add(row);
    }

    @Override
    public void mark(Mark mark) {}

    @Override
    public void baseline(BaselineState state) {
        baselines.add(state);
    }

    @Override
    public void counts(IngestCounts counts) {}
}
