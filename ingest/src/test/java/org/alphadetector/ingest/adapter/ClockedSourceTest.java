package org.alphadetector.ingest.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;

/** Times are in milliseconds; 60,000 is a minute of the lattice. */
class ClockedSourceTest {
    private static final long LATENESS_MS = 2_000;

    @Test
    void sendsEachSecondBeforeTheTickThatReachesIt() throws IOException {
        List<String> all = clocked(Set.of("a"), Set.of(), trade("a", 57_300), trade("a", 57_900), trade("a", 59_000));
        assertThat(all.subList(0, 6))
                .containsExactly(
                        "clock a 57000",
                        "trade a 57300",
                        "trade a 57900",
                        "clock a 58000",
                        "clock a 59000",
                        "trade a 59000");
    }

    @Test
    void goesOnToTheNextMinuteAndTheLatenessAfterTheLastTick() throws IOException {
        List<String> all = clocked(Set.of("a"), Set.of(), trade("a", 57_300));
        assertThat(all)
                .containsExactly(
                        "clock a 57000",
                        "trade a 57300",
                        "clock a 58000",
                        "clock a 59000",
                        "clock a 60000",
                        "clock a 61000",
                        "clock a 62000");
    }

    @Test
    void takesTheMinuteStrictlyAfterATickOnTheLattice() throws IOException {
        List<String> all = clocked(Set.of("a"), Set.of(), trade("a", 60_000));
        assertThat(all)
                .startsWith("clock a 60000", "trade a 60000")
                .endsWith("clock a 122000")
                .hasSize(1 + 1 + 62);
    }

    @Test
    void clocksEveryExchangeByName() throws IOException {
        List<String> all = clocked(Set.of("b", "a"), Set.of(), trade("b", 61_500), trade("a", 62_000));
        assertThat(all.subList(0, 6))
                .containsExactly(
                        "clock a 61000",
                        "clock b 61000",
                        "trade b 61500",
                        "clock a 62000",
                        "clock b 62000",
                        "trade a 62000");
        assertThat(all).endsWith("clock a 122000", "clock b 122000");
    }

    @Test
    void neverStepsBackForALateTick() throws IOException {
        List<String> all = clocked(Set.of("a"), Set.of(), trade("a", 59_500), trade("a", 55_000), trade("a", 59_900));
        assertThat(all.subList(0, 4))
                .containsExactly("clock a 59000", "trade a 59500", "trade a 55000", "trade a 59900");
    }

    @Test
    void ignoresATimeFarAheadOfItsReceiveTime() throws IOException {
        Tick future = trade("a", 59_500);
        future.timestampMicros += 5_000_001;
        List<String> all = clocked(Set.of("a"), Set.of(), trade("a", 59_500), future);
        assertThat(all)
                .startsWith("clock a 59000", "trade a 59500", "trade a 64500")
                .endsWith("clock a 62000");
    }

    @Test
    void ignoresATickThatIsNotValid() throws IOException {
        Tick bad = trade("a", 59_500);
        bad.price = -1;
        List<String> all = clocked(Set.of("a"), Set.of(), trade("a", 58_500), bad, trade("a", 58_900));
        assertThat(all.subList(0, 5))
                .containsExactly("clock a 58000", "trade a 58500", "trade a 59500", "trade a 58900", "clock a 59000");
    }

    @Test
    void passesARecordedClockOnAndAddsOnlyItsEnd() throws IOException {
        List<String> all =
                clocked(Set.of("a", "b"), Set.of("a"), trade("a", 58_100), clock("a", 59_000), trade("b", 59_200));
        assertThat(all)
                .containsExactly(
                        "clock b 58000",
                        "trade a 58100",
                        "clock b 59000",
                        "clock a 59000",
                        "trade b 59200",
                        "clock a 60000",
                        "clock b 60000",
                        "clock a 61000",
                        "clock b 61000",
                        "clock a 62000",
                        "clock b 62000");
    }

    @Test
    void addsNothingToItsOwnOutput() throws IOException {
        List<Tick> first = new ArrayList<>();
        try (TickSource source = new ClockedSource(
                new Listed(trade("a", 57_300), trade("a", 130_000)), Set.of("a"), Set.of(), LATENESS_MS)) {
            while (source.advance()) {
                Tick tick = source.tick();
                first.add(
                        tick.type == TickType.CLOCK
                                ? clock(tick.exchange, tick.timestampMicros / 1_000)
                                : trade(tick.exchange, tick.timestampMicros / 1_000));
            }
        }
        List<String> again = clocked(Set.of("a"), Set.of("a"), first.toArray(Tick[]::new));
        assertThat(again).isEqualTo(first.stream().map(ClockedSourceTest::text).toList());
    }

    @Test
    void jumpsOverASilenceOfMoreThanTwoHoursAfterSixtyTwoMinutes() throws IOException {
        long resume = 500 + 7_200_000 + 1;
        List<String> all = clocked(Set.of("a"), Set.of(), trade("a", 500), trade("a", resume));
        List<String> expected = new ArrayList<>(List.of("clock a 0", "trade a 500"));
        LongStream.rangeClosed(1, 62 * 60).forEach(second -> expected.add("clock a " + 1_000 * second));
        expected.add("clock a 7200000");
        expected.add("trade a " + resume);
        assertThat(all.subList(0, expected.size())).isEqualTo(expected);
        assertThat(all.get(expected.size())).isEqualTo("clock a 7201000");
    }

    @Test
    void clocksAllOfASilenceOfTwoHours() throws IOException {
        List<String> all = clocked(Set.of("a"), Set.of(), trade("a", 500), trade("a", 500 + 7_200_000));
        assertThat(all).contains("clock a 3721000", "clock a 7199000");
        assertThat(all.indexOf("trade a 7200500")).isEqualTo(1 + 1 + 7_200);
    }

    @Test
    void isEmptyForEmptyInput() throws IOException {
        assertThat(clocked(Set.of("a"), Set.of())).isEmpty();
    }

    private static List<String> clocked(Set<String> exchanges, Set<String> recorded, Tick... ticks) throws IOException {
        return TickText.all(
                new ClockedSource(new Listed(ticks), exchanges, recorded, LATENESS_MS), ClockedSourceTest::text);
    }

    private static String text(Tick tick) {
        return tick.type.wireName() + " " + tick.exchange + " " + tick.timestampMicros / 1_000;
    }

    private static Tick trade(String exchange, long timeMs) {
        return tick(TickType.TRADE, exchange, timeMs);
    }

    private static Tick clock(String exchange, long timeMs) {
        return tick(TickType.CLOCK, exchange, timeMs);
    }

    private static Tick tick(TickType type, String exchange, long timeMs) {
        Tick tick = new Tick();
        tick.begin(type);
        tick.exchange = exchange;
        tick.symbol = type.isAssetMessage() ? "X" : "";
        tick.price = 1;
        tick.amountMantissa = 1;
        tick.timestampMicros = 1_000 * timeMs;
        tick.localTimestampMicros = 1_000 * timeMs;
        return tick;
    }

    /** Ticks from memory. */
    static final class Listed implements TickSource {
        private final Tick[] ticks;
        private int next;

        Listed(Tick... ticks) {
            this.ticks = ticks;
        }

        @Override
        public boolean advance() {
            return next++ < ticks.length;
        }

        @Override
        public Tick tick() {
            return ticks[next - 1];
        }

        @Override
        public void close() {}
    }
}
