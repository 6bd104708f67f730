package org.alphadetector.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alphadetector.ingest.codec.TickEncoder;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;
import org.alphadetector.ingest.validation.TickValidator;
import org.junit.jupiter.api.Test;

class MarketSimulatorTest {
    private static final long MINUTE_MICROS = 60_000_000;
    private static final SimulatorSettings TEN_MINUTES =
            SimulatorSettings.DEFAULT.withDuration(10 * MINUTE_MICROS).withWarmup(MINUTE_MICROS);

    @Test
    void sameSeedGivesSameTicks() {
        assertThat(hash(TEN_MINUTES)).isEqualTo(hash(TEN_MINUTES));
        assertThat(hash(TEN_MINUTES)).isNotEqualTo(hash(TEN_MINUTES.withSeed(2)));
    }

    @Test
    void ticksAreTheSameOnEveryPlatform() {
        assertThat(hash(TEN_MINUTES)).isEqualTo(-8706330834678045881L);
        assertThat(MarketSimulator.VERSION)
                .as("where the hash above changes, the version does")
                .isEqualTo(1);
    }

    /** With injections, faults and listings; two machines compare by this constant. */
    @Test
    void messagesAreTheSameBytesOnEveryMachine() throws NoSuchAlgorithmException {
        SimulatorSettings settings = SimulatorSettings.DEFAULT
                .withSeed(7)
                .withAssetCount(6)
                .withTicksPerSecond(1)
                .withDuration(90 * MINUTE_MICROS)
                .withTurnover(0.2)
                .withFaults(FeedFaults.read("gaps=1,duplicates=0.01,late=0.01"));
        List<Injection> truth = new ArrayList<>();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        TickEncoder encoder = new TickEncoder();
        MarketSimulator simulator = new MarketSimulator(settings, truth::add);
        while (simulator.advance()) {
            int length = encoder.encode(simulator.tick());
            digest.update(encoder.buffer(), 0, length);
            digest.update((byte) '\n');
        }

        assertThat(truth).hasSize(4);
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .as("where this changes, the version of the market does")
                .isEqualTo("2f7f9911a2d44c9c005210483df785e0eb9dec89c34cebd2817e62b94d463517");
    }

    @Test
    void ticksComeInTheOrderOfEventTimeAndBeforeTheirReceipt() {
        MarketSimulator simulator = new MarketSimulator(TEN_MINUTES);
        long last = TEN_MINUTES.startMicros();
        while (simulator.advance()) {
            Tick tick = simulator.tick();
            assertThat(tick.timestampMicros).isGreaterThanOrEqualTo(last);
            assertThat(tick.localTimestampMicros).isGreaterThan(tick.timestampMicros);
            last = tick.timestampMicros;
        }
    }

    @Test
    void everyTickIsValid() {
        MarketSimulator simulator = new MarketSimulator(SimulatorSettings.DEFAULT);
        TickValidator validator = new TickValidator();
        while (simulator.advance()) {
            assertThat(validator.validate(simulator.tick()))
                    .as(validator.detail())
                    .isEqualTo(TickFault.NONE);
        }
    }

    @Test
    void busyMarketsKeepTheirOpenInterest() {
        MarketSimulator simulator = new MarketSimulator(SimulatorSettings.DEFAULT
                .withAssetCount(20)
                .withTicksPerSecond(200)
                .withDuration(500_000_000L));
        while (simulator.advance()) {
            if (simulator.tick().type == TickType.DERIVATIVE_TICKER) {
                assertThat(simulator.tick().openInterest).isPositive();
            }
        }
    }

