package org.alphadetector.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.alphadetector.app.setting.SettingCatalog;
import org.alphadetector.app.setting.Settings;
import org.alphadetector.features.streams.NoMeters;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream thread that fails as where brokers falter, under the real runtime: another takes over from the last commit. */
class ReplacedThreadTest {
    @TempDir
    Path root;

    @Test
    void anotherThreadGoesOnAndSaysWhatAnUninterruptedRunSays() {
        FailingMeters meters = new FailingMeters(List.of(3_000, 9_000));
        try (PublishedMarket market = new PublishedMarket(root, 1);
                StreamsApplication streams = market.start(PublishedMarket.EXCHANGES, Settings.defaults(), meters)) {
            market.publishRest();
            market.awaitDrained(streams);

            assertThat(meters.failed).hasSize(2).noneMatch(Thread::isAlive);
            assertThat(streams.client().metadataForLocalThreads())
                    .hasSize(Settings.defaults().count(SettingCatalog.STREAM_THREADS))
                    .allMatch(thread -> thread.threadState().equals("RUNNING"));
            assertThat(market.said()).hasSizeGreaterThan(100).isEqualTo(market.uninterrupted());
        }
    }

    /** Fails in the middle of a transaction, at the given ticks of all that were begun. */
    private static final class FailingMeters extends NoMeters {
        private final List<Integer> failAt;
        private final AtomicInteger ticks = new AtomicInteger();
        private final Set<Thread> failed = ConcurrentHashMap.newKeySet();

        FailingMeters(List<Integer> failAt) {
            this.failAt = failAt;
        }

        @Override
        public void tick(long appendedMs) {
            if (failAt.contains(ticks.incrementAndGet())) {
                failed.add(Thread.currentThread());
                throw new InvalidTxnStateException("as at a commit");
            }
        }
    }
}
