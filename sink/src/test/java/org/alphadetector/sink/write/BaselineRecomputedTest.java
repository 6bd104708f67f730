package org.alphadetector.sink.write;

import static org.alphadetector.sink.SharedPostgres.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import org.alphadetector.detectors.pipeline.InlinePipeline;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.catalog.MarketCatalog;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.SharedPostgres;
import org.alphadetector.sink.schema.Migrations;
import org.junit.jupiter.api.Test;

/**
 * From ticks to tables: what {@code baseline_state} holds gives, in SQL, the z, the rank and the flags of the row that
 * closed when it was published. Jumps in the last minute of an hour make some flags true.
 */
class BaselineRecomputedTest {
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final int FIRST_HOUR = 6;
    private static final int LAST_HOUR = 10;
    private static final SimulatorSettings MARKET = SimulatorSettings.DEFAULT
            .withSeed(5)
            .withAssetCount(6)
            .withTicksPerSecond(0.8)
            .withDuration(LAST_HOUR * HOUR_MICROS + 60_000_000L);

    private static final String JOINED = " FROM baseline_state b JOIN features_snapshot f USING (asset_uid, tf)"
            + " WHERE f.exchange_ts = b.updated_at AND b.tf = '1m' AND b.feature_name = ";

    /** How many are defined, how many of z agree, how many ranks do. */
    private static final String RESIDUALS = "SELECT count(f.%1$s), count(*) FILTER (WHERE"
            + " abs((%3$s - b.mu) / b.sigma - f.%1$s) <= 1e-9 * (1 + abs(f.%1$s))), count(f.%2$s), count(*) FILTER ("
            + "WHERE abs(baseline_rank(b.quantile_state, f.%1$s) - f.%2$s) <= 1e-12)" + JOINED + "'%1$s'";

    /** How many are defined, how many are as they are recomputed, how many are true. */
    private static final String FLAGS = "SELECT count(f.%1$s), count(*) FILTER (WHERE (%2$s) = f.%1$s),"
            + " count(*) FILTER (WHERE f.%1$s)" + JOINED + "'%3$s'";

    private long startMicros = Long.MIN_VALUE;

    @Test
    void ranksAndFlagsOfTheRowAreThoseOfTheTable() {
        try (Database database = Database.open(SharedPostgres.newDatabaseUrl())) {
            Migrations.run(database, List.of(FeatureCatalog.layout(), MarketCatalog.layout()), List.of());
            SinkWriter writer =
                    new SinkWriter(database, new SinkContext(Clock.systemUTC(), true), SinkWriter.DEFAULT_BATCH_SIZE);
            MarketSimulator simulator = new MarketSimulator(MARKET);
            TreeSet<String> exchanges = new TreeSet<>();
            simulator.assets().forEach(asset -> exchanges.add(asset.exchange()));
            String jumping = simulator.assets().get(1).symbol();
            PipelineSettings settings = PipelineSettings.DEFAULT;
            InlinePipeline pipeline = new InlinePipeline(settings, settings.provenance("test"), exchanges, 2, writer);
            int fired = 0;
            for (int hour = FIRST_HOUR; hour <= LAST_HOUR; hour++) {
                feed(simulator, pipeline, jumping, hour);
                writer.flush();
                fired += check(database);
            }
            assertThat(fired).isGreaterThanOrEqualTo(LAST_HOUR - FIRST_HOUR);
            assertThat(query(database, "SELECT count(DISTINCT updated_at) FROM baseline_state"))
                    .containsExactly("1");
        }
    }

    /** Feeds the messages up to half a minute after the hour. */
    private void feed(MarketSimulator simulator, InlinePipeline pipeline, String jumping, int hour) {
        while (simulator.advance()) {
            Tick tick = simulator.tick();
            if (startMicros == Long.MIN_VALUE) {
                startMicros = Math.floorDiv(tick.timestampMicros, HOUR_MICROS) * HOUR_MICROS;
            }
            long time = tick.timestampMicros - startMicros;
            if (tick.type == TickType.TRADE && jumping.equals(tick.symbol) && isLateInHour(time)) {
                tick.price *= time / HOUR_MICROS % 2 == 0 ? 1.05 : 0.95;
            }
            pipeline.accept(tick);
            if (time > hour * HOUR_MICROS + 30_000_000L) {
                return;
            }
        }
    }

    private static boolean isLateInHour(long time) {
        return time % HOUR_MICROS >= HOUR_MICROS - 55_000_000L;
    }

