package org.alphadetector.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;

class FaultyTicksTest {
    private static final SimulatorSettings HALF_AN_HOUR = SimulatorSettings.DEFAULT
            .withDuration(1_800_000_000L)
            .withAssetCount(5)
            .withoutInjections();

    @Test
    void tradesComeTwice() {
        Map<String, Integer> times = new HashMap<>();
        for (String trade : trades("duplicates=0.1")) {
            times.merge(trade, 1, Integer::sum);
        }
        long twice = times.values().stream().filter(count -> count == 2).count();
        assertThat(times.values()).allMatch(count -> count <= 2);
        assertThat((double) twice / times.size()).isBetween(0.08, 0.12);
    }

    @Test
    void tradesComeLateAndNoneIsLost() {
        List<String> late = trades("late=0.05,lateness=3000");
        List<String> plain = trades("skew=0");
        assertThat(late).containsExactlyInAnyOrderElementsOf(plain).isNotEqualTo(plain);
        MarketSimulator simulator = faulty("late=0.05,lateness=3000");
        long now = 0;
        int behind = 0;
        while (simulator.advance()) {
            Tick tick = simulator.tick();
            behind += now - tick.timestampMicros >= 2_900_000 ? 1 : 0;
            assertThat(now - tick.timestampMicros).isLessThan(5_000_000);
            now = Math.max(now, tick.timestampMicros);
        }
        assertThat((double) behind / plain.size()).isBetween(0.03, 0.07);
    }

    @Test
    void feedIsLostForSecondsAndADisconnectTells() {
        MarketSimulator simulator = faulty("gaps=12");
        Map<String, Long> lasts = new HashMap<>();
        Set<String> lost = new HashSet<>();
        int disconnects = 0;
        int gaps = 0;
        while (simulator.advance()) {
            Tick tick = simulator.tick();
            if (tick.type == TickType.DISCONNECT) {
                lost.addAll(tick.disconnectedSymbols);
                disconnects++;
            } else if (tick.type.isAssetMessage()) {
                Long last = lasts.put(tick.symbol, tick.timestampMicros);
                if (lost.remove(tick.symbol) && last != null) {
                    assertThat(tick.timestampMicros - last).isGreaterThan(4_900_000);
                    gaps++;
                }
            }
        }
        // 5 assets, half an hour, 12 an hour: 30
        assertThat(disconnects).isBetween(15, 50);
        assertThat(gaps).isBetween(disconnects - 5, disconnects);
    }

    @Test
    void clocksAreSkewed() {
        MarketSimulator simulator = faulty("skew=-1500");
        while (simulator.advance()) {
            assertThat(simulator.tick().localTimestampMicros - simulator.tick().timestampMicros)
                    .isBetween(-1_500_000L, -1_494_000L);
        }
    }

    @Test
    void aMistakeIsToldInASentence() {
        assertThatThrownBy(() -> FeedFaults.read("gap=1")).hasMessageContaining("'gap' is none of gaps");
        assertThatThrownBy(() -> FeedFaults.read("late=x")).hasMessageContaining("write name=number");
        assertThatThrownBy(() -> FeedFaults.read("late=2")).hasMessageContaining("late=2");
    }

    private static List<String> trades(String faults) {
        MarketSimulator simulator = faulty(faults);
        List<String> trades = new ArrayList<>();
        while (simulator.advance()) {
            Tick tick = simulator.tick();
            if (tick.type == TickType.TRADE) {
                trades.add(tick.symbol + tick.numericId + ' ' + tick.price);
            }
        }
        return trades;
    }

    private static MarketSimulator faulty(String faults) {
        return new MarketSimulator(HALF_AN_HOUR.withFaults(FeedFaults.read(faults)));
    }
}
