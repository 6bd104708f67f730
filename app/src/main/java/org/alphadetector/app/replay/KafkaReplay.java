package org.alphadetector.app.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.broker.DrainCheck;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.console.Progress;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.app.input.FileInput;
import org.alphadetector.app.input.ResumingPublisher;
import org.alphadetector.app.input.SourceProgress;
import org.alphadetector.app.pipeline.Drain;
import org.alphadetector.app.pipeline.LeftBehind;
import org.alphadetector.app.pipeline.SinkApplication;
import org.alphadetector.app.pipeline.StreamsApplication;
import org.alphadetector.detectors.streams.StreamsSettings;
import org.alphadetector.detectors.streams.StreamsSettings.Tuning;
import org.alphadetector.detectors.streams.TopologySettings;
import org.alphadetector.ingest.publish.PublisherSettings;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.ingest.topic.Topics;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.injection.InjectionTable;
import org.apache.kafka.clients.admin.Admin;

/** A replay through a broker: the ticks are published, and the two applications run until nothing is left to read. */
final class KafkaReplay {
    private static final int LOOK_EACH = 4_096;

    private final ReplayPlan plan;
    private final String bootstrap;
    private final short replicationFactor;
    private final StopSignal stop;

    KafkaReplay(ReplayPlan plan, String bootstrap, short replicationFactor, StopSignal stop) {
        this.plan = plan;
        this.bootstrap = bootstrap;
        this.replicationFactor = replicationFactor;
        this.stop = stop;
    }

    /**
     * Runs it; false when it was stopped before its end.
     *
     * @param sequence names the ticks of this replay
     * @param isResumed whether the topics may hold the beginning of this replay
     */
    boolean run(Database database, String sequence, boolean isResumed, SourceProgress source, Progress progress) {
        prepareTopics();
        if (!isResumed) {
            // Before the publisher is opened: that would end another run of the same ticks.
            requireNoTicks();
        }
        try (ResumingPublisher publisher =
                ResumingPublisher.open(bootstrap, Topics.TICKS, sequence, PublisherSettings.THROUGHPUT)) {
            if (isResumed && publisher.published() > 0) {
                // These brokers serve this replay alone, so the earlier run of it is dead.
                LeftBehind.clear(bootstrap);
            } else if (isResumed) {
                // A run that was killed before its first commit left nothing that would not time out by itself.
                requireNoTicks();
            }
            return run(database, publisher, source, progress);
        }
    }

    private boolean run(Database database, ResumingPublisher publisher, SourceProgress source, Progress progress) {
        try (StreamsApplication streams =
                        StreamsApplication.start(streamsSettings(), topologySettings(), plan.settings());
                SinkApplication sink = SinkApplication.startAlone(bootstrap, database, true);
                Drain drain = new Drain(bootstrap, List.of(Topics.TICKS), sink)) {
            FileInput input = plan.input().alsoTelling(new InjectionTable(database));
            if (!publish(input, publisher, source, progress, streams)) {
                return false;
            }
            progress.step("all ticks are published; waiting for the pipeline to take them in ...");
            return drain.await(stop, () -> {
                streams.requireRunning();
                sink.requireRunning();
            });
        }
    }

    private void requireNoTicks() {
        try (DrainCheck check = new DrainCheck(bootstrap)) {
            if (!check.isEmpty(List.of(Topics.TICKS))) {
                throw new UserMistake("the topic 'ticks' at " + bootstrap
                        + " holds other ticks already; a replay needs brokers of its own, so name others.");
            }
        }
    }

    private void prepareTopics() {
        try (Admin admin = Brokers.admin(bootstrap)) {
            int count = TopicSetup.ensure(admin, List.of(Topics.TICKS), plan.partitions(), replicationFactor);
            if (count != plan.partitions()) {
                throw new UserMistake("the topic 'ticks' at " + bootstrap + " has " + count
                        + " partitions; name other brokers, or say --partitions " + count + '.');
            }
        }
    }

    private boolean publish(
            FileInput input,
            ResumingPublisher publisher,
            SourceProgress source,
            Progress progress,
            StreamsApplication streams) {
        try (TickSource ticks = input.open(source, plan.longestLatenessMicros())) {
            long count = 0;
            while (ticks.advance()) {
                Tick tick = ticks.tick();
                publisher.publish(tick);
                if (tick.type.isAssetMessage() && ++count % LOOK_EACH == 0) {
                    progress.report(source.share(), count);
                    streams.requireRunning();
                    if (stop.isRaised()) {
                        return false;
                    }
                }
            }
            publisher.commit();
            progress.done(count);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the files", e);
        }
    }

    private StreamsSettings streamsSettings() {
        return new StreamsSettings(bootstrap, StreamsApplication.ID, replicationFactor, Tuning.THROUGHPUT);
    }

    private TopologySettings topologySettings() {
        return new TopologySettings(
                        new TreeMap<>(Map.of(Topics.TICKS, plan.input().survey().exchanges())),
                        plan.partitions(),
                        plan.settings().pipeline(),
                        plan.provenance())
                .withControls(plan.controls().effects());
    }
}
