package org.alphadetector.sink.write;

import static org.alphadetector.sink.SharedPostgres.execute;
import static org.alphadetector.sink.SharedPostgres.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.SharedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CopyBufferTest {
    private final CopyBuffer buffer = new CopyBuffer();
    private Database database;

    @BeforeEach
    void open() {
        database = SharedPostgres.newDatabase();
        buffer.clear();
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** The server reads the shortest decimal of each number from text and must find what it got in binary. */
    @Test
    void sendsDecimalsAsTheirTextReads() throws SQLException {
        List<Double> numbers = new ArrayList<>(List.of(
                0.0, -0.0, 1.0, -1.0, 9_999.0, 10_000.0, 1e15, 1e16, 12_345_678.9, 0.1, 0.01, 0.001, 0.0001, 0.00001));
        numbers.addAll(List.of(-0.00012345, 1e-12, 4.9e-324, 1.7976931348623157e308, 1.2345678901234568e-5, 1e22, 0.3));
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            numbers.add(random.nextGaussian() * StrictMath.pow(10, random.nextInt(40) - 20));
            numbers.add((double) Math.round(random.nextDouble() * 1e9) / 1e4);
        }
        execute(database, "CREATE TABLE number (place integer, given numeric, text text)");
        for (int i = 0; i < numbers.size(); i++) {
            buffer.integer(i);
            buffer.numeric(numbers.get(i));
            buffer.text(new BigDecimal(DoubleToDecimal.toString(numbers.get(i)))
                    .stripTrailingZeros()
                    .toPlainString());
            buffer.endRow();
        }
        copyTo("number");
        assertThat(query(database, "SELECT count(*) FROM number")).containsExactly("4021");
        assertThat(query(database, "SELECT given, text FROM number WHERE given::text <> text"))
                .isEmpty();
    }

    @Test
    void sendsEveryTypeAndNull() throws SQLException {
        execute(
                database,
                "CREATE TABLE kinds (a bigint, b integer, c smallint, d float8, e boolean, f timestamptz, g uuid,"
                        + " h text, i jsonb, j market.tf)");
        buffer.bigint(Long.MIN_VALUE);
        buffer.integer(Integer.MIN_VALUE);
        buffer.smallint(Short.MIN_VALUE);
        buffer.doublePrecision(-0.1);
        buffer.flag(1.0);
        buffer.timestamp(1_770_336_000_000_001L);
        buffer.uuid(new UUID(1, 2));
        buffer.text("ä\tb");
        buffer.json("{\"a\":[1]}");
        buffer.text("15m");
        buffer.endRow();
        for (int i = 0; i < 10; i++) {
            buffer.nullValue();
        }
        buffer.endRow();
        copyTo("kinds");
        assertThat(query(
                        database,
                        "SELECT a, b, c, d, e, to_char(f AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), g, h, i, j"
                                + " FROM kinds ORDER BY a"))
                .containsExactly(
                        "-9223372036854775808|-2147483648|-32768|-0.1|t|2026-02-06 00:00:00.000001"
                                + "|00000000-0000-0001-0000-000000000002|ä\tb|{\"a\": [1]}|15m",
                        "null|null|null|null|null|null|null|null|null|null");
    }

    private void copyTo(String table) throws SQLException {
        try (Connection connection = database.connection()) {
            buffer.copyTo(connection, "COPY " + table + " FROM STDIN (FORMAT binary)");
        }
    }
}
