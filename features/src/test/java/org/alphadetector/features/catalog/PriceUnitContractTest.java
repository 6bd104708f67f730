package org.alphadetector.features.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Lane;
import org.alphadetector.features.row.Member;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.ingest.tick.Tick;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same days of candles with all prices in another unit: what is in quote currency is as many times as large, and
 * everything else is the same, to 1e-9.
 */
class PriceUnitContractTest {
    private static final int MINUTES = 8 * 1_440;
    private static final RowLayout LAYOUT = FeatureCatalog.layout();
    private static final List<Row> ROWS = run(1);

    private static List<Row> run(double unit) {
        List<Tick> candles = CandleRun.candles(73, MINUTES);
        for (Tick candle : candles) {
            candle.open *= unit;
            candle.high *= unit;
            candle.low *= unit;
            candle.close *= unit;
            candle.quoteVolume *= unit;
        }
        return new CandleRun(FeatureCatalog.families()).feed(candles).rows;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e6})
    void onlyQuoteCurrencyFollowsTheUnit(double unit) {
        List<Row> scaled = run(unit);
        assertThat(scaled).hasSameSizeAs(ROWS);
        Map<String, Integer> different = new TreeMap<>();
        for (FeatureFamily family : FeatureCatalog.families()) {
            for (Column column : family.columns()) {
                for (int i = 0; i < ROWS.size(); i++) {
                    if (!isSame(column, ROWS.get(i), scaled.get(i), unit)) {
                        different.merge(column.name(), 1, Integer::sum);
                    }
                }
            }
        }
        assertThat(different).isEmpty();
    }

    private static boolean isSame(Column column, Row one, Row other, double unit) {
        int lane = LAYOUT.lane(column);
        boolean isPrice = column.unit().startsWith("quote currency");
        if (column.lane() == Lane.NUMBER) {
            return isSame(one.number(lane), other.number(lane), isPrice ? unit : 1);
        }
        if (column.lane() != Lane.LIST) {
            return true;
        }
        double[] values = one.list(lane);
        double[] others = other.list(lane);
        if (values == null || others == null || values.length != others.length) {
            return values == null && others == null;
        }
        for (int i = 0; i < values.length; i++) {
            if (!isSame(values[i], others[i], isPriceAt(column, i) ? unit : 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPriceAt(Column column, int index) {
        List<Member> members = column.members();
        if (members.isEmpty()) {
            return column.unit().startsWith("quote currency");
        }
        Member member = members.get(index % members.size());
        return member.name().equals("price")
                || (column.unit().startsWith("quote currency")
                        && member.labels().isEmpty());
    }

    private static boolean isSame(double value, double other, double factor) {
        if (Double.isNaN(value) || Double.isNaN(other)) {
            return Double.isNaN(value) && Double.isNaN(other);
        }
        double expected = value * factor;
        return Math.abs(other - expected) <= 1e-9 * Math.max(Math.abs(expected), factor);
    }
}
