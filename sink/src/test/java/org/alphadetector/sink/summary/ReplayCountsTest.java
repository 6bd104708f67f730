package org.alphadetector.sink.summary;

import static org.alphadetector.sink.TestRows.BTC;
import static org.alphadetector.sink.TestRows.FEATURES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.baseline.QuantileState;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.SharedPostgres;
import org.alphadetector.sink.TestRows;
import org.alphadetector.sink.digest.TableDigest;
import org.alphadetector.sink.write.SinkContext;
import org.alphadetector.sink.write.SinkWriter;
import org.junit.jupiter.api.Test;

class ReplayCountsTest {
    private static final String TIME = "2026-02-06T00:15:00Z";

    @Test
    void countsWhatIsInTheTables() {
        try (Database database = SharedPostgres.newDatabase()) {
            SinkContext context = new SinkContext(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), true);
            SinkWriter writer = new SinkWriter(database, FEATURES, TestRows.MARKET, context, 100);
            writer.snapshot(TestRows.row(BTC, Timeframe.M1, TIME));
            writer.snapshot(TestRows.row(BTC, Timeframe.M15, TIME));
            writer.market(TestRows.marketRow(Timeframe.M1, TIME, "BTCUSDT"));
            writer.event(TestRows.event(1, BTC, TIME, "{}"));
            Baseline baseline = new Baseline(1, 2, 3, QuantileState.UNDEFINED);
            writer.baseline(new BaselineState(BTC, Timeframe.M1, "ret_m_1", TestRows.micros(TIME), baseline));
            writer.residual(
                    new RegisteredResidual("z_ret_residual", "3.0.0", "{}", 0.25, 0.5, 6, TestRows.micros(TIME)));
            writer.counts(counts(0, 10, Map.of("bad_number", 1L, "bad_symbol", 2L)));
            writer.counts(counts(1, 5, Map.of()));
            writer.flush();
            String rows = TableDigest.of(database, "features_snapshot");
            String markets = TableDigest.of(database, "market_snapshot");
            String events = TableDigest.of(database, "anomaly_event");
            String baselines = TableDigest.of(database, "baseline_state");
            String residuals = TableDigest.of(database, "residual_registry");
            assertThat(ReplayCounts.of(database))
                    .hasToString("{\"ticks\":{\"accepted\":15,\"rejected\":3,\"duplicate\":2,\"late\":4,"
                            + "\"superseded\":6},\"rows\":{\"features_snapshot\":{\"1m\":1,\"15m\":1,\"1h\":0},"
                            + "\"market_snapshot\":{\"1m\":1,\"15m\":0,\"1h\":0}},\"anomalies\":{\"spike\":1},"
                            + "\"digest\":{\"features_snapshot\":\"" + rows + "\",\"market_snapshot\":\"" + markets
                            + "\",\"anomaly_event\":\"" + events + "\",\"baseline_state\":\"" + baselines
                            + "\",\"residual_registry\":\"" + residuals + "\"}}");
        }
    }

    private static IngestCounts counts(int partition, long accepted, Map<String, Long> rejected) {
        return new IngestCounts(
                new SourcePartition("ticks", partition), TestRows.micros(TIME), accepted, 1, 2, 3, rejected);
    }
}
