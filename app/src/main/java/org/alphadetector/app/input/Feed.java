package org.alphadetector.app.input;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.DoubleSupplier;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.console.Progress;
import org.alphadetector.app.console.Terminal;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.ingest.publish.PublisherSettings;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.admin.Admin;

/** Publishes ticks to a topic at a speed, each once whatever happens, with progress on stderr. */
public final class Feed {
    private static final int LOOK_EACH = 256;
    /** Before a longer wait the transaction is committed, or its ticks would wait too. */
    private static final long COMMIT_BEFORE_WAIT_MS = 20;

    private final String bootstrap;
    private final String topic;
    private final Speed speed;
    private final boolean isFromBeginning;
    private final StopSignal stop;

    /**
     * @param isFromBeginning whether to publish again what an earlier run of the same ticks has published
     */
    public Feed(String bootstrap, String topic, Speed speed, boolean isFromBeginning, StopSignal stop) {
        this.bootstrap = bootstrap;
        this.topic = topic;
        this.speed = speed;
        this.isFromBeginning = isFromBeginning;
        this.stop = stop;
    }

    /** Refuses a topic that the pipeline writes: a tick among its own records would end it or spoil its state. */
    public static void requireTickTopic(String topic) {
        if (Topics.isWritten(topic)) {
            throw new UserMistake("the pipeline itself, or Kafka for it, writes the topic '" + topic
                    + "', so no ticks belong there; name another --topic.");
        }
    }

    /**
     * Publishes all ticks that are not published yet, or those up to the stop signal.
     *
     * @param sequence names these ticks, which must be the same in every run
     * @param share says how far the source is
     */
    public void run(String sequence, TickSource ticks, DoubleSupplier share, PrintWriter err) throws IOException {
        try (Admin admin = Brokers.admin(bootstrap)) {
            TopicSetup.requireTopic(admin, topic);
        }
        PublisherSettings settings =
                speed.equals(Speed.MAX) ? PublisherSettings.THROUGHPUT : PublisherSettings.LOW_LATENCY;
        try (ResumingPublisher publisher = ResumingPublisher.open(bootstrap, topic, sequence, settings);
                Progress progress = new Progress(err, Terminal.isStderr(), "ticks")) {
            long publishedBefore = publisher.published();
            if (isFromBeginning) {
                publisher.forgetPublished();
            } else if (publishedBefore > 0) {
                progress.step("an earlier run has published the first " + publishedBefore
                        + " messages, the clock's too; what comes after them is published now.");
            }
            publish(ticks, share, publisher, progress);
        }
    }

    private void publish(TickSource ticks, DoubleSupplier share, ResumingPublisher publisher, Progress progress)
            throws IOException {
        Speed.Pacer pacer = speed.pacer();
        long before = publisher.published();
        long count = 0;
        while (!stop.isRaised() && ticks.advance()) {
            Tick tick = ticks.tick();
            boolean isNew = publisher.isNextNew();
            if (isNew) {
                await(pacer.dueInMs(tick.timestampMicros), publisher);
            }
            if (stop.isRaised()) {
                break;
            }
            publisher.publish(tick);
            count += isNew && tick.type.isAssetMessage() ? 1 : 0;
            if (count % LOOK_EACH == 0) {
                progress.report(share.getAsDouble(), count);
            }
        }
        publisher.commit();
        if (stop.isRaised()) {
            return;
        }
        if (before > 0 && publisher.published() == before) {
            progress.step(
                    "nothing comes after them, so nothing was published now; --from-beginning publishes all again.");
            return;
        }
        progress.done(count);
    }

    private void await(long waitMs, ResumingPublisher publisher) {
        if (waitMs >= COMMIT_BEFORE_WAIT_MS) {
            publisher.commit();
        }
        if (waitMs > 0) {
            stop.await(waitMs);
        }
    }
}
