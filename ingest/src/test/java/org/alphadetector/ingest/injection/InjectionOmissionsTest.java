package org.alphadetector.ingest.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What nobody could see is not in the ground truth. */
class InjectionOmissionsTest {
    private static final long MINUTE_MS = 60_000;
    private static final SimulatorSettings QUIET = SimulatorSettings.DEFAULT
            .withDuration(70 * MINUTE_MS * 1_000)
            .withAssetCount(4)
            .withTicksPerSecond(4)
            .withoutInjections();
    private static final long START_MS = QUIET.startMicros() / 1_000;
    private static final long INJECTED_MS = START_MS + 50 * MINUTE_MS;
    private static final List<AssetId> ASSETS = List.of(
            AssetId.of("simulated", "BTCUSDT"),
            AssetId.of("simulated", "ETHUSDT"),
            AssetId.of("simulated", "SOLUSDT"),
            AssetId.of("simulated", "BNBUSDT"));
    private static final Set<InjectedField> OF_TRADES =
            EnumSet.of(InjectedField.PRICE, InjectedField.VOLUME, InjectedField.SIDE);

    private final List<Injection> truth = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(InjectionKind.class)
    void tradesAloneGetWhatIsSeenInTradesAndNothingElse(InjectionKind kind) throws IOException {
        InjectedTicks ticks = injected(kind, tick -> tick.type == TickType.TRADE);
        long trades = 0;
        while (ticks.advance()) {
            assertThat(ticks.tick().type).isEqualTo(TickType.TRADE);
            trades++;
        }
        boolean isSeen = OF_TRADES.containsAll(kind.essentials());
        assertThat(truth).hasSize(isSeen ? 1 : 0);
        assertThat(ticks.omissions().count(Omission.NO_SUCH_FIELD, kind)).isEqualTo(isSeen ? 0 : 1);
        assertThat(trades).isGreaterThan(4_000);
    }

    @Test
    void aFieldThatIsNotHeardMeanwhileMakesNoTruth() throws IOException {
        long fromMicros = INJECTED_MS * 1_000;
        InjectedTicks ticks = injected(
                InjectionKind.QUADRANT_LONG_BUILDUP,
                tick -> tick.type != TickType.DERIVATIVE_TICKER || tick.timestampMicros < fromMicros);
        drain(ticks);

        assertThat(truth).isEmpty();
        assertThat(ticks.omissions().inWords()).isEqualTo("nothing changed: quadrant.long_buildup 1");
    }

    @Test
    void aPriceThatMovesInAddedTradesAloneIsTold() throws IOException {
        long fromMicros = INJECTED_MS * 1_000;
        InjectedTicks ticks = injected(
                InjectionKind.SPIKE_PRICE_UP,
                tick -> !tick.symbol.equals("BTCUSDT") || tick.timestampMicros < fromMicros);
        drain(ticks);

        assertThat(truth).hasSize(1);
    }

    @Test
    void anAssetThatIsNotHeardGetsNothing() throws IOException {
        InjectedTicks ticks = injected(InjectionKind.SPIKE_VOLUME, tick -> !tick.symbol.equals("BTCUSDT"));
        drain(ticks);

        assertThat(truth).isEmpty();
        assertThat(ticks.omissions().count(Omission.NOT_READY)).isOne();
    }

    @Test
    void whatTheEndOfTheStreamCutsShortIsToldAsFarAsItCame() throws IOException {
        long endMs = INJECTED_MS + 5 * MINUTE_MS;
        InjectedTicks ticks = injected(InjectionKind.SHIFT_DRIFT_UP, tick -> tick.timestampMicros <= endMs * 1_000);
        drain(ticks);

        assertThat(truth).hasSize(1);
        assertThat(truth.get(0).endMs()).isBetween(endMs - 1_000, endMs + 1);
        assertThat(truth.get(0).moveEndMs()).isEqualTo(truth.get(0).endMs());
    }

    @Test
    void countsOfTwoStreamsAddUp() {
        Omissions one = new Omissions();
        one.add(InjectionKind.SPIKE_SPREAD, Omission.NO_SUCH_FIELD);
        Omissions both = new Omissions();
        both.add(one);
        both.add(one);

        assertThat(both.inWords()).isEqualTo("no such field: spike.spread 2");
        assertThat(both.count(Omission.NO_SUCH_FIELD)).isEqualTo(2);
    }

    private InjectedTicks injected(InjectionKind kind, Predicate<Tick> isKept) {
        long moveEndMs = INJECTED_MS
                + (kind.pace().isOnMinutes() ? 8 * MINUTE_MS : kind.pace().moveMs(0));
        Injection injection = new Injection(
                "one",
                kind,
                kind.reach() == Reach.ONE ? ASSETS.subList(0, 1) : ASSETS,
                INJECTED_MS,
                moveEndMs,
                moveEndMs + Math.min(MINUTE_MS, kind.pace().stayMs(0)),
                12);
        return new InjectedTicks(
                new Kept(new MarketSimulator(QUIET), isKept),
                startMs -> new ListedInjections(List.of(injection)),
                truth::add);
    }

    private static void drain(TickSource ticks) throws IOException {
        while (ticks.advance()) {
            assertThat(ticks.tick().exchange).isEqualTo("simulated");
        }
    }

    /** A market of which some ticks are not recorded. */
    private record Kept(TickSource market, Predicate<Tick> isKept) implements TickSource {
        @Override
        public boolean advance() throws IOException {
            while (market.advance()) {
                if (isKept.test(market.tick())) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Tick tick() {
            return market.tick();
        }

        @Override
        public void close() throws IOException {
            market.close();
        }
    }
}
