package org.alphadetector.detectors.spike;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.alphadetector.detectors.TestRows;
import org.alphadetector.detectors.detector.DetectorSettings;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.asset.TickProbe;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Firing;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;

class SpikePriceProbeTest {
    private static final long MINUTE = Timeframe.M1.micros();
    private static final int TRADES = 20;
    private static final double TRADE_SIGMA = 2e-4;

    private final List<AnomalyEvent> events = new ArrayList<>();
    private final Random random = new Random(8);
    private final Tick tick = new Tick();
    private final StateBuffer tickState = new StateBuffer();
    private final StateBuffer barState = new StateBuffer();
    private TickProbe probe = probe(tickState, barState);
    private long start = 1_770_000_000_000_000L / Timeframe.H1.micros() * Timeframe.H1.micros();
    private double price = 100;
    private double previousClose = 100;

    private TickProbe probe(StateBuffer ticks, StateBuffer bars) {
        TickProbe made = SpikePriceProbe.factory(
                        DetectorSettings.DEFAULT, new Provenance("config", "commit"), events::add)
                .create(ticks, bars);
        made.restart();
        return made;
    }

    private void trade(int second, double newPrice) {
        price = newPrice;
        tick.begin(TickType.TRADE);
        tick.exchange = TestRows.ASSET.exchange();
        tick.symbol = TestRows.ASSET.symbol();
        tick.timestampMicros = start + second * 1_000_000L;
        tick.price = newPrice;
        probe.onTick(tick, start + MINUTE);
    }

    private void wander(int trades) {
        for (int i = 0; i < trades; i++) {
            trade(i, price * Math.exp(TRADE_SIGMA * random.nextGaussian()));
        }
    }

    private Row close() {
        Row row = TestRows.row(TestRows.ASSET, Timeframe.M1, start + MINUTE);
        TestRows.set(row, Returns.RET_M_1, Math.log(price / previousClose));
        previousClose = price;
        probe.onMinuteClosed(row);
        start += MINUTE;
        return row;
    }

    private void quietMinutes(int minutes) {
        for (int i = 0; i < minutes; i++) {
            wander(TRADES);
            close();
        }
    }

    @Test
    void firesOnTheTradeThatGoesTooFar() {
        quietMinutes(60);
        events.clear();
        wander(5);
        double reference = previousClose;
        trade(30, reference * 0.999);
        assertThat(events).isEmpty();
        trade(31, reference * 0.98);
        trade(32, reference * 0.97);
        assertThat(events).hasSize(1);
        AnomalyEvent event = events.get(0);
        assertThat(event.detectorId()).isEqualTo("spike.price_down.tick.v1");
        assertThat(event.subtype()).isEqualTo("price_down");
        assertThat(event.direction()).isEqualTo(-1);
        assertThat(event.exchangeTsMicros()).isEqualTo(start + MINUTE);
        assertThat(event.triggerTsMicros()).isEqualTo(start + 31_000_000L);
        assertThat(event.episodeId()).isEqualTo(event.eventId());
        assertThat(event.pValue()).isLessThanOrEqualTo(2 / 1_440.0);
        assertThat(event.payload()).contains("\"reason\":\"price fell 2.00 % within the minute so far, ");
    }

    @Test
    void rowsCarryTheFiringsOfTheirBars() {
        quietMinutes(60);
        events.clear();
        start = Timeframe.H1.floor(start + Timeframe.H1.micros() - 1);
        quietMinutes(3);
        trade(10, previousClose * 1.03);
        Row minute = close();
        quietMinutes(11);
        assertThat(close().firings()).isEmpty();
        assertThat(events).isNotEmpty();
        AnomalyEvent event = events.get(0);
        assertThat(minute.firings())
                .containsExactly(new Firing(
                        "spike.price_up.tick.v1", event.eventId(), 1, event.severity(), event.triggerTsMicros()));
        Row quarter = TestRows.row(TestRows.ASSET, Timeframe.M15, Timeframe.M15.floor(start));
        probe.onLongerClosed(quarter);
        assertThat(quarter.firings()).isEqualTo(minute.firings());
        Row next = TestRows.row(TestRows.ASSET, Timeframe.M15, Timeframe.M15.floor(start) + Timeframe.M15.micros());
        probe.onLongerClosed(next);
        assertThat(next.firings()).isEmpty();
    }

    @Test
    void staysQuietWithinTheCoolDown() {
        quietMinutes(60);
        events.clear();
        trade(1, previousClose * 1.03);
        close();
        trade(1, previousClose * 1.03);
        close();
        assertThat(events).hasSize(1);
        trade(1, previousClose * 0.90);
        assertThat(events).hasSize(2);
    }

    @Test
    void isSilentInWarmup() {
        quietMinutes(43);
        trade(1, previousClose * 1.05);
        assertThat(events).isEmpty();
    }

    @Test
    void comparesNothingAcrossARestart() {
        quietMinutes(60);
        events.clear();
        probe.restart();
        trade(1, price * 1.5);
        trade(2, price * 1.5);
        assertThat(events).isEmpty();
    }

    @Test
    void keepsToItsBudgetOnQuietTrades() {
        quietMinutes(45);
        events.clear();
        quietMinutes(5 * 1_440);
        // the budget of two false alerts a day makes ten
        assertThat(events.size()).isBetween(2, 20);
    }

    @Test
    void goesOnFromItsSavedState() {
        quietMinutes(60);
        events.clear();
        wander(7);
        StateBuffer otherTicks = new StateBuffer();
        StateBuffer otherBars = new StateBuffer();
        TickProbe restored = probe(otherTicks, otherBars);
        otherTicks.load(tickState.save());
        otherBars.load(barState.save());
        double fall = previousClose * 0.98;
        trade(20, fall);
        probe = restored;
        trade(20, fall);
        assertThat(events).hasSize(2);
        assertThat(events.get(1)).isEqualTo(events.get(0));
    }

    @Test
    void aTradeAllocatesNothing() {
        quietMinutes(2_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        tick.begin(TickType.TRADE);
        tick.exchange = TestRows.ASSET.exchange();
        tick.symbol = TestRows.ASSET.symbol();
        tick.timestampMicros = start + 1_000_000L;
        tick.price = price;
        long bytes = 0;
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 100_000; i++) {
                probe.onTick(tick, start + MINUTE);
            }
            bytes = threads.getThreadAllocatedBytes(thread) - before;
        }
        assertThat(bytes).isLessThan(10_000);
    }
}