    @Test
    void everyAssetSendsEveryMessage() {
        MarketSimulator simulator = new MarketSimulator(SimulatorSettings.DEFAULT);
        Map<String, Set<TickType>> types = new HashMap<>();
        while (simulator.advance()) {
            if (simulator.tick().type.isAssetMessage()) {
                types.computeIfAbsent(simulator.tick().symbol, symbol -> new HashSet<>())
                        .add(simulator.tick().type);
            }
        }
        assertThat(types).hasSize(20);
        assertThat(types.values()).allSatisfy(seen -> assertThat(seen)
                .containsExactlyInAnyOrder(
                        TickType.TRADE,
                        TickType.BOOK_TICKER,
                        TickType.BOOK_SNAPSHOT,
                        TickType.DERIVATIVE_TICKER,
                        TickType.LIQUIDATION));
    }

    @Test
    void rateIsAboutWhatWasAskedFor() {
        double rates = 0;
        for (int seed = 1; seed <= 8; seed++) {
            MarketSimulator simulator = new MarketSimulator(
                    TEN_MINUTES.withSeed(seed).withStart(TEN_MINUTES.startMicros() + seed * 10_800_000_000L));
            long messages = 0;
            while (simulator.advance()) {
                messages += simulator.tick().type.isAssetMessage() ? 1 : 0;
            }
            rates += messages / (20 * 600.0) / 8;
        }
        assertThat(rates).isBetween(8.0, 12.0);
    }

    @Test
    void booksAreNeverCrossedAndTradesHappenAtAQuote() {
        MarketSimulator simulator = new MarketSimulator(TEN_MINUTES);
        while (simulator.advance()) {
            Tick tick = simulator.tick();
            if (tick.type == TickType.BOOK_TICKER) {
                assertThat(tick.bidPrice).isPositive().isLessThan(tick.askPrice);
            } else if (tick.type == TickType.BOOK_SNAPSHOT) {
                assertThat(tick.bidPrices[0]).isLessThan(tick.askPrices[0]);
                for (int i = 1; i < Tick.DEPTH; i++) {
                    assertThat(tick.bidPrices[i]).isPositive().isLessThan(tick.bidPrices[i - 1]);
                    assertThat(tick.askPrices[i]).isGreaterThan(tick.askPrices[i - 1]);
                }
            }
        }
    }

    @Test
    void tradeIdsCountUpPerAsset() {
        MarketSimulator simulator = new MarketSimulator(TEN_MINUTES);
        Map<String, Long> lastIds = new HashMap<>();
        while (simulator.advance()) {
            Tick tick = simulator.tick();
            if (tick.type == TickType.TRADE) {
                Long last = lastIds.put(tick.symbol, tick.numericId);
                assertThat(tick.numericId).isEqualTo(last == null ? 1 : last + 1);
            }
        }
    }

    @Test
    void clockStrikesEachSecondAndRunsOutPastTheLastBar() {
        MarketSimulator simulator = new MarketSimulator(TEN_MINUTES);
        long expected = TEN_MINUTES.startMicros();
        long last = 0;
        while (simulator.advance()) {
            if (simulator.tick().type == TickType.CLOCK) {
                last = simulator.tick().timestampMicros;
                assertThat(last).isEqualTo(expected);
                expected += 1_000_000;
            }
        }
        assertThat(last).isEqualTo(TEN_MINUTES.endMicros() + TEN_MINUTES.latenessMicros());
        assertThat(simulator.advance()).isFalse();
    }

    @Test
    void clockEndsExactlyAtAnUnevenLateness() {
        MarketSimulator simulator = new MarketSimulator(TEN_MINUTES.withLateness(2_500_000));
        long last = 0;
        while (simulator.advance()) {
            last = simulator.tick().timestampMicros;
        }
        assertThat(last).isEqualTo(TEN_MINUTES.endMicros() + 2_500_000);
    }

    @Test
    void nothingIsAllocatedPerTick() {
        MarketSimulator simulator = new MarketSimulator(SimulatorSettings.DEFAULT.withTicksPerSecond(100));
        run(simulator, 200_000);
        long before = allocatedBytes();
        run(simulator, 500_000);
        // The measurement itself allocates a little; one byte a tick would be 500,000.
        assertThat(allocatedBytes() - before).isLessThan(50_000);
    }

