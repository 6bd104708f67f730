package org.alphadetector.features.asset;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.BaselineJson;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.Mark;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.features.state.Changelog;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** Feeds an asset stage by hand and keeps what it says. Times are seconds after a Monday's midnight. */
final class StageHarness implements AssetOutput {
    /** 2024-01-01T00:00:00Z. */
    static final long BASE_MICROS = 1_704_067_200_000_000L;

    static final String EXCHANGE = "venue";
    static final SourcePartition SOURCE = new SourcePartition("ticks", 0);

    final List<Row> rows = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();
    final List<BaselineState> baselines = new ArrayList<>();
    final List<IngestCounts> counts = new ArrayList<>();
    /** Everything in the order it was said: rows as JSON, marks as text. */
    final List<String> said = new ArrayList<>();

    final LiveStates states;
    private Changelog changelog = new Changelog();
    final AssetStage stage;
    private final Tick tick = new Tick();

    StageHarness() {
        this(StageSettings.DEFAULT, new LiveStates());
    }

    StageHarness(StageSettings settings, LiveStates states) {
        this(settings, states, List.of(EXCHANGE));
    }

    private StageHarness(StageSettings settings, LiveStates states, List<String> exchanges) {
        this.states = states;
        this.stage = new AssetStage(
                SOURCE,
                new StageContext(
                        FeatureCatalog.layout(),
                        new TreeSet<>(exchanges),
                        settings,
                        new Provenance("hash", "commit"),
                        StageHarness::noProbe,
                        states,
                        this));
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

    /** A harness over a copy of this one's state, as after a restart. */
    StageHarness restarted() {
        return restarted(List.of(EXCHANGE));
    }

    /** The same with other exchanges in the configuration. */
    StageHarness restarted(List<String> exchanges) {
        changelog.commit(states);
        StageHarness restarted = new StageHarness(StageSettings.DEFAULT, changelog.restored(), exchanges);
        restarted.changelog = changelog;
        return restarted;
    }

    static long at(double seconds) {
        return BASE_MICROS + Math.round(seconds * 1e6);
    }

    void trade(String symbol, double seconds, double price) {
        trade(symbol, seconds, price, Tick.IdKind.NONE, 0, "");
    }

    void trade(String symbol, double seconds, double price, long id) {
        trade(symbol, seconds, price, Tick.IdKind.NUMERIC, id, "");
    }

    void trade(String symbol, double seconds, double price, String id) {
        trade(symbol, seconds, price, Tick.IdKind.TEXT, 0, id);
    }

    private void trade(String symbol, double seconds, double price, Tick.IdKind kind, long numericId, String textId) {
        begin(TickType.TRADE, symbol, seconds);
        tick.price = price;
        tick.amountMantissa = 1;
        tick.side = Side.BUY;
        tick.idKind = kind;
        tick.numericId = numericId;
        tick.textId = textId;
        stage.accept(tick);
    }

    /** A finished one-minute bar that opens then, with one price and one unit of volume. */
    void candle(String symbol, double openSeconds, double price) {
        begin(TickType.TRADE_BAR, symbol, openSeconds + 59.999);
        tick.open = price;
        tick.high = price;
        tick.low = price;
        tick.close = price;
        tick.amountMantissa = 1;
        tick.buyMantissa = 1;
        tick.sellMantissa = 0;
        tick.tradeCount = 1;
        tick.quoteVolume = price;
        tick.intervalMs = 60_000;
        tick.openTimestampMicros = at(openSeconds);
        tick.closeTimestampMicros = tick.timestampMicros;
        stage.accept(tick);
    }

    void clock(double seconds) {
        begin(TickType.CLOCK, "", seconds);
        stage.accept(tick);
    }

    /** The clock of every second in the range. */
    void clocks(int fromSeconds, int toSeconds) {
        for (int second = fromSeconds; second <= toSeconds; second++) {
            clock(second);
        }
    }

    void disconnect(double seconds, String... symbols) {
        begin(TickType.DISCONNECT, "", seconds);
        tick.disconnectedSymbols = List.of(symbols);
        stage.accept(tick);
    }

    private void begin(TickType type, String symbol, double seconds) {
        tick.begin(type);
        tick.exchange = EXCHANGE;
        tick.symbol = symbol;
        tick.timestampMicros = at(seconds);
        tick.localTimestampMicros = at(seconds);
    }

    /** The rows of a symbol and timeframe, in order. */
    List<Row> rows(String symbol, Timeframe timeframe) {
        return rows.stream()
                .filter(row -> row.asset().symbol().equals(symbol) && row.timeframe() == timeframe)
                .toList();
    }

    /** The closes of those rows in seconds after the base. */
    List<Long> closes(String symbol, Timeframe timeframe) {
        return rows(symbol, timeframe).stream()
                .map(row -> (row.exchangeTsMicros() - BASE_MICROS) / 1_000_000)
                .toList();
    }

    static double number(Row row, Column column) {
        return row.number(column);
    }

    @Override
    public void row(Row row) {
        rows.add(row);
        said.add(new String(RowJson.encode(row), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public void mark(Mark mark) {
        marks.add(mark);
        said.add(mark.toString());
    }

    @Override
    public void baseline(BaselineState state) {
        baselines.add(state);
        said.add(new String(BaselineJson.encode(state), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public void counts(IngestCounts newCounts) {
        counts.add(newCounts);
    }
}
