package org.alphadetector.ingest.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;
import org.alphadetector.ingest.validation.TickValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InjectedTicksTest {
    private static final long MINUTE_MS = 60_000;
    private static final long DAY_MS = 1_440 * MINUTE_MS;
    private static final SimulatorSettings QUIET = SimulatorSettings.DEFAULT
            .withDuration(7_200_000_000L)
            .withAssetCount(6)
            .withTicksPerSecond(4)
            .withoutInjections();
    private static final long START_MS = QUIET.startMicros() / 1_000;
    /** The clock's last stroke. */
    private static final long LAST_MS = (QUIET.endMicros() + QUIET.latenessMicros()) / 1_000;

    private static final InjectionSettings OFTEN = InjectionText.read("seed=3,rate=40,rest=1,warmup=31,sizes=3+8");
    private static final AssetId BTC = AssetId.of("simulated", "BTCUSDT");
    private static final AssetId ETH = AssetId.of("simulated", "ETHUSDT");
    private static final AssetId SOL = AssetId.of("simulated", "SOLUSDT");
    private static final AssetId BNB = AssetId.of("simulated", "BNBUSDT");

    @Test
    void sameSourceAndPlanGiveTheSameTicksAndTruth() throws IOException {
        List<Injection> truth = new ArrayList<>();
        List<Injection> again = new ArrayList<>();
        assertThat(texts(drawn(truth))).isEqualTo(texts(drawn(again)));
        assertThat(truth).hasSizeGreaterThan(3).isEqualTo(again);
    }

    @ParameterizedTest
    @EnumSource(InjectionKind.class)
    void everyKindLeavesTicksValidInOrderAndIsInTheTruth(InjectionKind kind) throws IOException {
        List<Injection> truth = new ArrayList<>();
        Injection injection = injection(kind, 12);
        TickValidator validator = new TickValidator();
        long last = 0;
        boolean isDifferent = false;
        try (InjectedTicks ticks = listed(injection, truth);
                MarketSimulator plain = new MarketSimulator(QUIET)) {
            while (ticks.advance()) {
                Tick tick = ticks.tick();
                assertThat(validator.validate(tick)).as(validator.detail()).isEqualTo(TickFault.NONE);
                assertThat(tick.timestampMicros).isGreaterThanOrEqualTo(last);
                assertThat(tick.type == TickType.BOOK_TICKER && tick.bidPrice >= tick.askPrice)
                        .isFalse();
                last = tick.timestampMicros;
                if (!isDifferent) {
                    assertThat(plain.advance()).isTrue();
                    isDifferent = !text(tick).equals(text(plain.tick()));
                    assertThat(isDifferent && tick.timestampMicros < injection.startMicros())
                            .isFalse();
                }
            }
        }
        assertThat(isDifferent).isTrue();
        assertThat(truth).containsExactly(injection.cutAt(LAST_MS + 1));
    }

    @Test
    void priceMovesByItsSizeAndStays() throws IOException {
        Injection shock = injection(InjectionKind.SPIKE_PRICE_DOWN, 12);
        double sigma = 3.6e-4; // BTC: the market's 4e-4 times 0.9 and its own 2.5e-4, as volatility is at the time
        double before = lastBefore(shock.startMs(), TickType.TRADE, tick -> tick.price, shock);
        double after = lastBefore(shock.moveEndMs() + 3_000, TickType.TRADE, tick -> tick.price, shock);
        double later = lastBefore(shock.endMs() + 30 * MINUTE_MS, TickType.TRADE, tick -> tick.price, shock);
        double plain = lastBefore(shock.endMs() + 30 * MINUTE_MS, TickType.TRADE, tick -> tick.price);
        assertThat(Math.log(after / before) / sigma).isBetween(-24.0, -7.0);
        assertThat(Math.log(later / plain)).isBetween(Math.log(after / before) * 1.3, Math.log(after / before) * 0.7);
    }

    @Test
    void buildupRaisesOpenInterestWithThePrice() throws IOException {
        Injection buildup = injection(InjectionKind.QUADRANT_LONG_BUILDUP, 12);
        ToDoubleFunction<Tick> openInterest = tick -> tick.openInterest;
        double plain = lastBefore(buildup.endMs(), TickType.DERIVATIVE_TICKER, openInterest);
        double built = lastBefore(buildup.endMs(), TickType.DERIVATIVE_TICKER, openInterest, buildup);
        double mark = lastBefore(buildup.endMs(), TickType.DERIVATIVE_TICKER, tick -> tick.markPrice);
        double marked = lastBefore(buildup.endMs(), TickType.DERIVATIVE_TICKER, tick -> tick.markPrice, buildup);
        assertThat(built / plain).isGreaterThan(1.002);
        assertThat(marked / mark).isGreaterThan(1.002);
    }

    @Test
    void volumeGrowsAndPriceDoesNot() throws IOException {
        Injection spike = injection(InjectionKind.SPIKE_VOLUME, 6);
        assertThat(sum(spike, TickType.TRADE, Tick::amount, spike))
                .isGreaterThan(3 * sum(spike, TickType.TRADE, Tick::amount));
        assertThat(lastBefore(spike.endMs(), TickType.TRADE, tick -> tick.price, spike))
                .isEqualTo(lastBefore(spike.endMs(), TickType.TRADE, tick -> tick.price));
    }

    @Test
    void takersGoAgainstThePriceInADeltaDivergence() throws IOException {
        Injection divergence = injection(InjectionKind.DIVERGENCE_DELTA_BULLISH, 12);
        ToDoubleFunction<Tick> signed = tick -> tick.side == Side.BUY ? 1 : -1;
        assertThat(sum(divergence, TickType.TRADE, signed, divergence)
                        / sum(divergence, TickType.TRADE, tick -> 1, divergence))
                .isGreaterThan(0.5);
        assertThat(lastBefore(divergence.endMs(), TickType.TRADE, tick -> tick.price, divergence))
                .isLessThan(lastBefore(divergence.endMs(), TickType.TRADE, tick -> tick.price));
    }

    @Test
    void liquidationsComeInAClusterAndTheSpreadWidens() throws IOException {
        Injection cluster = injection(InjectionKind.SPIKE_LIQUIDATION_CLUSTER, 6);
        assertThat(sum(cluster, TickType.LIQUIDATION, tick -> 1, cluster))
                .isGreaterThan(20 + sum(cluster, TickType.LIQUIDATION, tick -> 1));
        Injection wide = injection(InjectionKind.SPIKE_SPREAD, 8);
        ToDoubleFunction<Tick> spread = tick -> tick.askPrice - tick.bidPrice;
        assertThat(sum(wide, TickType.BOOK_TICKER, spread, wide))
                .isGreaterThan(1.5 * sum(wide, TickType.BOOK_TICKER, spread));
    }

    @Test
    void assetsThatAreNotReadyGetNothing() throws IOException {
        List<Injection> truth = new ArrayList<>();
        Injection early = new Injection(
                "early",
                InjectionKind.SPIKE_VOLUME,
                List.of(BTC),
                START_MS + MINUTE_MS,
                START_MS + 2 * MINUTE_MS,
                START_MS + 2 * MINUTE_MS,
                9);
        assertThat(texts(listed(early, truth))).isEqualTo(texts(new MarketSimulator(QUIET)));
        assertThat(truth).isEmpty();
    }

    private static InjectedTicks drawn(List<Injection> truth) {
        return InjectedTicks.drawn(new MarketSimulator(QUIET), OFTEN, START_MS + DAY_MS, truth::add);
    }

    private static InjectedTicks listed(Injection injection, List<Injection> truth) {
        return new InjectedTicks(
                new MarketSimulator(QUIET), startMs -> new ListedInjections(List.of(injection)), truth::add);
    }

    /** In the fiftieth minute, as long as its pace says at most. */
    private static Injection injection(InjectionKind kind, double size) {
        long startMs = START_MS + 50 * MINUTE_MS;
        long moveEndMs = startMs + kind.pace().moveMs(0.999);
        List<AssetId> assets = kind.reach() == Reach.ONE ? List.of(BTC) : List.of(BTC, ETH, SOL, BNB);
        return new Injection(
                "one", kind, assets, startMs, moveEndMs, moveEndMs + kind.pace().stayMs(0), size);
    }

    private static double sum(Injection window, TickType type, ToDoubleFunction<Tick> value, Injection... injections)
            throws IOException {
        double sum = 0;
        try (InjectedTicks ticks = btc(injections)) {
            while (ticks.advance()) {
                Tick tick = ticks.tick();
                boolean isWithin =
                        tick.timestampMicros >= window.startMicros() && tick.timestampMicros < window.endMicros();
                if (isWithin && tick.type == type && tick.symbol.equals("BTCUSDT")) {
                    sum += value.applyAsDouble(tick);
                }
            }
        }
        return sum;
    }

    private static double lastBefore(long endMs, TickType type, ToDoubleFunction<Tick> value, Injection... injections)
            throws IOException {
        double last = Double.NaN;
        try (InjectedTicks ticks = btc(injections)) {
            while (ticks.advance() && ticks.tick().timestampMicros < endMs * 1_000) {
                if (ticks.tick().type == type && ticks.tick().symbol.equals("BTCUSDT")) {
                    last = value.applyAsDouble(ticks.tick());
                }
            }
        }
        return last;
    }

    private static InjectedTicks btc(Injection... injections) {
        return new InjectedTicks(
                new MarketSimulator(QUIET), startMs -> new ListedInjections(List.of(injections)), injection -> {});
    }

    private static List<String> texts(org.alphadetector.ingest.tick.TickSource source) throws IOException {
        List<String> texts = new ArrayList<>();
        while (source.advance()) {
            texts.add(text(source.tick()));
        }
        return texts;
    }

    private static String text(Tick tick) {
        String head = tick.type + tick.symbol + tick.timestampMicros + ' ' + tick.localTimestampMicros + ' ';
        return switch (tick.type) {
            case TRADE, LIQUIDATION -> head + tick.price + ' ' + tick.amountMantissa + tick.side;
            case BOOK_TICKER -> head + tick.bidPrice + ' ' + tick.askPrice + ' ' + tick.bidAmount;
            case BOOK_SNAPSHOT -> head + tick.bidPrices[4] + ' ' + tick.askPrices[4] + ' ' + tick.askAmounts[4];
            case DERIVATIVE_TICKER -> head + tick.markPrice + ' ' + tick.indexPrice + ' ' + tick.openInterest;
            case TRADE_BAR, DISCONNECT, CLOCK -> head;
        };
    }
}
