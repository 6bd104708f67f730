package org.alphadetector.features.crosssection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.alphadetector.features.SharedData;
import org.alphadetector.features.market.MarketRows;
import org.alphadetector.ingest.tick.AssetId;

/** The recorded one-minute closes of some assets, minute by minute, without the days left out. */
final class RecordedCloses {
    private static final int OPEN_TIME = 0;
    private static final int CLOSE = 4;
    private static final long MINUTE_MS = 60_000;
    private static final long DAY_MS = 1_440 * MINUTE_MS;

    private final List<String> assets;
    private final boolean[] isNext;
    private final double[][] closes;
    private final double[] priceSteps;

    private RecordedCloses(List<String> assets, boolean[] isNext, double[][] closes, double[] priceSteps) {
        this.assets = assets;
        this.isNext = isNext;
        this.closes = closes;
        this.priceSteps = priceSteps;
    }

    /** All assets of the folder; days are counted from 1970-01-01. */
    static RecordedCloses read(Set<Long> daysLeftOut) throws IOException {
        List<String> assets = new ArrayList<>();
        List<double[]> times = new ArrayList<>();
        List<double[]> closes = new ArrayList<>();
        for (Path file : files(SharedData.file("data/binance_usdm_klines_1m"))) {
            List<String[]> rows = rows(file);
            rows.removeIf(row -> daysLeftOut.contains(Long.parseLong(row[OPEN_TIME]) / DAY_MS));
            assets.add(file.getFileName().toString().replaceAll("USDT.*", ""));
            times.add(numbers(rows, OPEN_TIME));
            closes.add(numbers(rows, CLOSE));
            if (!Arrays.equals(times.get(0), times.get(times.size() - 1))) {
                throw new IllegalStateException("other minutes than the first file's: file=" + file);
            }
        }
        return align(assets, times.get(0), closes);
    }

    int bars() {
        return closes.length;
    }

    int assetCount() {
        return assets.size();
    }

    /** The asset of that index. */
    AssetId asset(int index) {
        return MarketRows.asset(assets.get(index) + "USDT");
    }

    /** The smallest step between an asset's closes. */
    double priceStep(int asset) {
        return priceSteps[asset];
    }

    /** The closes, by bar, then by asset. */
    double[][] closes() {
        return closes;
    }

    /** Whether a bar follows the bar before by one minute. */
    boolean isNext(int bar) {
        return isNext[bar];
    }

    /** The log returns of closes like these, NaN where a bar does not follow the one before. */
    double[][] returns(double[][] ofCloses) {
        double[][] returns = new double[bars()][assetCount()];
        for (int bar = 0; bar < bars(); bar++) {
            for (int asset = 0; asset < assetCount(); asset++) {
                returns[bar][asset] =
                        isNext[bar] ? Math.log(ofCloses[bar][asset] / ofCloses[bar - 1][asset]) : Double.NaN;
            }
        }
        return returns;
    }

    /** Half the smallest step between an asset's closes over the price: a return within it may be no move at all. */
    double floor(double[][] ofCloses, int bar, int asset) {
        return priceSteps[asset] / ofCloses[bar][asset] / 2;
    }

    private static RecordedCloses align(List<String> assets, double[] times, List<double[]> series) {
        boolean[] isNext = new boolean[times.length];
        double[][] closes = new double[times.length][series.size()];
        double[] steps = new double[series.size()];
        Arrays.fill(steps, Double.POSITIVE_INFINITY);
        for (int bar = 0; bar < times.length; bar++) {
            isNext[bar] = bar > 0 && times[bar] - times[bar - 1] == MINUTE_MS;
            for (int asset = 0; asset < steps.length; asset++) {
                closes[bar][asset] = series.get(asset)[bar];
                double move = bar == 0 ? 0 : Math.abs(closes[bar][asset] - closes[bar - 1][asset]);
                steps[asset] = move > 1e-9 ? Math.min(steps[asset], move) : steps[asset];
            }
        }
        return new RecordedCloses(assets, isNext, closes, steps);
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.csv.gz")) {
            found.forEach(files::add);
        }
        files.sort(null);
        return files;
    }

    private static List<String[]> rows(Path file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            lines.lines().skip(1).forEach(line -> rows.add(line.split(",", -1)));
        }
        return rows;
    }

    private static double[] numbers(List<String[]> rows, int column) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
    }
}
