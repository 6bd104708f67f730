package org.alphadetector.detectors.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alphadetector.detectors.pipeline.TwoExchanges.Message;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.Control.Origin;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.control.SourceSelector;
import org.junit.jupiter.api.Test;

class InlineControlsTest {
    private static final int PARTITIONS = 3;
    private static final SourceSelector ONE_PARTITION = SourceSelector.in("ticks", 1, "left");

    @Test
    void aReplayWithTheRecordedControlsSaysWhatTheRunSaid() {
        List<Message> messages = TwoExchanges.messages(70);
        Transcript live = new Transcript();
        InlinePipeline pipeline = TwoExchanges.pipeline(PARTITIONS, List.of(), live);
        int size = messages.size();
        for (int i = 0; i < size; i++) {
            if (i == size / 4) {
                pipeline.control(new Control.Exclude("1", Origin.OPERATOR, ONE_PARTITION, "test"));
            } else if (i == size / 2) {
                pipeline.control(new Control.Exclude("2", Origin.OPERATOR, SourceSelector.everywhere("right"), "test"));
            } else if (i == 3 * size / 4) {
                pipeline.control(new Control.Include("3", Origin.OPERATOR, ONE_PARTITION, "test"));
            }
            TwoExchanges.accept(messages.get(i), pipeline);
        }

        Transcript replayed = TwoExchanges.replay(messages, PARTITIONS, live.effects);

        assertThat(live.effects).hasSize(3).allMatch(ControlEffect::isApplied);
        assertThat(replayed.rows).isEqualTo(live.rows);
        assertThat(replayed.events).isEqualTo(live.events).isNotEmpty();
        assertThat(live.rows.values())
                .filteredOn(json -> json.contains("\"approx\":true"))
                .isNotEmpty();
        assertThat(TwoExchanges.replay(messages, PARTITIONS, List.of()).rows).isNotEqualTo(live.rows);
    }
}
