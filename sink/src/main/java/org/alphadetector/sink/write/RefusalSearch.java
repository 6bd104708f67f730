package org.alphadetector.sink.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.DatabaseException;
import org.alphadetector.sink.Rollback;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values of a batch that PostgreSQL refuses, by halving: what loads is left loaded, what does not is tried in
 * two halves. Everything happens in one transaction that is rolled back.
 */
final class RefusalSearch {
    private final Database database;
    private final Tables tables;
    private final AssetTable assets;
    private final StalledWriters stalled;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<AssetId, RefusedValueException> refusedAssets = new HashMap<>();

    RefusalSearch(Database database, Tables tables, AssetTable assets, StalledWriters stalled) {
        this.database = database;
        this.tables = tables;
        this.assets = assets;
        this.stalled = stalled;
    }

    /** The refused values of the batch; an instance searches once. */
    List<Refusal> find(SinkBatch batch) {
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            try {
                stalled.limit(connection);
                searchAssets(connection, batch);
                search(connection, allowed(batch.snapshots(), row -> row.asset()), tables::writeSnapshots, row -> row);
                search(connection, batch.markets(), tables::writeMarkets, row -> row);
                search(
                        connection,
                        allowed(batch.events(), emitted -> emitted.event().asset()),
                        tables::writeEvents,
                        EmittedEvent::event);
                search(
                        connection,
                        allowed(batch.baselines(), state -> state.asset()),
                        tables::writeBaselines,
                        state -> state);
                search(connection, batch.residuals(), tables::writeResiduals, residual -> residual);
                search(connection, batch.counts(), CountTable::write, counts -> counts);
                connection.rollback();
            } catch (SQLException | RuntimeException e) {
                Rollback.after(e, connection);
                throw e;
            }
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
        return refusals;
    }

    private void searchAssets(Connection connection, SinkBatch batch) throws SQLException {
        for (AssetId asset : batch.assets()) {
            Load<AssetId> add = (transaction, one) -> assets.add(transaction, new TreeSet<>(one));
            RefusedValueException refused = tryLoad(connection, List.of(asset), add);
            if (refused != null) {
                refusedAssets.put(asset, refused);
            }
        }
    }

    /** Those whose asset is not refused; the others are refused with it. */
    private <T> List<T> allowed(List<T> values, Function<T, AssetId> assetOf) {
        List<T> allowed = new ArrayList<>();
        for (T value : values) {
            RefusedValueException refused = refusedAssets.get(assetOf.apply(value));
            if (refused == null) {
                allowed.add(value);
            } else {
                refuse(value instanceof EmittedEvent emitted ? emitted.event() : value, refused);
            }
        }
        return allowed;
    }

    private <T> void search(Connection connection, List<T> values, Load<T> load, Function<T, Object> handedOver)
            throws SQLException {
        RefusedValueException refused = tryLoad(connection, values, load);
        if (refused == null) {
            return;
        }
        if (values.size() == 1) {
            refuse(handedOver.apply(values.get(0)), refused);
            return;
        }
        int middle = values.size() / 2;
        search(connection, values.subList(0, middle), load, handedOver);
        search(connection, values.subList(middle, values.size()), load, handedOver);
    }

    private void refuse(Object value, RefusedValueException refused) {
        refusals.add(new Refusal(value, refused.reason(), String.valueOf(refused.getMessage())));
    }

    private static <T> @Nullable RefusedValueException tryLoad(Connection connection, List<T> values, Load<T> load)
            throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try {
            load.into(connection, values);
            connection.releaseSavepoint(savepoint);
            return null;
        } catch (RefusedValueException e) {
            connection.rollback(savepoint);
            return e;
        } catch (SQLException e) {
            RefusalReason reason = RefusalReason.of(e).orElseThrow(() -> e);
            connection.rollback(savepoint);
            return new RefusedValueException(reason, e);
        }
    }

    /** Writes values of one kind inside the connection's transaction. */
    private interface Load<T> {
        void into(Connection connection, List<T> values) throws SQLException;
    }
}
