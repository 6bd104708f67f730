package org.alphadetector.features.momentum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alphadetector.features.SharedData;
import org.alphadetector.features.asset.TickScript;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The values that Skender's Stock Indicators publishes for its 502 daily quotes, checked there against a spreadsheet.
 */
class IndicatorReferenceTest {
    private static final String DIRECTORY = "data/indicator_reference/";

    /** Open, high, low and close of each day. */
    private static List<double[]> quotes() throws IOException {
        return Files.readAllLines(SharedData.file(DIRECTORY + "quotes/default.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(parts -> new double[] {
                    Double.parseDouble(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]),
                    Double.parseDouble(parts[4])
                })
                .toList();
    }

    private static List<Double> results(String member) throws IOException {
        return results(member, member);
    }

    private static List<Double> results(String file, String member) throws IOException {
        String json = Files.readString(SharedData.file(DIRECTORY + "results/" + file + ".standard.json"));
        Matcher matcher =
                Pattern.compile('"' + member + "\": (null|[-+.0-9eE]+)").matcher(json);
        List<Double> values = new ArrayList<>();
        while (matcher.find()) {
            values.add(matcher.group(1).equals("null") ? Double.NaN : Double.parseDouble(matcher.group(1)));
        }
        return values;
    }

    /** A column of numbers of a spreadsheet, one a quote, empty ones NaN. */
    private static List<Double> spreadsheet(String name, int column) throws IOException {
        return Files.readAllLines(SharedData.file(DIRECTORY + "excel_csv/" + name + ".csv")).stream()
                .skip(1)
                .limit(502)
                .map(line -> line.split(",", -1)[column])
                .map(text -> text.isEmpty() ? Double.NaN : Double.parseDouble(text))
                .toList();
    }

    private static void equal(List<Row> rows) throws IOException {
        equal(rows, RelativeStrengthIndex.RSI_14, results("rsi"));
        equal(rows, AverageTrueRange.ATR_14, results("atr"));
        equal(rows, MovingAverageConvergence.MACD_LINE, results("macd"));
        equal(rows, MovingAverageConvergence.MACD_SIGNAL, results("macd", "signal"));
        equal(rows, MovingAverageConvergence.MACD_HISTOGRAM, results("macd", "histogram"));
        equal(rows, RateOfChange.ROC_20, spreadsheet("Roc", 8));
    }

    private static void equal(List<Row> rows, Column column, List<Double> expected) {
        assertThat(expected).hasSize(502).hasSameSizeAs(rows);
        for (int bar = 0; bar < rows.size(); bar++) {
            assertThat(rows.get(bar).number(column))
                    .as(column.name() + " of bar " + bar)
                    .isEqualTo(expected.get(bar), within(1e-8));
        }
    }

    @ParameterizedTest
    @EnumSource(Timeframe.class)
    void equalsTheReferenceGivenItsBars(Timeframe timeframe) throws IOException {
        BarScript script = new BarScript(
                timeframe,
                RelativeStrengthIndex.FAMILY,
                AverageTrueRange.FAMILY,
                MovingAverageConvergence.FAMILY,
                RateOfChange.FAMILY);
        for (double[] quote : quotes()) {
            script.bar(quote[1], quote[2], quote[3]);
        }
        equal(script.rows);
    }

    @Test
    void equalsTheReferenceGivenItsBarsAsCandlesOfAMinute() throws IOException {
        TickScript script = new TickScript();
        List<double[]> quotes = quotes();
        for (int minute = 0; minute < quotes.size(); minute++) {
            script.candle(60 * minute, quotes.get(minute), "1", "0.5", 1);
        }
        equal(script.closed(60 * quotes.size(), Timeframe.M1));
    }
}
