package org.alphadetector.sink.write;

import static org.alphadetector.sink.SharedPostgres.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.SharedPostgres;
import org.alphadetector.sink.TestRows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResidualRegistryTest {
    private static final String FIRST = "2026-02-06T00:00:00Z";
    private static final String SECOND = "2026-02-07T00:00:00Z";
    private static final String ALL = "SELECT residual_id, version, recipe ->> 'n', parent_id, validation_r2,"
            + " stationarity_test, assets, created_at AT TIME ZONE 'UTC', updated_at AT TIME ZONE 'UTC'"
            + " FROM residual_registry ORDER BY 1";

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
    void keepsEachResidualOnceAndWhenItWasFirstMeasured() {
        writer.residual(residual("a", Double.NaN, FIRST));
        writer.residual(residual("b", 0.5, FIRST));
        writer.flush();
        writer.residual(residual("a", 0.25, SECOND));
        writer.flush();
        assertThat(query(database, ALL))
                .containsExactly(
                        "a|3.0.0|1|null|0.25|0.125|6|2026-02-06 00:00:00|2026-02-07 00:00:00",
                        "b|3.0.0|1|null|0.5|0.125|6|2026-02-06 00:00:00|2026-02-06 00:00:00");
    }

    @Test
    void isReplacedByNoEarlierMeasurement() {
        writer.residual(residual("a", 0.25, SECOND));
        writer.residual(residual("a", 0.5, FIRST));
        writer.flush();
        assertThat(query(database, "SELECT validation_r2 FROM residual_registry"))
                .containsExactly("0.25");
        writer.residual(residual("a", 0.75, FIRST));
        writer.flush();
        assertThat(query(database, "SELECT validation_r2 FROM residual_registry"))
                .containsExactly("0.25");
    }

    private static RegisteredResidual residual(String name, double explained, String time) {
        return new RegisteredResidual(name, "3.0.0", "{\"n\": 1}", explained, 0.125, 6, TestRows.micros(time));
    }
}
