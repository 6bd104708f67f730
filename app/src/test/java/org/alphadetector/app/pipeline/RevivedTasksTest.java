package org.alphadetector.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The live-object stores under the real runtime: tasks are lost in mid-transaction, revived, and the application begins
 * anew on an empty directory; what it says is what an uninterrupted run says. It would not be, were a store not written
 * before each commit, or kept on the heap after a loss.
 */
class RevivedTasksTest {
    @TempDir
    Path root;

    @Test
    void saysWhatAnUninterruptedRunSays() {
        try (PublishedMarket market = new PublishedMarket(root, 1)) {
            try (StreamsApplication streams = market.start()) {
                market.publish(6_000);
                market.awaitRead(2_000);
                LeftBehind.clear(market.bootstrap());
                market.publish(6_000);
                market.awaitRead(8_000);
                LeftBehind.clear(market.bootstrap());
                market.awaitRead(11_000);
                streams.requireRunning();
            }
            market.publishRest();
            try (StreamsApplication streams = market.start()) {
                market.awaitDrained(streams);
            }
            assertThat(market.said()).hasSizeGreaterThan(100).isEqualTo(market.uninterrupted());
        }
    }
}
