package org.alphadetector.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
        double[][] returns = withoutMarket(returns(QUIET));
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
        assertThat(mean(same)).isGreaterThan(mean(other) + 0.1);
    }

    /** Of a quote: how far the price has run in up to five seconds, relative spread, size at the top. */
    private record Quote(double run, double spread, double depth) {}

    @Test
    void bookThinsAndWidensWhenThePriceRuns() {
        MarketSimulator simulator = new MarketSimulator(QUIET.withAssetCount(4).withTicksPerSecond(20));
        List<Quote> quotes = new ArrayList<>();
        double before = Double.NaN;
        long beforeMicros = 0;
        while (simulator.advance()) {
            Tick tick = simulator.tick();
            if (tick.type == TickType.BOOK_TICKER && tick.symbol.equals("ETHUSDT")) {
                double middle = (tick.bidPrice + tick.askPrice) / 2;
                if (tick.timestampMicros - beforeMicros > 5_000_000) {
                    before = middle;
                    beforeMicros = tick.timestampMicros;
                }
                double spread = (tick.askPrice - tick.bidPrice) / middle;
                quotes.add(new Quote(Math.abs(middle / before - 1), spread, tick.bidAmount + tick.askAmount));
            }
        }
        quotes.sort(Comparator.comparingDouble(Quote::run));
        List<Quote> calm = quotes.subList(0, quotes.size() / 2);
        List<Quote> running = quotes.subList(quotes.size() - quotes.size() / 200, quotes.size());
        assertThat(mean(running.stream().map(Quote::spread).toList()))
                .isGreaterThan(1.15 * mean(calm.stream().map(Quote::spread).toList()));
        assertThat(mean(running.stream().map(Quote::depth).toList()))
                .isLessThan(0.9 * mean(calm.stream().map(Quote::depth).toList()));
    }

    @Test
    void illiquidNamesTradeSeldomAndOftenStandStill() {
        double[][] returns = returns(QUIET.withAssetCount(60).withTicksPerSecond(1));
        assertThat(zeroShare(returns[0])).isLessThan(0.2);
        assertThat(zeroShare(returns[58])).isGreaterThan(0.3);
    }

    /** What is left of the returns after regression on their mean over the assets. */
    private static double[][] withoutMarket(double[][] returns) {
        double[] market = new double[MINUTES];
        for (double[] own : returns) {
            for (int i = 0; i < MINUTES; i++) {
                market[i] += own[i] / returns.length;
            }
        }
        double[][] residuals = new double[returns.length][MINUTES];
        for (int asset = 0; asset < returns.length; asset++) {
            double product = 0;
            double square = 0;
            for (int i = 0; i < MINUTES; i++) {
                product += returns[asset][i] * market[i];
                square += market[i] * market[i];
            }
            for (int i = 0; i < MINUTES; i++) {
                residuals[asset][i] = returns[asset][i] - product / square * market[i];
            }
        }
        return residuals;
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
