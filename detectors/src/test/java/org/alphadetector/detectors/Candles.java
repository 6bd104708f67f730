package org.alphadetector.detectors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;

/** One asset's recorded one-minute candles, and the rows that detectors would see of them. */
final class Candles {
    static final int BARS = 14_400;
    static final long MINUTE_MICROS = 60_000_000L;

    private final AssetId asset;
    private final double[] close = new double[BARS];
    private final double[] quoteVolume = new double[BARS];
    private long start;

    private Candles(AssetId asset) {
        this.asset = asset;
    }

    static Candles load(Path file) throws IOException {
        String name = file.getFileName().toString();
        Candles candles = new Candles(AssetId.of("binance-futures", name.substring(0, name.indexOf('-'))));
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            List<String> lines = reader.lines().skip(1).toList();
            candles.start = Long.parseLong(lines.get(0).split(",", -1)[0]) * 1000;
            for (int i = 0; i < BARS; i++) {
                String[] fields = lines.get(i).split(",", -1);
                candles.close[i] = Double.parseDouble(fields[4]);
                candles.quoteVolume[i] = Double.parseDouble(fields[7]);
            }
        }
        return candles;
    }

    AssetId asset() {
        return asset;
    }

    /** The row of the bar made of the minutes in [from, to). */
    Row row(Timeframe timeframe, int from, int to) {
        Row row = TestRows.row(asset, timeframe, start + to * MINUTE_MICROS);
        TestRows.set(row, Returns.RET_M_1, change(to, 1));
        TestRows.set(row, Returns.RET_M_5, change(to, 5));
        TestRows.set(row, Returns.RET_M_15, change(to, 15));
        TestRows.set(row, Returns.RET_H_1, change(to, 60));
        double volume = 0;
        for (int i = from; i < to; i++) {
            volume += quoteVolume[i];
        }
        TestRows.set(row, TradeFlow.QUOTE_VOLUME, volume);
        return row;
    }

    private double change(int to, int minutes) {
        return to > minutes ? StrictMath.log(close[to - 1] / close[to - 1 - minutes]) : Double.NaN;
    }
}
