package org.alphadetector.sink;

import static org.alphadetector.sink.TestRows.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.sink.consume.SinkConsumers;
import org.alphadetector.sink.schema.Migrations;
import org.alphadetector.sink.write.Offsets;
import org.alphadetector.sink.write.SinkContext;
import org.alphadetector.sink.write.SinkWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a sink does, as a login that has {@code alpha_writer} and nothing else. */
class WriterRoleTest {
    private static Database owner;
    private static Database writer;

    @BeforeAll
    static void open() {
        String url = SharedPostgres.newDatabaseUrl();
        owner = Database.open(url);
        Migrations.run(owner);
        SharedPostgres.execute(owner, "CREATE ROLE plain_writer LOGIN IN ROLE alpha_writer");
        writer = Database.open(url.replace("user=postgres", "user=plain_writer"));
    }

    @AfterAll
    static void close() {
        writer.close();
        owner.close();
    }

    @Test
    void startsOnAMigratedDatabase() {
        Migrations.run(writer);
        assertThat(SharedPostgres.query(
                        writer, "SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user"))
                .containsExactly("plain_writer|f");
    }

    @Test
    void mayWriteTablesOfLaterMigrations() {
        SharedPostgres.execute(owner, "CREATE TABLE market.later (n integer)");

        SharedPostgres.execute(writer, "INSERT INTO market.later VALUES (1)");
        SharedPostgres.execute(writer, "UPDATE market.later SET n = 2");

        assertThat(SharedPostgres.query(writer, "SELECT n FROM market.later")).containsExactly("2");
    }

    @Test
    void namesTheGroupAsTheOwnerDoes() {
        assertThat(SinkConsumers.groupOf(writer))
                .matches("alpha-sink-\\d+-\\d+")
                .isEqualTo(SinkConsumers.groupOf(owner));
    }

    @Test
    void writesAndRewritesRowsInAMonthThatIsMadeForIt() {
        SinkContext context = new SinkContext(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), false);
        SinkWriter rows =
                new SinkWriter(writer, TestRows.FEATURES, TestRows.MARKET, context, SinkWriter.FLUSH_BY_CALLER);
        for (int offset = 1; offset <= 3; offset++) {
            rows.snapshot(TestRows.row(BTC, Timeframe.M1, "2026-02-06T12:00:00Z"));
            rows.market(TestRows.marketRow(Timeframe.M15, "2026-02-06T12:00:00Z", "BTCUSDT"));
            rows.event(TestRows.event(offset, BTC, "2026-02-06T00:01:00Z", "{}"));
            long expected = offset == 1 ? Offsets.ABSENT : offset - 1;
            rows.flush(new Offsets(
                    "cluster", List.of(new Offsets.Move("id", "features.snapshot", 0, expected, offset, 0))));
        }
        assertThat(SharedPostgres.query(writer, "SELECT next_offset FROM sink_offset"))
                .containsExactly("3");
        assertThat(SharedPostgres.query(writer, "SELECT symbol, open FROM features_snapshot"))
                .containsExactly("BTCUSDT|64000.500000000000");
    }
}
