package org.alphadetector.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;

class SpikedMarketTest {
    private static final int THINNING = 10;
    private static final long SECOND = 1_000_000;
    private static final SimulatorSettings SETTINGS = SimulatorSettings.DEFAULT
            .withAssetCount(5)
            .withTicksPerSecond(20)
            .withDuration(90 * SECOND)
            .withoutInjections();
    private static final long LIVE_FROM = SETTINGS.startMicros() + 30 * SECOND;
    private static final long SPIKES_FROM = LIVE_FROM + 10 * SECOND;

    @Test
    void eachAssetHasOneTradeUpAndOneDownAndNothingElseIsChanged() {
        Map<String, Integer> ups = new TreeMap<>();
        Map<String, Integer> downs = new TreeMap<>();
        try (MarketSimulator plain = new MarketSimulator(SETTINGS);
                SpikedMarket spiked = spiked()) {
            while (spiked.advance()) {
                Tick tick = spiked.tick();
                if (tick.timestampMicros < LIVE_FROM || !tick.type.isAssetMessage()) {
                    continue;
                }
                assertThat(nextLive(plain)).isTrue();
                assertThat(tick.timestampMicros).isEqualTo(plain.tick().timestampMicros);
                assertThat(tick.symbol).isEqualTo(plain.tick().symbol);
                if (tick.type == TickType.TRADE && tick.price != plain.tick().price) {
                    assertThat(tick.timestampMicros).isGreaterThanOrEqualTo(SPIKES_FROM);
                    double ratio = tick.price / plain.tick().price;
                    (ratio > 1 ? ups : downs).merge(tick.symbol, 1, Integer::sum);
                    assertThat(Math.abs(Math.log(ratio))).isCloseTo(Math.log(1.05), within(1e-9));
                }
            }
            assertThat(nextLive(plain)).isFalse();
        }
        assertThat(ups).hasSize(5).allSatisfy((symbol, count) -> assertThat(count)
                .isEqualTo(1));
        assertThat(downs).hasSize(5).allSatisfy((symbol, count) -> assertThat(count)
                .isEqualTo(1));
    }

    @Test
    void historyIsThinButHasItsWholeClock() {
        int plainMessages = 0;
        try (MarketSimulator plain = new MarketSimulator(SETTINGS)) {
            while (plain.advance() && plain.tick().timestampMicros < LIVE_FROM) {
                plainMessages += plain.tick().type.isAssetMessage() ? 1 : 0;
            }
        }
        int messages = 0;
        int clocks = 0;
        try (SpikedMarket spiked = spiked()) {
            while (spiked.advance() && spiked.tick().timestampMicros < LIVE_FROM) {
                boolean isMessage = spiked.tick().type.isAssetMessage();
                messages += isMessage ? 1 : 0;
                clocks += isMessage ? 0 : 1;
            }
        }
        assertThat(clocks).isEqualTo(30);
        assertThat(messages).isEqualTo((plainMessages + THINNING - 1) / THINNING);
    }

    private static SpikedMarket spiked() {
        return new SpikedMarket(
                new MarketSimulator(SETTINGS),
                new SpikedMarket.Span(LIVE_FROM, SPIKES_FROM, SETTINGS.endMicros()),
                THINNING);
    }

    private static boolean nextLive(MarketSimulator market) {
        while (market.advance()) {
            if (market.tick().type.isAssetMessage() && market.tick().timestampMicros >= LIVE_FROM) {
                return true;
            }
        }
        return false;
    }
}
