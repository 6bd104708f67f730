package org.alphadetector.sink.write;

import static org.alphadetector.sink.SharedPostgres.query;
import static org.alphadetector.sink.TestRows.BTC;
import static org.alphadetector.sink.TestRows.ETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.SplittableRandom;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.baseline.ForgettingQuantiles;
import org.alphadetector.features.baseline.ForgettingRanks;
import org.alphadetector.features.baseline.QuantileState;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.SharedPostgres;
import org.alphadetector.sink.TestRows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BaselineStateTest {
    private static final String NOON = "2026-02-06T12:00:00Z";
    private static final String ONE = "2026-02-06T13:00:00Z";
    private static final String ALL = "SELECT a.symbol, b.tf, feature_name, mu, sigma, n_samples,"
            + " updated_at AT TIME ZONE 'UTC', encode(quantile_state, 'hex') FROM baseline_state b"
            + " JOIN asset a USING (asset_uid) ORDER BY 1, 2, 3";
    private static final String EMPTY_HEX = "0101" + "0".repeat(68);
    private static final double[] SHARES = {0, 1e-9, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999999, 1};
    private static final double[] VALUES = {
        0,
        1e-12,
        -1e-12,
        1e-5,
        0.031,
        0.03125,
        -0.03125,
        0.49,
        -0.5,
        0.5,
        1.4999,
        -1.5,
        3.25,
        -7,
        31.5,
        63.49,
        63.5,
        -64,
        1e6,
        -1e6,
        2e9,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    private static Database database;
    private SinkWriter writer;

    @BeforeAll
    static void open() {
        database = SharedPostgres.newDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void startOver() {
        database.truncateAll();
        writer = new SinkWriter(
                database,
                TestRows.FEATURES,
                TestRows.MARKET,
                new SinkContext(Clock.systemUTC(), false),
                SinkWriter.DEFAULT_BATCH_SIZE);
    }

    @Test
    void isKeptOnceForEachAssetTimeframeAndFeature() {
        writer.baseline(state(BTC, Timeframe.H1, "z", NOON, 1));
        writer.baseline(state(BTC, Timeframe.M1, "z", NOON, 2));
        writer.baseline(state(BTC, Timeframe.M1, "y", NOON, 3));
        writer.baseline(state(ETH, Timeframe.M1, "z", NOON, Double.NaN));
        writer.flush();
        assertThat(query(database, ALL))
                .containsExactly(
                        "BTCUSDT|1m|y|3|0.5|7|2026-02-06 12:00:00|" + EMPTY_HEX,
                        "BTCUSDT|1m|z|2|0.5|7|2026-02-06 12:00:00|" + EMPTY_HEX,
                        "BTCUSDT|1h|z|1|0.5|7|2026-02-06 12:00:00|" + EMPTY_HEX,
                        "ETHUSDT|1m|z|null|0.5|7|2026-02-06 12:00:00|null");
    }

    @Test
    void isReplacedByALaterOneAndByNoEarlierOne() {
        writer.baseline(state(BTC, Timeframe.M1, "z", ONE, 1));
        writer.baseline(state(BTC, Timeframe.M1, "z", NOON, 2));
        writer.flush();
        assertThat(query(database, "SELECT mu FROM baseline_state")).containsExactly("1");
        writer.baseline(state(BTC, Timeframe.M1, "z", NOON, 3));
        writer.flush();
        assertThat(query(database, "SELECT mu FROM baseline_state")).containsExactly("1");
        writer.baseline(state(BTC, Timeframe.M1, "z", ONE, 4));
        writer.flush();
        assertThat(query(database, "SELECT mu FROM baseline_state")).containsExactly("4");
        writer.baseline(state(BTC, Timeframe.M1, "z", "2026-02-06T14:00:00Z", 5));
        writer.flush();
        assertThat(query(database, "SELECT mu, updated_at AT TIME ZONE 'UTC' FROM baseline_state"))
                .containsExactly("5|2026-02-06 14:00:00");
    }

    @Test
    void isReadBySqlAsByJavaWhereItIsSigned() throws SQLException {
        SplittableRandom random = new SplittableRandom(21);
        ForgettingRanks ranks = new ForgettingRanks(slice(ForgettingRanks.words()), 500);
        for (int i = 0; i < 40_001; i++) {
            int kind = random.nextInt(20);
            ranks.add(kind == 0 ? 0 : random.nextGaussian() * (kind == 1 ? 40 : kind < 8 ? 0.2 : 1.5));
            if (i == 0 || i == 3 || i % 8_000 == 0) {
                assertSame(ranks.state());
            }
        }
    }

    @Test
    void isReadBySqlAsByJavaWhereItIsOfMagnitudes() throws SQLException {
        SplittableRandom random = new SplittableRandom(22);
        ForgettingQuantiles quantiles = new ForgettingQuantiles(slice(ForgettingQuantiles.words()), 100);
        boolean isAnyAbove = false;
        for (int i = 0; i < 20_001; i++) {
            int kind = random.nextInt(400);
            double size = Math.abs(random.nextGaussian());
            quantiles.add(kind < 20 ? 0 : kind == 21 ? size * 1e9 : kind < 60 ? size * 1e-4 : size);
            if (i == 0 || i == 3 || i % 4_000 == 0) {
                assertSame(quantiles.state());
                isAnyAbove |= quantiles.state().bytes()[26] != 0;
            }
        }
        assertThat(isAnyAbove).as("some weight lies above the window").isTrue();
    }

    @Test
    void isUndefinedInSqlWhereItIsInJava() {
        String empty = "'\\x" + EMPTY_HEX + "'::bytea";
        assertThat(query(database, "SELECT baseline_rank(" + empty + ", 1), baseline_quantile(" + empty + ", 0.5)"))
                .containsExactly("null|null");
        assertThat(query(database, "SELECT baseline_rank(NULL, 1), baseline_quantile(NULL, 0.5)"))
                .containsExactly("null|null");
        assertThatThrownBy(() -> query(database, "SELECT baseline_rank('\\x0201'::bytea, 1)"))
                .hasMessageContaining("not a quantile state of version 1");
        assertThatThrownBy(() -> query(database, "SELECT baseline_quantile(" + empty + ", 1.5)"))
                .hasMessageContaining("a share lies in [0, 1]");
    }

    private static void assertSame(QuantileState state) throws SQLException {
        for (double share : SHARES) {
            double expected = state.quantile(share);
            assertThat(call("baseline_quantile", state, share))
                    .as("quantile %s", share)
                    .isEqualTo(expected);
        }
        for (double value : VALUES) {
            assertSameRank(state, value);
        }
        assertSameRank(state, state.quantile(0));
        assertSameRank(state, state.quantile(1));
    }

    private static void assertSameRank(QuantileState state, double value) throws SQLException {
        double rank = call("baseline_rank", state, value);
        assertThat(rank).as("rank %s", value).isCloseTo(state.rank(value), within(1e-14));
    }

    private static double call(String function, QuantileState state, double argument) throws SQLException {
        try (Connection connection = database.connection();
                PreparedStatement statement = connection.prepareStatement("SELECT " + function + "(?, ?)")) {
            statement.setBytes(1, state.bytes());
            statement.setDouble(2, argument);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getDouble(1);
            }
        }
    }

    /** Signed, without a value. */
    private static QuantileState empty() {
        byte[] bytes = new byte[36];
        bytes[0] = 1;
        bytes[1] = 1;
        return QuantileState.of(bytes);
    }

    private static BaselineState state(AssetId asset, Timeframe timeframe, String feature, String time, double mu) {
        QuantileState quantiles = Double.isNaN(mu) ? QuantileState.UNDEFINED : empty();
        return new BaselineState(asset, timeframe, feature, TestRows.micros(time), new Baseline(mu, 0.5, 7, quantiles));
    }

    private static StateSlice slice(int words) {
        return new StateBuffer().allocate("values", words);
    }
}
