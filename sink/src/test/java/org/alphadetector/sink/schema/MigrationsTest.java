package org.alphadetector.sink.schema;

import static org.alphadetector.sink.SharedPostgres.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.detectors.catalog.DetectorCatalog;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.DatabaseException;
import org.alphadetector.sink.SharedData;
import org.alphadetector.sink.SharedPostgres;
import org.alphadetector.sink.TestRows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    private static Database database;

    @BeforeAll
    static void migrate() {
        database = SharedPostgres.newDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void runsAgainWithoutAnyChange() {
        String schema = "SELECT table_name, column_name, data_type, ordinal_position FROM information_schema.columns"
                + " WHERE table_schema = 'market' ORDER BY 1, 4";
        List<String> before = query(database, schema);
        Migrations.run(database, List.of(TestRows.FEATURES, TestRows.MARKET), List.of());
        assertThat(query(database, schema)).isEqualTo(before);
        assertThat(query(database, "SELECT count(*) FROM schema_history WHERE NOT success"))
                .containsExactly("0");
    }

    @Test
    void hasEveryColumnOfTheColumnList() throws Exception {
        Map<String, String> expected = columnList();
        assertThat(expected).hasSize(249);
        try (Connection connection = database.connection()) {
            assertThat(DeclaredColumns.typesOf(connection, "features_snapshot")).containsAllEntriesOf(expected);
        }
    }

    @Test
    void hasEveryDeclaredColumnAndDetector() {
        Database other = Database.open(SharedPostgres.newDatabaseUrl());
        Migrations.run(other);
        assertThat(query(other, "SELECT count(*) FROM feature_registry"))
                .containsExactly(
                        String.valueOf(FeatureCatalog.layout().allColumns().size()
                                + TestRows.MARKET.allColumns().size()));
        DetectorSpec spec = DetectorCatalog.specs().get(0);
        assertThat(query(
                        other,
                        "SELECT class, subtype, cooldown_sec, (hyperparams->>'min_score')::float8, inputs[1],"
                                + " lifecycle_state FROM detector_registry WHERE detector_id = '" + spec.detectorId()
                                + '\''))
                .containsExactly(spec.eventClass()
                        + '|'
                        + spec.subtype()
                        + '|'
                        + spec.cooldownSec()
                        + '|'
                        + shortest(spec.minScore())
                        + '|'
                        + spec.inputs().get(0)
                        + '|'
                        + spec.lifecycleState());
        assertThat(query(other, "SELECT count(*) FROM detector_registry"))
                .containsExactly(String.valueOf(DetectorCatalog.specs().size()));
        Migrations.run(other, List.of(), List.of(spec));
        assertThat(query(other, "SELECT detector_id FROM detector_registry WHERE deprecated_at IS NULL"))
                .containsExactly(spec.detectorId());
        other.close();
    }

    @Test
    void commentsAndRegistryComeFromTheDeclarations() {
        assertThat(query(
                        database,
                        "SELECT col_description('features_snapshot'::regclass, attnum) FROM pg_attribute"
                                + " WHERE attrelid = 'features_snapshot'::regclass AND attname = 'ret_m_1'"))
                .containsExactly("The value of ret_m_1, it's a test. | unit: 1 | window: bar | range: any");
        assertThat(query(database, "SELECT notes, sql_type, pack FROM feature_registry WHERE feature_name = 'ret_m_1'"))
                .containsExactly("The value of ret_m_1, it's a test.|double precision|core");
        assertThat(query(database, "SELECT count(*) FROM feature_registry WHERE table_name = 'market_snapshot'"))
                .containsExactly(String.valueOf(TestRows.MARKET.allColumns().size()));
    }

    @Test
    void marksColumnsNoLongerDeclaredAsDeprecated() {
        Database other = SharedPostgres.newDatabase();
        RowLayout fewer = new RowLayout("features_snapshot", KeyColumns.OF_FEATURES_SNAPSHOT, List.of(TestRows.OPEN));
        Migrations.run(other, List.of(fewer), List.of());
        String deprecated = "SELECT deprecated_at IS NOT NULL FROM feature_registry WHERE feature_name = 'ret_m_1'";
        assertThat(query(other, deprecated)).containsExactly("t");
        Migrations.run(other, List.of(TestRows.FEATURES), List.of());
        assertThat(query(other, deprecated)).containsExactly("f");
        other.close();
    }

    @Test
    void saysWhichDeclaredColumnTheTableLacks() {
        Column unknown = Column.named("no_such_column", SqlType.DOUBLE, "Test")
                .ownBars(0)
                .fromCandles()
                .meaning("Nothing.");
        Column wrong = Column.named("open", SqlType.DOUBLE, "Test")
                .ownBars(0)
                .fromCandles()
                .meaning("Nothing.");
        RowLayout layout = new RowLayout("features_snapshot", KeyColumns.OF_FEATURES_SNAPSHOT, List.of(unknown, wrong));
        assertThatThrownBy(() -> Migrations.run(database, List.of(layout), List.of()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("no_such_column must be double precision but is missing")
                .hasMessageContaining("open must be double precision but is numeric(38,12)");
    }

    @Test
    void letsAnalystsReadAndNothingElse() {
        assertThat(query(
                        database,
                        "SELECT has_table_privilege('analyst', 'features_snapshot', 'SELECT'),"
                                + " has_table_privilege('analyst', 'features_snapshot', 'INSERT'),"
                                + " has_table_privilege('alpha_writer', 'features_snapshot', 'INSERT'),"
                                + " has_function_privilege('analyst', 'create_month(text, text, date)', 'EXECUTE')"))
                .containsExactly("t|f|t|f");
    }

    private static String shortest(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static Map<String, String> columnList() throws IOException {
        Map<String, String> types = new TreeMap<>();
        List<String> lines = Files.readAllLines(SharedData.file("spec/features_snapshot.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String name = line.substring(0, line.indexOf(','));
            String rest = line.substring(name.length() + 1);
            String type = rest.startsWith("\"")
                    ? rest.substring(1, rest.indexOf('"', 1))
                    : rest.substring(0, rest.indexOf(','));
            types.put(name, type.equals("enum") ? name : type);
        }
        return types;
    }
}
