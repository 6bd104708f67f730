package org.alphadetector.features.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

class RowJsonTest {
    private static final AssetId BTC = AssetId.of("binance-futures", "BTCUSDT");

    @Test
    void readsBackWhatItWrote() {
        RandomRows rows = new RandomRows(21);
        for (int i = 0; i < 2_000; i++) {
            Row row = rows.next();

            RowAssert.assertSame(RowJson.decode(RowJson.encode(row), RandomRows.LAYOUT), row);
        }
    }

    @Test
    void writesKeyThenColumnsInOrderWithoutNulls() {
        Row row = new Row(RandomRows.LAYOUT, BTC, Timeframe.M15, 1_721_260_800_000_000L);
        row.number(lane("price"), 65_000.25);
        row.number(lane("count"), 12);
        row.text(lane("levels"), "[{\"rs\":0.5}]");
        row.flag(lane("is_spike"), false);
        row.flag(lane("is_hot"), true);

        assertThat(RowJson.write(row))
                .isEqualTo("{\"exchange\":\"binance-futures\",\"symbol\":\"BTCUSDT\",\"asset_uid\":" + BTC.uid()
                        + ",\"tf\":\"15m\",\"exchange_ts\":\"2024-07-18T00:00:00Z\",\"price\":65000.25,\"count\":12"
                        + ",\"levels\":[{\"rs\":0.5}],\"is_spike\":false,\"is_hot\":true}");
    }

    @Test
    void writesTheKeyOfAMarketRowWithoutAnAsset() {
        RowLayout layout = new RowLayout("market", KeyColumns.OF_MARKET_SNAPSHOT, List.of());
        Row row = new Row(layout, AssetId.MARKET, Timeframe.H1, 1_721_260_800_000_000L);

        assertThat(RowJson.write(row)).isEqualTo("{\"tf\":\"1h\",\"exchange_ts\":\"2024-07-18T00:00:00Z\"}");
        RowAssert.assertSame(RowJson.decode(RowJson.encode(row), layout), row);
    }

    @Test
    void writesShortestDecimals() {
        assertThat(number(2.0E-3)).isEqualTo("0.002");
        assertThat(number(100)).isEqualTo("100");
        assertThat(number(-0.0)).isEqualTo("0");
        assertThat(number(1.0E10)).isEqualTo("1E10");
        assertThat(number(1.05E10)).isEqualTo("1.05E10");
        assertThat(number(Double.MIN_VALUE)).isEqualTo("4.9E-324");
        assertThat(number(-0.1)).isEqualTo("-0.1");
    }

    @Test
    void refusesInfinity() {
        assertThatThrownBy(() -> number(Double.POSITIVE_INFINITY)).hasMessageContaining("value=Infinity");
    }

    @Test
    void passesOverMembersItHasNoColumnFor() {
        String json = "{\"tf\":\"1m\",\"exchange\":\"e\",\"symbol\":\"s\",\"exchange_ts\":\"1970-01-01T00:01:00Z\","
                + "\"later\":{\"count\":3},\"count\":4,\"price\":null}";

        Row row = RowJson.decode(json.getBytes(StandardCharsets.UTF_8), RandomRows.LAYOUT);

        assertThat(row.asset()).isEqualTo(AssetId.of("e", "s"));
        assertThat(row.number(lane("count"))).isEqualTo(4);
        assertThat(row.number(lane("price"))).isNaN();
    }

    @Test
    void readsMembersInAnyOrder() {
        String[] key = {
            "\"exchange\":\"e\"", "\"symbol\":\"s\"", "\"tf\":\"15m\"", "\"exchange_ts\":\"1970-01-01T00:15:00Z\""
        };
        String[] columns = {
            "\"is_hot\":true", "\"levels\":[{\"tf\":\"1h\"}, 2.50]", "\"price\":1.5", "\"dq_status\":\"ok\""
        };
        for (int first = 0; first < key.length; first++) {
            List<String> members = new ArrayList<>();
            for (int i = 0; i < key.length; i++) {
                members.add(columns[i]);
                members.add(key[(first + i) % key.length]);
            }

            Row row = decode("{" + String.join(",", members) + "}");

            assertThat(row.asset()).isEqualTo(AssetId.of("e", "s"));
            assertThat(row.timeframe()).isEqualTo(Timeframe.M15);
            assertThat(row.exchangeTsMicros()).isEqualTo(900_000_000);
            assertThat(row.isTrue(lane("is_hot"))).isTrue();
            assertThat(row.text(lane("levels"))).isEqualTo("[{\"tf\":\"1h\"}, 2.50]");
            assertThat(row.number(lane("price"))).isEqualTo(1.5);
            assertThat(row.text(RandomRows.LAYOUT.column("dq_status"))).isEqualTo("ok");
        }
    }

    @Test
    void refusesARowWhoseKeyIsNotWhole() {
        String time = "\"exchange_ts\":\"1970-01-01T00:01:00Z\",\"count\":4";
        assertThatThrownBy(() -> decode("{\"exchange\":\"e\",\"symbol\":\"s\"," + time + "}"))
                .hasMessage("the row has no tf: table=sample");
        assertThatThrownBy(() -> decode("{\"symbol\":\"s\",\"tf\":\"1m\"," + time + "}"))
                .hasMessage("the row has no exchange: table=sample");
        assertThatThrownBy(() -> decode("{\"exchange\":\"e\",\"tf\":\"1m\"," + time + "}"))
                .hasMessage("the row has no symbol: table=sample");
        assertThatThrownBy(() -> decode("{\"exchange\":\"e\",\"tf\":\"1m\",\"symbol\":{\"a\":1}," + time + "}"))
                .hasMessage("a key that is no text: table=sample");
    }

    @Test
    void saysWhatIsWrongWithARowItCannotRead() {
        assertThatThrownBy(() -> decode("[]")).hasMessageContaining("not a JSON object: table=sample");
        assertThatThrownBy(() -> decode("{\"tf\":\"1m\"}")).hasMessageContaining("no exchange_ts: table=sample");
        assertThatThrownBy(() -> decode("{\"tf\":")).hasMessageContaining("not the JSON of a row: table=sample");
    }

    private static Row decode(String json) {
        return RowJson.decode(json.getBytes(StandardCharsets.UTF_8), RandomRows.LAYOUT);
    }

    private static int lane(String name) {
        return RandomRows.LAYOUT.lane(RandomRows.LAYOUT.column(name));
    }

    private static String number(double value) {
        StringBuilder out = new StringBuilder();
        JsonNumbers.append(out, value);
        return out.toString();
    }
}
