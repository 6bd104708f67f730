package org.alphadetector.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.app.setting.Settings;
import org.alphadetector.features.streams.PipelineMeters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brokers keep a pipeline's state; another set of exchanges on it must neither go round for ever nor spoil it. */
class OtherSourcesTest {
    @TempDir
    Path root;

    @Test
    void exchangesThatChangedAreRefusedAndTheOldOnesGoOn() {
        SortedSet<String> more = new TreeSet<>(PublishedMarket.EXCHANGES);
        more.add("another");
        try (PublishedMarket market = new PublishedMarket(root, 1)) {
            try (StreamsApplication streams = market.start()) {
                market.publish(6_000);
                market.awaitDrained(streams);
            }
            LeftBehind.clear(market.bootstrap());
            market.publish(3_000);
            assertRefused(market, more, "not known before: [");
            assertRefused(market, new TreeSet<>(List.of("another")), "no longer named: [");
            try (StreamsApplication streams = market.start()) {
                market.publishRest();
                market.awaitDrained(streams);
            }
            assertThat(market.said()).isEqualTo(market.uninterrupted());
        }
    }

    private static void assertRefused(PublishedMarket market, SortedSet<String> exchanges, String what) {
        try (StreamsApplication streams = market.start(exchanges, Settings.defaults(), PipelineMeters.NONE)) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThatThrownBy(streams::requireRunning)
                    .isInstanceOf(UserMistake.class)
                    .hasMessageContaining(what));
        }
        // So that the next start need not wait for the membership to end.
        LeftBehind.clear(market.bootstrap());
    }
}
