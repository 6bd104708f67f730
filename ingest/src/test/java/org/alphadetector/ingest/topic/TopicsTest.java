package org.alphadetector.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private final Map<String, TopicSpec> byName =
            Topics.all(List.of("ticks.binance-futures", "ticks.bybit"), 6).stream()
                    .collect(Collectors.toMap(TopicSpec::name, spec -> spec));

    @Test
    void readsNoTickTopicThatItWrites() {
        assertThat(Topics.written()).doesNotContain(Topics.TICKS);
        for (String written : Topics.written()) {
            assertThatThrownBy(() -> Topics.checkTickTopics(List.of(Topics.TICKS, written)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(written);
        }
        assertThatThrownBy(() -> Topics.checkTickTopics(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Topics.checkTickTopics(List.of("a", "a")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listsEveryTopicOnce() {
        Set<String> names = byName.keySet();
        assertThat(names).containsAll(Topics.written()).hasSize(Topics.written().size() + 2);
        assertThat(byName.get("ticks.bybit").partitions()).isEqualTo(6);
        assertThat(byName.get(Topics.FEATURES_ASSET).partitions()).isEqualTo(1);
    }

    @Test
    void stampsLogAppendTimeAndSaysRetention() {
        for (TopicSpec spec : byName.values()) {
            assertThat(spec.settings()).as(spec.name()).containsEntry("message.timestamp.type", "LogAppendTime");
            assertThat(spec.settings()).as(spec.name()).containsKeys("retention.ms", "cleanup.policy");
        }
        assertThat(byName.get(Topics.CONTROL).settings()).containsEntry("retention.ms", "-1");
    }

    @Test
    void letsLargeTicksInToRejectThem() {
        for (String name : List.of("ticks.bybit", Topics.DEAD_LETTER_TICKS)) {
            assertThat(byName.get(name).settings()).containsEntry("max.message.bytes", "8388608");
        }
    }
}
