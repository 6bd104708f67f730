package org.alphadetector.features.bar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.alphadetector.features.SharedData;

/** The recorded candles of a minute that lie beside the project; where they do not, the test is skipped. */
public final class RecordedCandles {
    private RecordedCandles() {}

    /** Open, high, low, close, price step so far, volume, taker-bought volume and start in ms of each minute. */
    public static List<double[]> read(String coin) throws IOException {
        List<double[]> candles = new ArrayList<>();
        double step = Double.NaN;
        double before = Double.NaN;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file(coin))), StandardCharsets.US_ASCII))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] fields = line.split(",", -1);
                double close = number(fields[4]);
                double change = Math.abs(close - before);
                if (change > 1e-9 * close && !(change > step)) {
                    step = change;
                }
                before = close;
                candles.add(new double[] {
                    number(fields[1]),
                    number(fields[2]),
                    number(fields[3]),
                    close,
                    step,
                    number(fields[5]),
                    number(fields[9]),
                    number(fields[0])
                });
            }
        }
        return candles;
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private static Path file(String coin) throws IOException {
        try (Stream<Path> files = Files.list(SharedData.file("data/binance_usdm_klines_1m"))) {
            return files.filter(path -> path.getFileName().toString().contains(coin))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
