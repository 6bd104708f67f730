package org.alphadetector.detectors.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.alphadetector.detectors.pipeline.Transcript;
import org.alphadetector.detectors.pipeline.TwoExchanges;
import org.alphadetector.detectors.pipeline.TwoExchanges.Message;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.Control.Origin;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.control.ControlOutcome;
import org.alphadetector.features.control.SourceSelector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopologyControlsTest {
    private static final int MINUTES = 60;
    private static final int SILENT_FROM = 20;
    private static final int SILENT_TO = 35;

    private static List<Message> messages;

    @BeforeAll
    static void simulate() {
        messages = TwoExchanges.messages(MINUTES);
    }

    @Test
    void leavesOutASilentExchangeAndTakesItBackAndAReplayOfTheRecordsSaysTheSame() {
        List<ControlEffect> effects;
        Transcript live;
        try (TopologyRun run = new TopologyRun(settings().withExcludeAfter(Duration.ofSeconds(60)))) {
            sendWithSilence(run);
            effects = run.effects();
            live = run.read();
        }

        assertThat(effects).extracting(ControlEffect::outcome).containsOnly(ControlOutcome.APPLIED);
        assertThat(effects)
                .extracting(effect -> effect.control().getClass().getSimpleName()
                        + ' '
                        + effect.control().origin())
                .containsExactly("Exclude TIMER", "Include TIMER");
        assertThat(effects.get(1).droppedRows()).isPositive();
        Transcript replayed = TwoExchanges.replay(messages, 1, effects);
        assertThat(replayed.rows).isEqualTo(live.rows);
        assertThat(replayed.events).isEqualTo(live.events).isNotEmpty();
        try (TopologyRun run = new TopologyRun(settings().withControls(effects))) {
            messages.forEach(message -> run.send(message.key(), message.value()));
            Transcript again = run.read();
            assertThat(again.rows).isEqualTo(live.rows);
            assertThat(again.events).isEqualTo(live.events);
        }
    }

    @Test
    void aReplayNeverTimesOut() {
        try (TopologyRun run = new TopologyRun(settings())) {
            sendWithSilence(run);
            assertThat(run.effects()).isEmpty();
            assertThat(run.read().rows).isEqualTo(TwoExchanges.replay(messages, 1, List.of()).rows);
        }
    }

    @Test
    void anOperatorsRecordActsAtOnce() {
        try (TopologyRun run = new TopologyRun(settings())) {
            List<Message> left = messages.stream()
                    .filter(message -> message.exchange().equals("left"))
                    .toList();
            left.forEach(message -> run.send(message.key(), message.value()));
            assertThat(run.read().rows).isEmpty();

            run.control(new Control.Exclude("1", Origin.OPERATOR, SourceSelector.everywhere("right"), "test"));

            assertThat(run.read().rows).isNotEmpty();
            assertThat(run.effects()).hasSize(1).allMatch(ControlEffect::isApplied);
        }
    }

    /** Sends at the pace of the wall; what the right exchange says in its silence comes at its end, all at once. */
    private static void sendWithSilence(TopologyRun run) {
        List<Message> held = new ArrayList<>();
        long nowMicros = messages.get(0).timestampMicros();
        for (Message message : messages) {
            int minute = message.minute(messages);
            long seconds = (message.timestampMicros() - nowMicros) / 1_000_000L;
            for (long i = 0; i < seconds; i++) {
                run.pass(Duration.ofSeconds(1));
            }
            nowMicros += seconds * 1_000_000L;
            if (message.exchange().equals("right") && minute >= SILENT_FROM && minute < SILENT_TO) {
                held.add(message);
                continue;
            }
            if (minute >= SILENT_TO) {
                held.forEach(late -> run.send(late.key(), late.value()));
                held.clear();
            }
            run.send(message.key(), message.value());
        }
        // What was said at the very end becomes complete when both have caught up.
        run.pass(Duration.ofSeconds(1));
    }

    private static TopologySettings settings() {
        return TopologyRun.settings(TwoExchanges.NAMES.toArray(String[]::new));
    }
}
