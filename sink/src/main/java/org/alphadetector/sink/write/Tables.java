package org.alphadetector.sink.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.RegisteredResidual;

/** The tables that take many rows: how each one's rows are encoded and what a key that is there already means. */
final class Tables {
    private static final Set<String> MARKET_KEY = Set.of("tf", "exchange_ts");
    private static final Set<String> FEATURE_KEY = Set.of("asset_uid", "tf", "exchange_ts");
    /** A row of an older revision never replaces one of a newer. */
    private static final String UNLESS_NEWER = " WHERE coalesce(excluded.pack_rev, 0) >= coalesce(target.pack_rev, 0)";

    private final RowEncoder featureEncoder;
    private final RowEncoder marketEncoder;
    private final EventEncoder eventEncoder;
    private final TableLoad featureLoad;
    private final TableLoad marketLoad;
    private final TableLoad eventLoad;
    private final TableLoad baselineLoad;
    private final TableLoad residualLoad;
    private final CopyBuffer buffer = new CopyBuffer();

    Tables(RowLayout features, RowLayout market, SinkContext context) {
        featureEncoder = new RowEncoder(features);
        marketEncoder = new RowEncoder(market);
        eventEncoder = new EventEncoder(context);
        String unlessNewer = features.has("pack_rev") ? UNLESS_NEWER : "";
        featureLoad = new TableLoad(
                features.table(),
                featureEncoder.columnNames(),
                "(asset_uid, tf, exchange_ts)" + update(featureEncoder, FEATURE_KEY) + unlessNewer);
        marketLoad = new TableLoad(
                market.table(), marketEncoder.columnNames(), "(tf, exchange_ts)" + update(marketEncoder, MARKET_KEY));
        eventLoad = new TableLoad("anomaly_event", EventEncoder.COLUMN_NAMES, "(event_id, tf, exchange_ts) DO NOTHING");
        baselineLoad = new TableLoad("baseline_state", BaselineEncoder.COLUMN_NAMES, BaselineEncoder.ON_CONFLICT);
        residualLoad = new TableLoad("residual_registry", ResidualEncoder.COLUMN_NAMES, ResidualEncoder.ON_CONFLICT);
    }

    /** Writes rows, events, baselines and residuals inside the connection's transaction. */
    void write(Connection connection, SinkBatch batch) throws SQLException {
        writeSnapshots(connection, batch.snapshots());
        writeMarkets(connection, batch.markets());
        writeEvents(connection, batch.events());
        writeBaselines(connection, batch.baselines());
        writeResiduals(connection, batch.residuals());
    }

    void writeSnapshots(Connection connection, List<Row> rows) throws SQLException {
        load(connection, rows, featureEncoder, featureLoad);
    }

    void writeMarkets(Connection connection, List<Row> rows) throws SQLException {
        load(connection, rows, marketEncoder, marketLoad);
    }

    void writeEvents(Connection connection, List<EmittedEvent> events) throws SQLException {
        buffer.clear();
        for (EmittedEvent event : events) {
            eventEncoder.encode(event, buffer);
        }
        eventLoad.load(connection, buffer);
    }

    void writeBaselines(Connection connection, List<BaselineState> baselines) throws SQLException {
        buffer.clear();
        for (BaselineState baseline : baselines) {
            BaselineEncoder.encode(baseline, buffer);
        }
        baselineLoad.load(connection, buffer);
    }

    void writeResiduals(Connection connection, List<RegisteredResidual> residuals) throws SQLException {
        buffer.clear();
        for (RegisteredResidual residual : residuals) {
            ResidualEncoder.encode(residual, buffer);
        }
        residualLoad.load(connection, buffer);
    }

    private void load(Connection connection, List<Row> rows, RowEncoder encoder, TableLoad load) throws SQLException {
        buffer.clear();
        for (Row row : rows) {
            encoder.encode(row, buffer);
        }
        load.load(connection, buffer);
    }

    private static String update(RowEncoder encoder, Set<String> key) {
        return encoder.columnNames().stream()
                .filter(name -> !key.contains(name))
                .map(name -> '"' + name + "\" = excluded.\"" + name + '"')
                .collect(Collectors.joining(", ", " DO UPDATE SET ", ""));
    }
}