    @Test
    void manyAssetsHaveDistinctNames() {
        MarketSimulator simulator = new MarketSimulator(SimulatorSettings.DEFAULT.withAssetCount(100));
        assertThat(simulator.assets()).doesNotHaveDuplicates().hasSize(100);
    }

    @Test
    void perpetualsComeAndGo() {
        MarketSimulator simulator = new MarketSimulator(TEN_MINUTES.withTurnover(1));
        Map<String, long[]> spans = new HashMap<>();
        while (simulator.advance()) {
            Tick tick = simulator.tick();
            if (tick.type.isAssetMessage()) {
                long[] span = spans.computeIfAbsent(tick.symbol, symbol -> new long[] {tick.timestampMicros, 0});
                span[1] = tick.timestampMicros;
            }
        }
        long start = TEN_MINUTES.startMicros();
        long end = TEN_MINUTES.endMicros();
        assertThat(spans).hasSize(20);
        assertThat(spans.values())
                .allSatisfy(span -> assertThat(span[1] - span[0]).isLessThan(570_000_000L));
        assertThat(spans.values())
                .anySatisfy(span -> assertThat(span[0] - start).isGreaterThan(60_000_000L));
        assertThat(spans.values()).anySatisfy(span -> assertThat(end - span[1]).isGreaterThan(60_000_000L));
    }

    @Test
    void injectionsAreToldWhenTheyAreOver() {
        List<Injection> truth = new ArrayList<>();
        MarketSimulator simulator = new MarketSimulator(SimulatorSettings.DEFAULT.withTicksPerSecond(2), truth::add);
        while (simulator.advance()) {
            assertThat(truth.isEmpty() || simulator.tick().timestampMicros > SimulatorSettings.DEFAULT.startMicros())
                    .isTrue();
        }
        assertThat(truth).hasSizeGreaterThan(10).allSatisfy(injection -> {
            assertThat(injection.startMs())
                    .isGreaterThanOrEqualTo(SimulatorSettings.DEFAULT.startMicros() / 1_000 + 3_000_000);
            assertThat(injection.endMicros()).isLessThanOrEqualTo(SimulatorSettings.DEFAULT.endMicros());
        });
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> SimulatorSettings.DEFAULT.withAssetCount(0)).hasMessageContaining("assetCount=0");
        assertThatThrownBy(() -> SimulatorSettings.DEFAULT.withTicksPerSecond(Double.NaN))
                .hasMessageContaining("ticksPerSecond=NaN");
        assertThatThrownBy(() -> SimulatorSettings.DEFAULT.withDuration(0)).hasMessageContaining("durationMicros=0");
    }

    private static void run(MarketSimulator simulator, int ticks) {
        for (int i = 0; i < ticks; i++) {
            if (!simulator.advance()) {
                throw new IllegalStateException("too few ticks");
            }
        }
    }

    private static long allocatedBytes() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static long hash(SimulatorSettings settings) {
        MarketSimulator simulator = new MarketSimulator(settings);
        long hash = 0;
        while (simulator.advance()) {
            Tick tick = simulator.tick();
            hash = 31 * hash + tick.type.wireName().hashCode();
            hash = 31 * hash + tick.symbol.hashCode();
            hash = 31 * hash + tick.timestampMicros;
            hash = 31 * hash + tick.localTimestampMicros;
            hash = 31 * hash
                    + switch (tick.type) {
                        case TRADE, LIQUIDATION -> Double.doubleToLongBits(tick.price) + tick.amountMantissa;
                        case BOOK_TICKER -> Double.doubleToLongBits(tick.bidPrice + tick.askAmount);
                        case BOOK_SNAPSHOT -> Double.doubleToLongBits(tick.bidPrices[4] + tick.askAmounts[4]);
                        case DERIVATIVE_TICKER -> Double.doubleToLongBits(tick.markPrice + tick.openInterest);
                        case TRADE_BAR, DISCONNECT, CLOCK -> 0;
                    };
        }
        return hash;
    }
}