    private static int check(Database database) {
        String spread = "ln(f.spread_mean_m_1::double precision)";
        String volatility = "ln(greatest(f.rv_m_1, f.price_step / 2 / f.close)::double precision)";
        agree(database, "z_ret_residual_m_1", "q_ret_residual_m_1", "f.ret_m_1");
        agree(database, "z_vol_residual_m_1", "q_vol_residual_m_1", "ln(nullif(f.volume, 0)::double precision)");
        agree(database, "z_oi_residual_m_5", "q_oi_residual_m_5", "f.oi_roc_m_5");
        agree(database, "z_spread_residual", "q_spread_residual", spread);
        agree(database, "z_rsi_residual_14", "q_rsi_residual_14", "f.rsi_14");
        agree(database, "z_macd_residual", "q_macd_residual", "f.macd_line");
        agree(database, "z_stoch_residual_14", "q_stoch_residual_14", "f.stoch_k_14");
        agree(database, "z_level_proximity", "q_level_proximity", "f.level_proximity_score");
        agree(database, "z_spread_residual_m_1", spread);
        agree(database, "z_basis_residual_m_5", "f.basis_bp_m_5");
        agree(database, "z_kalman_residual_m_1", "f.ret_m_1");
        agree(database, "z_flow_residual_m_1", "f.ret_m_1");
        agree(database, "z_seasonal_residual_m_1", volatility);
        agree(database, "z_vol_surface_residual_m_1", volatility);
        agree(database, "z_network_residual_m_1", "f.ret_m_1");
        agree(database, "z_cross_sectional_residual_m_1", "f.ret_m_1");
        // What was predicted of these is no column of the row; prediction and deviation are.
        agree(database, "z_carry_residual_m_5", prediction("carry"));
        agree(database, "z_breadth_residual_m_5", prediction("breadth"));
        String volume =
                "coalesce((ln(nullif(f.v_total_m_1 * f.close, 0)::double precision) - b.mu) / b.sigma > 4, false)";
        return flags(database, "is_price_spike_up_m_1", "f.ret_m_1 / b.sigma > 5", "ret_m_1")
                + flags(database, "is_price_spike_down_m_1", "-f.ret_m_1 / b.sigma > 5", "ret_m_1")
                + flags(database, "is_vol_spike_m_1", volume, "v_total_m_1")
                + flags(
                        database,
                        "is_spread_stress_m_1",
                        "(ln(nullif(f.spread_mean_m_1, 0)::double precision) - b.mu) / b.sigma > 4",
                        "spread_mean_m_1")
                + flags(database, "is_oi_spike_up_m_5", "f.oi_roc_m_5 / b.sigma > 5", "oi_roc_m_5")
                + flags(database, "is_oi_spike_down_m_5", "-f.oi_roc_m_5 / b.sigma > 5", "oi_roc_m_5")
                + flags(
                        database,
                        "is_liq_cluster_m_5",
                        "f.liq_count_m_5 >= 3 AND f.liq_count_m_5 > 1.03 * baseline_quantile(b.quantile_state, 0.99)",
                        "liq_count_m_5")
                + flags(database, "is_divergence_bullish_m_5", divergence("<", "> 1"), "ret_m_5")
                + flags(database, "is_divergence_bearish_m_5", divergence(">", "< -1"), "ret_m_5");
    }

    /** The return's z beyond one to one side, the flow's, from its own baseline, to the other. */
    private static String divergence(String returnSide, String flowSide) {
        return "f.ret_m_5 / b.sigma " + returnSide + (returnSide.equals("<") ? " -1" : " 1")
                + " AND (SELECT f.cvd_slope_m_5 * f.close::double precision / c.sigma FROM baseline_state c WHERE"
                + " c.asset_uid = b.asset_uid AND c.tf = b.tf AND c.feature_name = 'cvd_slope_m_5') " + flowSide;
    }

    private static String prediction(String name) {
        return "f.%1$s_prediction_m_5 + f.z_%1$s_residual_m_5 * f.%1$s_prediction_std_m_5".formatted(name);
    }

    /** Of a z of which no rank is told. */
    private static void agree(Database database, String z, String value) {
        String[] counts =
                query(database, RESIDUALS.formatted(z, z, value)).get(0).split("\\|", -1);
        assertThat(Integer.parseInt(counts[0])).as(z).isGreaterThan(2);
        assertThat(counts[1]).as(z).isEqualTo(counts[0]);
    }

    private static void agree(Database database, String z, String rank, String value) {
        String[] counts =
                query(database, RESIDUALS.formatted(z, rank, value)).get(0).split("\\|", -1);
        assertThat(Integer.parseInt(counts[0])).as(z).isGreaterThan(2);
        assertThat(counts[1]).as(z).isEqualTo(counts[0]);
        assertThat(Integer.parseInt(counts[2])).as(rank).isGreaterThan(2);
        assertThat(counts[3]).as(rank).isEqualTo(counts[2]);
    }

    private static int flags(Database database, String flag, String recomputed, String feature) {
        String[] counts = query(database, FLAGS.formatted(flag, recomputed, feature))
                .get(0)
                .split("\\|", -1);
        assertThat(Integer.parseInt(counts[0])).as(flag).isGreaterThan(2);
        assertThat(counts[1]).as(flag).isEqualTo(counts[0]);
        return Integer.parseInt(counts[2]);
    }
}
