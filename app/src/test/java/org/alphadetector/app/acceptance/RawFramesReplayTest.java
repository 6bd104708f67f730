package org.alphadetector.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.alphadetector.app.SharedData;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.adapter.FileFormat;
import org.junit.jupiter.api.Test;

/** Three minutes of real websocket frames of two symbols, trades recounted with a regular expression. */
class RawFramesReplayTest {
    private static final Pattern TRADE = Pattern.compile("\"e\":\"trade\".*\"T\":(\\d+),\"s\":\"(\\w+)\",\"t\":\\d+,"
            + "\"p\":\"[0-9.]+\",\"q\":\"([0-9.]+)\",\"X\":\"(\\w+)\",\"m\":(true|false)");

    /** Trades of a minute, counted plainly. */
    private static final class Recount {
        private BigDecimal bought = BigDecimal.ZERO;
        private BigDecimal sold = BigDecimal.ZERO;
        private int trades;
    }

    @Test
    void takerVolumesAndTradeCountsAreThoseOfAPlainRecount() throws IOException {
        List<Path> files = SharedData.files("binance_usdm_raw", "usdm_*20240718.gz");
        Map<String, Recount> recounts = new TreeMap<>();
        for (Path file : files) {
            recount(file, recounts);
        }
        Collected collected = Collected.replay(FileFormat.BINANCE_USDM, files);
        Map<String, Row> rows = new TreeMap<>();
        collected
                .rows(Timeframe.M1)
                .forEach(row -> rows.put(row.asset().symbol() + ' ' + row.exchangeTsMicros() / 1_000, row));

        assertThat(recounts).hasSizeGreaterThanOrEqualTo(6);
        assertThat(rows.keySet()).containsAll(recounts.keySet());
        rows.forEach((key, row) -> {
            Recount recount = recounts.getOrDefault(key, new Recount());
            assertThat(decimal(row, "v_buy_m_1")).as(key).isEqualByComparingTo(recount.bought);
            assertThat(decimal(row, "v_sell_m_1")).as(key).isEqualByComparingTo(recount.sold);
            assertThat(decimal(row, "trade_count_m_1"))
                    .as(key)
                    .isEqualByComparingTo(BigDecimal.valueOf(recount.trades));
        });
    }

    private static void recount(Path file, Map<String, Recount> recounts) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher trade = TRADE.matcher(line);
                if (trade.find() && trade.group(4).equals("MARKET")) {
                    long closeMs = (Long.parseLong(trade.group(1)) / 60_000 + 1) * 60_000;
                    Recount recount = recounts.computeIfAbsent(trade.group(2) + ' ' + closeMs, key -> new Recount());
                    BigDecimal amount = new BigDecimal(trade.group(3));
                    recount.trades++;
                    if (trade.group(5).equals("true")) {
                        recount.sold = recount.sold.add(amount);
                    } else {
                        recount.bought = recount.bought.add(amount);
                    }
                }
            }
        }
    }

    private static BigDecimal decimal(Row row, String column) {
        return new BigDecimal(DoubleToDecimal.toString(row.number(row.layout().column(column))));
    }
}
