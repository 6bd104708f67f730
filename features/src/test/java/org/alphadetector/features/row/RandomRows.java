package org.alphadetector.features.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.alphadetector.ingest.tick.AssetId;

/** A layout with every type of column, and seeded rows of it. */
public final class RandomRows {
    public static final RowLayout LAYOUT = new RowLayout(
            "sample",
            KeyColumns.OF_FEATURES_SNAPSHOT,
            List.of(
                    column("price", SqlType.NUMERIC),
                    column("name", SqlType.TEXT),
                    column("score", SqlType.DOUBLE),
                    column("count", SqlType.INTEGER),
                    column("levels", SqlType.JSONB),
                    column("highs", SqlType.NUMBERS),
                    Column.named("share", SqlType.OBJECT, "Sample")
                            .members(Member.number("own"), Member.number("others"))
                            .ownBars(0)
                            .fromCandles()
                            .meaning("A sample."),
                    Column.named("points", SqlType.OBJECTS, "Sample")
                            .members(
                                    Member.number("price"),
                                    Member.code("kind", "high", "low"),
                                    Member.number("time_ms"))
                            .ownBars(0)
                            .fromCandles()
                            .meaning("A sample."),
                    column("extras_json", SqlType.FIRINGS),
                    Column.named("regime", SqlType.TEXT, "Sample")
                            .labels("low", "medium", "high")
                            .ownBars(0)
                            .fromCandles()
                            .meaning("A sample."),
                    column("hour", SqlType.SMALLINT),
                    column("is_spike", SqlType.BOOLEAN),
                    column("dq_status", SqlType.DQ_STATUS),
                    column("is_hot", SqlType.BOOLEAN)));

    private static final String[] NAMES = {"", "plain", "quo\"te\\back\n\u0001", "grüße 日本 😀", "x".repeat(3_000)};
    private static final String[] JSONS = {
        "[]",
        "{}",
        "[{\"rs\":0.1,\"symbol\":\"A\\\"é\"},{\"rs\":1.0E-7}]",
        "{\"a\":[1,2.50,null,true],\"b\":{}}",
        "5",
        "\"t\""
    };

    private final Random random;

    public RandomRows(long seed) {
        random = new Random(seed);
    }

    /** A row whose every value is NULL about one time in four. */
    public Row next() {
        AssetId asset = AssetId.of("exchange-" + random.nextInt(3), random.nextBoolean() ? "BTCUSDT" : "A:B/ü");
        Timeframe timeframe = List.of(Timeframe.values()).get(random.nextInt(3));
        Row row = new Row(LAYOUT, asset, timeframe, random.nextInt(1_000_000) * timeframe.micros());
        for (Column column : LAYOUT.columns()) {
            if (random.nextInt(4) > 0) {
                fill(row, column);
            }
        }
        return row;
    }

    private void fill(Row row, Column column) {
        int lane = LAYOUT.lane(column);
        if (column.isCode()) {
            row.number(lane, random.nextInt(column.labels().size()));
            return;
        }
        switch (column.type()) {
            case BOOLEAN -> row.flag(lane, random.nextBoolean());
            case INTEGER, SMALLINT -> row.number(lane, random.nextInt(65_536) - 32_768);
            case JSONB -> row.text(lane, JSONS[random.nextInt(JSONS.length)]);
            case TEXT -> row.text(lane, NAMES[random.nextInt(NAMES.length)]);
            case NUMBERS ->
                row.list(
                        lane,
                        random.doubles(random.nextInt(12)).map(each -> finite()).toArray());
            case OBJECT -> row.list(lane, objects(column, 1));
            case OBJECTS -> row.list(lane, objects(column, random.nextInt(4)));
            case FIRINGS -> row.firings(random.nextInt(8) == 0 ? firings() : List.of());
            default -> row.number(lane, finite());
        }
    }

    private double[] objects(Column column, int count) {
        int width = column.members().size();
        double[] list = new double[count * width];
        for (int i = 0; i < list.length; i++) {
            int labels = column.members().get(i % width).labels().size();
            list[i] = random.nextInt(4) == 0 ? Double.NaN : labels > 0 ? random.nextInt(labels) : finite();
        }
        return list;
    }

    /** Every exponent is as likely as another; now and then a round number. */
    private double finite() {
        double value = Double.longBitsToDouble(random.nextLong());
        boolean isRound = random.nextInt(4) == 0 || !Double.isFinite(value);
        return isRound ? random.nextInt(2_000) - 1_000 : value;
    }

    private List<Firing> firings() {
        List<Firing> firings = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            firings.add(new Firing(
                    "spike.price_up.tick.v1",
                    new UUID(random.nextLong(), random.nextLong()),
                    random.nextInt(3) - 1,
                    random.nextInt(101),
                    random.nextInt(1_000_000_000)));
        }
        return firings;
    }

    private static Column column(String name, SqlType type) {
        return Column.named(name, type, "Sample").ownBars(0).fromCandles().meaning("A sample.");
    }
}
