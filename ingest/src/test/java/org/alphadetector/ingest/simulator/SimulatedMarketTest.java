package org.alphadetector.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;

/** What the market looks like; its stylised facts are measured by the benchmarks' module. */
class SimulatedMarketTest {
    private static final long MINUTE_MICROS = 60_000_000;
    private static final int MINUTES = 120;
    private static final SimulatorSettings QUIET = SimulatorSettings.DEFAULT.withoutInjections();

    @Test
    void assetsMoveTogether() {
        double[][] returns = returns(QUIET);
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < returns.length; i++) {
            for (int j = i + 1; j < returns.length; j++) {
                sum += correlation(returns[i], returns[j]);
                pairs++;
            }
        }
        assertThat(sum / pairs).isBetween(0.15, 0.8);
    }

    @Test
    void assetsOfASectorMoveTogetherMore() {
        double[][] returns = returns(QUIET);
        List<Instrument> instruments = Instruments.of("simulated", 20);
        List<Double> same = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (int i = 0; i < returns.length; i++) {
            for (int j = i + 1; j < returns.length; j++) {
                boolean isSame =
                        instruments.get(i).sector() == instruments.get(j).sector();
                (isSame ? same : other).add(correlation(returns[i], returns[j]));
            }
        }
        assertThat(mean(same)).isGreaterThan(mean(other) + 0.03);
    }

    @Test
    void bookThinsAndWidensWhenThePriceRuns() {
        MarketSimulator simulator = new MarketSimulator(QUIET.withAssetCount(4).withTicksPerSecond(20));
        double before = Double.NaN;
        long beforeMicros = 0;
        double[] runSpread = new double[2];
        double[] runDepth = new double[2];
        long[] counts = new long[2];
        while (simulator.advance()) {
            Tick tick = simulator.tick();
            if (tick.type == TickType.BOOK_TICKER && tick.symbol.equals("ETHUSDT")) {
                double middle = (tick.bidPrice + tick.askPrice) / 2;
                if (tick.timestampMicros - beforeMicros > 5_000_000) {
                    before = middle;
                    beforeMicros = tick.timestampMicros;
                }
                int runs = Math.abs(middle / before - 1) > 4e-4 ? 1 : 0;
                runSpread[runs] += (tick.askPrice - tick.bidPrice) / middle;
                runDepth[runs] += tick.bidAmount + tick.askAmount;
                counts[runs]++;
            }
        }
        assertThat(counts[1]).isGreaterThan(20);
        assertThat(runSpread[1] / counts[1]).isGreaterThan(1.15 * runSpread[0] / counts[0]);
        assertThat(runDepth[1] / counts[1]).isLessThan(0.9 * runDepth[0] / counts[0]);
    }

    @Test
    void illiquidNamesTradeSeldomAndOftenStandStill() {
        double[][] returns = returns(QUIET.withAssetCount(60).withTicksPerSecond(1));
        assertThat(zeroShare(returns[0])).isLessThan(0.2);
        assertThat(zeroShare(returns[58])).isGreaterThan(0.3);
    }

    private static double zeroShare(double[] returns) {
        return (double) Arrays.stream(returns).filter(value -> value == 0).count() / returns.length;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** One-minute log returns of the last trade, by asset. */
    private static double[][] returns(SimulatorSettings settings) {
        MarketSimulator simulator = new MarketSimulator(settings);
        Map<String, double[]> closes = new HashMap<>();
        while (simulator.advance()) {
            Tick tick = simulator.tick();
            if (tick.type == TickType.TRADE) {
                int minute = (int) ((tick.timestampMicros - settings.startMicros()) / MINUTE_MICROS);
                closes.computeIfAbsent(tick.symbol, symbol -> new double[MINUTES])[minute] = tick.price;
            }
        }
        return simulator.assets().stream()
                .map(asset -> returns(closes.get(asset.symbol())))
                .toArray(double[][]::new);
    }

    private static double[] returns(double[] closes) {
        double[] returns = new double[MINUTES];
        double last = 0;
        for (int minute = 0; minute < MINUTES; minute++) {
            double close = closes[minute] > 0 ? closes[minute] : last;
            returns[minute] = last > 0 ? Math.log(close / last) : 0;
            last = close;
        }
        return returns;
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
