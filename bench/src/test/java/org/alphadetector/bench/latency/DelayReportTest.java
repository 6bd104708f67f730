package org.alphadetector.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelayReportTest {
    @Test
    void delaysCountFromTheTimeTheTickWasDue() {
        List<EventDelay> delays = new ArrayList<>();
        for (int ms = 1; ms <= 100; ms++) {
            delays.add(new EventDelay(true, 5_000, 6_000, 6_000, 6_500, 6_500, 5_000 + ms * 1_000L));
        }
        // The histogram keeps three digits: a value stands for those within a thousandth.
        assertThat(DelayReport.describe("events", delays))
                .startsWith("events ")
                .contains("p50    50.0", "p90    90.0", "p99    99.0", "p99.9   100.0", "max   100.0 ms", "(100)");
    }
}
