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

/** What the market looks like: assets move together, and what is injected shows. */
class SimulatedMarketTest {
    private static final long MINUTE_MICROS = 60_000_000;
    private static final int MINUTES = 120;

    @Test
    void assetsMoveTogether() {
        double[][] returns = returns(closes(SimulatorSettings.DEFAULT.withoutInjections()));
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < returns.length; i++) {
            for (int j = i + 1; j < returns.length; j++) {
                sum += correlation(returns[i], returns[j]);
                pairs++;
            }
        }
        assertThat(sum / pairs).isBetween(0.2, 0.8);
    }

    @Test
    void shocksMoveThePriceWithinSeconds() {
        MarketSimulator simulator = new MarketSimulator(SimulatorSettings.DEFAULT);
        double[][] returns = returns(closes(SimulatorSettings.DEFAULT));
        List<Double> moves = new ArrayList<>();
        for (Injection injection : simulator.injections()) {
            if (injection.kind().isShock()) {
                assertThat(injection.moveEndMicros() - injection.startMicros()).isLessThanOrEqualTo(5_000_000);
                double[] own = returns[simulator.assets().indexOf(injection.asset())];
                int from = minute(injection.startMicros());
                int to = minute(injection.moveEndMicros());
                double move = own[from] + (to > from ? own[to] : 0);
                moves.add(injection.kind().priceSign() * move / robustSigma(own));
            }
        }
        assertThat(moves).hasSizeGreaterThanOrEqualTo(5).allSatisfy(move -> assertThat(move)
                .isBetween(5.0, 30.0));
    }

    @Test
    void buildUpsMovePriceAndOpenInterestTheirWay() {
        MarketSimulator simulator = new MarketSimulator(SimulatorSettings.DEFAULT);
        Map<String, double[]> openInterest = new HashMap<>();
        Map<String, double[]> marks = new HashMap<>();
        while (simulator.advance()) {
            Tick tick = simulator.tick();
            if (tick.type == TickType.DERIVATIVE_TICKER) {
                int minute = minute(tick.timestampMicros);
                openInterest.computeIfAbsent(tick.symbol, s -> new double[MINUTES])[minute] = tick.openInterest;
                marks.computeIfAbsent(tick.symbol, s -> new double[MINUTES])[minute] = tick.markPrice;
            }
        }
        int seen = 0;
        for (Injection injection : simulator.injections()) {
            int before = minute(injection.startMicros()) - 1;
            int after = minute(injection.endMicros());
            double[] positions = openInterest.get(injection.asset().symbol());
            double[] prices = marks.get(injection.asset().symbol());
            if (!injection.kind().isShock()) {
                assertThat(Math.signum(positions[after] - positions[before]))
                        .isEqualTo(injection.kind().openInterestSign());
                assertThat(Math.signum(prices[after] - prices[before]))
                        .isEqualTo(injection.kind().priceSign());
                seen++;
            }
        }
        assertThat(seen).isGreaterThanOrEqualTo(5);
    }

    @Test
    void shocksBringVolumeWiderSpreadsAndLiquidationsOfTheLosingSide() {
        MarketSimulator simulator = new MarketSimulator(SimulatorSettings.DEFAULT);
        List<Injection> shocks = simulator.injections().stream()
                .filter(injection -> injection.kind().isShock())
                .toList();
        long[] inside = new long[2];
        long[] outside = new long[2];
        while (simulator.advance()) {
            Tick tick = simulator.tick();
            if (tick.type != TickType.LIQUIDATION && tick.type != TickType.TRADE) {
                continue;
            }
            long[] counts = shocks.stream().anyMatch(shock -> isWithin(shock, tick)) ? inside : outside;
            counts[tick.type == TickType.LIQUIDATION ? 1 : 0]++;
        }
        double secondsInside = shocks.stream()
                .mapToDouble(shock -> (shock.endMicros() - shock.startMicros()) / 1e6)
                .sum();
        double secondsOutside = 20 * MINUTES * 60 - secondsInside;
        assertThat(inside[0] / secondsInside).isGreaterThan(2 * outside[0] / secondsOutside);
        assertThat(inside[1] / secondsInside).isGreaterThan(50 * outside[1] / secondsOutside);
    }

    @Test
    void nothingIsInjectedBeforeTheWarmupEnds() {
        List<Injection> injections = new MarketSimulator(SimulatorSettings.DEFAULT).injections();
        assertThat(injections).hasSizeGreaterThan(10);
        assertThat(injections).allSatisfy(injection -> {
            assertThat(minute(injection.startMicros())).isGreaterThanOrEqualTo(50);
            assertThat(injection.endMicros()).isLessThanOrEqualTo(SimulatorSettings.DEFAULT.endMicros());
        });
        assertThat(injections.stream().map(Injection::kind).distinct())
                .containsExactlyInAnyOrder(InjectionKind.values());
        assertThat(new MarketSimulator(SimulatorSettings.DEFAULT.withoutInjections()).injections())
                .isEmpty();
    }

    private static boolean isWithin(Injection injection, Tick tick) {
        return injection.asset().symbol().equals(tick.symbol)
                && tick.timestampMicros >= injection.startMicros()
                && tick.timestampMicros < injection.endMicros();
    }

    private static int minute(long micros) {
        return (int) ((micros - SimulatorSettings.DEFAULT.startMicros()) / MINUTE_MICROS);
    }

    /** Last trade price by asset and minute. */
    private static double[][] closes(SimulatorSettings settings) {
        MarketSimulator simulator = new MarketSimulator(settings);
        Map<String, double[]> closes = new HashMap<>();
        while (simulator.advance()) {
            Tick tick = simulator.tick();
            if (tick.type == TickType.TRADE) {
                closes.computeIfAbsent(tick.symbol, symbol -> new double[MINUTES])[minute(tick.timestampMicros)] =
                        tick.price;
            }
        }
        return simulator.assets().stream()
                .map(asset -> closes.get(asset.symbol()))
                .toArray(double[][]::new);
    }

    private static double[][] returns(double[][] closes) {
        double[][] returns = new double[closes.length][MINUTES];
        for (int asset = 0; asset < closes.length; asset++) {
            for (int minute = 1; minute < MINUTES; minute++) {
                returns[asset][minute] = Math.log(closes[asset][minute] / closes[asset][minute - 1]);
            }
        }
        return returns;
    }

    /** Median absolute value times 1.4826. */
    private static double robustSigma(double[] returns) {
        double[] sizes = Arrays.stream(returns).map(Math::abs).sorted().toArray();
        return 1.4826 * sizes[sizes.length / 2];
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
