package org.alphadetector.detectors.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.junit.jupiter.api.Test;

class InlinePipelineTest {
    private static final SimulatorSettings MARKET = Transcript.market(150).withStart(Transcript.BEFORE_MIDNIGHT);

    @Test
    void saysTheSameForAnyNumberOfPartitions() {
        Transcript one = Transcript.inline(MARKET, 1, Long.MAX_VALUE);
        Transcript three = Transcript.inline(MARKET, 3, Long.MAX_VALUE);
        assertThat(one.rows).hasSizeGreaterThan(6 * 150);
        assertThat(three.rows).isEqualTo(one.rows);
        assertThat(three.events).isEqualTo(one.events);
        assertThat(one.baselines).isNotEmpty();
        assertThat(three.baselines).isEqualTo(one.baselines);
        assertThat(one.residuals).isNotEmpty();
        assertThat(three.residuals).isEqualTo(one.residuals);
        assertThat(one.eventClasses).containsExactly("quadrant", "spike");
        assertThat(one.counts).hasSize(1);
        assertThat(three.counts).hasSize(3);
        assertThat(accepted(three)).isEqualTo(accepted(one));
    }

    @Test
    void everyRowOfBothTablesSaysWhereItCameFrom() {
        String hash = PipelineSettings.DEFAULT.configHash();
        assertThat(Transcript.inline(Transcript.market(20), 1, Long.MAX_VALUE)
                        .rows
                        .values())
                .allMatch(json -> json.contains("\"config_hash\":\"" + hash + "\""))
                .allMatch(json -> json.contains("\"git_commit\":\"test\""))
                .allMatch(json -> json.contains("\"pack_rev\":3"));
    }

    private static long accepted(Transcript transcript) {
        return transcript.counts.values().stream()
                .mapToLong(counts -> counts.accepted())
                .sum();
    }

    /** Every column of both tables: JSON leaves out only what is NULL, and texts are compared whole. */
    @Test
    void aPrefixOfTheTicksSaysAPrefixOfTheRows() {
        Transcript full = Transcript.inline(MARKET, 1, Long.MAX_VALUE);
        long length = Transcript.length(MARKET);
        for (int tenth = 1; tenth < 10; tenth += 2) {
            Transcript prefix = Transcript.inline(MARKET, 1, length * tenth / 10 + tenth);
            assertThat(prefix.rows).isNotEmpty();
            assertThat(only(full.rows, prefix.rows)).isEqualTo(prefix.rows);
            assertThat(only(full.events, prefix.events)).isEqualTo(prefix.events);
        }
    }

    private static Map<String, String> only(Map<String, String> all, Map<String, String> keys) {
        Map<String, String> some = new TreeMap<>(all);
        some.keySet().retainAll(keys.keySet());
        return some;
    }
}
