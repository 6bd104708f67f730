package org.alphadetector.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.alphadetector.app.control.ControlLog;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.Control.Origin;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.control.ControlOutcome;
import org.alphadetector.features.control.SourceSelector;
import org.alphadetector.features.market.RequiredMark;
import org.alphadetector.features.market.SourceStatus;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.Mark;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.features.streams.PipelineMeters.TickMeters;
import org.alphadetector.ingest.tick.TickFault;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PipelineRecorderTest {
    private static final SourcePartition SOURCE = new SourcePartition("ticks", 2);
    private static final long MICROS_PER_MS = 1_000;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = Instant.ofEpochMilli(1_000_000);
    private final PipelineRecorder recorder = new PipelineRecorder(new Meters(registry), () -> now);

    @Test
    void latencyIsFromTheAppendOfTheTickThatMadeTheEvent() {
        TickMeters ticks = recorder.startTicks(2);
        ticks.tick(999_000);
        ticks.tick(999_970);
        ticks.event();

        assertThat(registry.get("alpha.ticks")
                        .tag("partition", "2")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("alpha.tick.event.latency").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(30);
    }

    @Test
    void aSourceThatIsLeftOutOrWaitedForAgainIsSaid() {
        Control exclude =
                new Control.Exclude("1", Origin.TIMER, SourceSelector.everywhere("venue"), "no mark for 60 s");
        Control include = new Control.Include("2", Origin.TIMER, SourceSelector.in("ticks", 3, "venue"), "back");
        List<String> said = said(ControlLog.class, () -> {
            recorder.control(new ControlEffect(exclude, ControlOutcome.APPLIED, 60_000_000, 0));
            recorder.control(new ControlEffect(exclude, ControlOutcome.UNCHANGED, 60_000_000, 0));
            recorder.control(new ControlEffect(include, ControlOutcome.APPLIED, ControlEffect.NOTHING_CLOSED, 7));
        });

        assertThat(said).hasSize(2);
        assertThat(said.get(0))
                .startsWith("venue is excluded from 1970-01-01T00:02:00Z (1m)")
                .endsWith("Why: no mark for 60 s.");
        assertThat(said.get(1))
                .startsWith("venue in ticks-3 is included from the beginning")
                .endsWith("7 of its rows were left out. Why: back.");
    }

    @Test
    void theFirstDeadLetterOfEachReasonIsSaid() {
        List<String> said = said(DeadLetterLog.class, () -> {
            recorder.startTicks(2).deadLetter(TickFault.UNKNOWN_EXCHANGE);
            recorder.startTicks(3).deadLetter(TickFault.UNKNOWN_EXCHANGE);
            recorder.startTicks(3).deadLetter(TickFault.BAD_NUMBER);
            new SpokenMeters().deadLetter(TickFault.BAD_NUMBER);
        });

        assertThat(said).hasSize(3);
        assertThat(said.get(0))
                .startsWith("A tick was not taken in: unknown_exchange, its exchange is none of those that are read.")
                .contains("dead-letter.ticks");
        assertThat(said.get(1)).startsWith("A tick was not taken in: bad_number. It is in");
    }

    private static List<String> said(Class<?> by, Runnable run) {
        Logger logger = (Logger) LoggerFactory.getLogger(by);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);
        try {
            run.run();
        } finally {
            logger.detachAppender(appender);
        }
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void clockBehindTheBrokersIsNoNegativeLatency() {
        TickMeters ticks = recorder.startTicks(2);
        ticks.tick(1_000_005);
        ticks.event();

        assertThat(registry.get("alpha.tick.event.latency").timer().count()).isEqualTo(1);
    }

    @Test
    void markLagGrowsWithTheClockAndFallsWithAMark() {
        recorder.marketSources(List.of(status(Long.MIN_VALUE, false)));
        now = now.plusSeconds(70);
        assertThat(markLagSeconds()).isEqualTo(70);

        recorder.mark(new Mark(SOURCE, "venue", (now.toEpochMilli() - 2_500) * MICROS_PER_MS));
        assertThat(markLagSeconds()).isEqualTo(2.5);
    }

    @Test
    void markLagGoesWithTheMarketStage() {
        recorder.marketSources(List.of(status(Long.MIN_VALUE, false)));
        recorder.stopMarket();

        assertThat(registry.find("alpha.mark.lag").gauge()).isNull();
    }

    @Test
    void barCloseDelayIsFromTheEndOfTheBar() {
        recorder.pointClosed(Timeframe.M15, (now.toEpochMilli() - 2_100) * MICROS_PER_MS);

        assertThat(registry.get("alpha.bar.close.delay")
                        .tag("tf", "15m")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(2_100);
    }

    @Test
    void countsAreTheLatestNotTheirSum() {
        TickMeters ticks = recorder.startTicks(2);
        ticks.counts(counts(3, 1));
        ticks.counts(counts(5, 4));

        assertThat(registry.get("alpha.duplicate").functionCounter().count()).isEqualTo(5);
        assertThat(registry.get("alpha.late")
                        .tag("partition", "2")
                        .functionCounter()
                        .count())
                .isEqualTo(4);
    }

    @Test
    void countsGoWithTheTaskAndItsTicksGoOn() {
        TickMeters ticks = recorder.startTicks(2);
        ticks.tick(1);
        ticks.counts(counts(3, 1));
        ticks.stop();
        recorder.startTicks(2).tick(2);

        assertThat(registry.find("alpha.late").functionCounter()).isNull();
        assertThat(registry.get("alpha.ticks").functionCounter().count()).isEqualTo(2);
    }

    @Test
    void restoredMarkAndExclusionAreToldAtOnce() {
        recorder.marketSources(List.of(status((now.toEpochMilli() - 7_000) * MICROS_PER_MS, true)));
        assertThat(markLagSeconds()).isEqualTo(7);
        assertThat(registry.get("alpha.excluded").gauge().value()).isEqualTo(1);

        recorder.marketSources(List.of(status(now.toEpochMilli() * MICROS_PER_MS, false)));
        assertThat(registry.get("alpha.excluded").gauge().value()).isZero();
    }

    @Test
    void deadLettersAreToldByReason() {
        TickMeters ticks = recorder.startTicks(2);
        ticks.deadLetter(TickFault.BAD_NUMBER);
        recorder.startTicks(3).deadLetter(TickFault.BAD_NUMBER);
        ticks.deadLetter(TickFault.KEY_MISMATCH);

        assertThat(registry.get("alpha.dead.letters")
                        .tag("reason", "bad_number")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void meterOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> new Meters(registry).counter(MeterCatalog.MARK_LAG, "a", "b", "c"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Meters(registry).counter(MeterCatalog.TICKS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private double markLagSeconds() {
        return registry.get("alpha.mark.lag")
                .tag("exchange", "venue")
                .tag("partition", "2")
                .gauge()
                .value();
    }

    private static SourceStatus status(long markMicros, boolean isExcluded) {
        return new SourceStatus(new RequiredMark(SOURCE, "venue"), markMicros, isExcluded, Origin.TIMER, 0);
    }

    private static IngestCounts counts(long duplicate, long late) {
        return new IngestCounts(SOURCE, 0, 100, duplicate, late, 0, Map.of());
    }
}
