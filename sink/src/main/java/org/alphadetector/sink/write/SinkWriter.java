package org.alphadetector.sink.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.pipeline.PipelineOutput;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.catalog.MarketCatalog;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.DatabaseException;
import org.alphadetector.sink.Rollback;
import org.alphadetector.sink.partition.Partitions;

/**
 * Writes what the pipeline makes to Postgres, a batch a transaction. A batch is written when it is full and whenever
 * {@link #flush} is called; what was handed over after the last flush is not written. Rows must not change after they
 * were handed over. For one thread.
 */
public final class SinkWriter implements PipelineOutput {
    /** A good batch size where the caller does not flush by itself. */
    public static final int DEFAULT_BATCH_SIZE = 2_000;
    /** No batch is ever full: the caller flushes, with the offsets of what it has handed over. */
    public static final int FLUSH_BY_CALLER = Integer.MAX_VALUE;

    private static final int MONTHS_AHEAD = 2;
    private static final int LARGEST_ATTEMPT_COUNT = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String LOCK_TIMEOUT = "55P03";
    private static final Set<String> OTHERS_IN_THE_WAY = Set.of("40P01", "40001", LOCK_TIMEOUT);

    private final Database database;
    private final SinkContext context;
    private final int batchSize;
    private final Partitions partitions;
    private final Tables tables;
    private final StalledWriters stalled;
    private final AssetTable assets = new AssetTable();
    private final SinkBatch batch = new SinkBatch();

    /** A writer of the rows there are. */
    public SinkWriter(Database database, SinkContext context, int batchSize) {
        this(database, FeatureCatalog.layout(), MarketCatalog.layout(), context, batchSize);
    }

    /**
     * @param database a migrated database
     * @param features layout of {@code features_snapshot}
     * @param market layout of {@code market_snapshot}
     * @param context what events' rows say beside the event
     * @param batchSize how many rows and events make a batch, or {@link #FLUSH_BY_CALLER}
     */
    public SinkWriter(Database database, RowLayout features, RowLayout market, SinkContext context, int batchSize) {
        this(database, features, market, context, batchSize, new StalledWriters(PATIENCE));
    }

    SinkWriter(
            Database database,
            RowLayout features,
            RowLayout market,
            SinkContext context,
            int batchSize,
            StalledWriters stalled) {
        this.database = database;
        this.context = context;
        this.batchSize = batchSize;
        this.partitions = new Partitions(database.dataSource(), MONTHS_AHEAD);
        this.tables = new Tables(features, market, context);
        this.stalled = stalled;
    }

    @Override
    public void snapshot(Row row) {
        batch.snapshot(row);
        flushIfFull();
    }

    @Override
    public void market(Row row) {
        batch.market(row);
        flushIfFull();
    }

    @Override
    public void event(AnomalyEvent event) {
        event(event, context.clock().instant());
    }

    /** An anomaly that was published at a time the caller knows. */
    public void event(AnomalyEvent event, Instant emittedAt) {
        batch.event(new EmittedEvent(event, ChronoUnit.MICROS.between(Instant.EPOCH, emittedAt)));
        flushIfFull();
    }

    @Override
    public void baseline(BaselineState state) {
        batch.baseline(state);
        flushIfFull();
    }

    @Override
    public void residual(RegisteredResidual residual) {
        batch.residual(residual);
        flushIfFull();
    }

    @Override
    public void counts(IngestCounts counts) {
        batch.counts(counts);
    }

    /** Writes everything handed over so far. */
    public void flush() {
        flush(Offsets.none());
    }

    /**
     * Writes everything handed over so far and moves the offsets in the same transaction.
     *
     * @throws FencedSinkException when another writer moved an offset; nothing was written, the batch is still there
     * @throws RefusedValueException when a value cannot be in its table; the batch is still there
     * @throws DatabaseException when the database fails; the batch is still there
     */
    public void flush(Offsets offsets) {
        if (batch.size() == 0 && offsets.moves().isEmpty()) {
            return;
        }
        for (int attempt = 1; !tryFlush(offsets, attempt == LARGEST_ATTEMPT_COUNT); attempt++) {
            partitions.forget();
        }
        assets.committed(batch.assets());
        batch.clear();
    }

    /**
     * Does the same, but values that cannot be in their tables are taken out of the batch first.
     *
     * @param setAside gets them before anything is written; it may be called again with others, and when it throws,
     *     nothing is written
     */
    public void flush(Offsets offsets, Consumer<List<Refusal>> setAside) {
        while (true) {
            try {
                flush(offsets);
                return;
            } catch (RefusedValueException e) {
                List<Refusal> refusals = new RefusalSearch(database, tables, assets, stalled).find(batch);
                if (refusals.isEmpty()) {
                    throw e;
                }
                setAside.accept(refusals);
                batch.remove(refusals);
            }
        }
    }

    /** Drops what was handed over and not written. */
    public void discard() {
        batch.clear();
    }

    /** How many rows, events, baselines, residuals and counts wait to be written. */
    public int pendingCount() {
        return batch.size();
    }

    private void flushIfFull() {
        if (batch.size() >= batchSize) {
            flush();
        }
    }

    /** Whether the batch was written; false when it is worth another try. */
    private boolean tryFlush(Offsets offsets, boolean isLast) {
        partitions.ensure(batch.months());
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            try {
                stalled.limit(connection);
                assets.add(connection, batch.assets());
                tables.write(connection, batch);
                CountTable.write(connection, batch.counts());
                OffsetTable.move(connection, offsets);
                connection.commit();
                return true;
            } catch (SQLException | RuntimeException e) {
                Rollback.after(e, connection);
                endStalled(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            if (!isLast && isPassing(e)) {
                return false;
            }
            RefusalReason reason = RefusalReason.of(e).orElseThrow(() -> DatabaseException.of(e));
            throw new RefusedValueException(reason, e);
        }
    }

    /** A row is without a partition when another process dropped the month; it is made again. */
    private static boolean isPassing(SQLException failure) {
        return OTHERS_IN_THE_WAY.contains(String.valueOf(failure.getSQLState()))
                || RefusalReason.isWithoutPartition(failure);
    }

    /** Others that hold locks and say nothing are ended, so that the next try finds none. */
    private void endStalled(Connection connection, Exception reason) throws SQLException {
        if (reason instanceof SQLException sql && LOCK_TIMEOUT.equals(sql.getSQLState())) {
            stalled.end(connection);
            connection.commit();
        }
    }
}
