package org.alphadetector.app.input;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.DoubleSupplier;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.console.Progress;
import org.alphadetector.app.console.Terminal;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.ingest.publish.PublisherSettings;
import org.alphadetector.ingest.publish.TickPublisher;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;
import org.apache.kafka.clients.admin.Admin;

/** Publishes ticks to a topic at a speed, with progress on stderr. */
public final class Feed {
    private static final int LOOK_EACH = 256;

    private final String bootstrap;
    private final String topic;
    private final Speed speed;
    private final StopSignal stop;

    public Feed(String bootstrap, String topic, Speed speed, StopSignal stop) {
        this.bootstrap = bootstrap;
        this.topic = topic;
        this.speed = speed;
        this.stop = stop;
    }

    /** Publishes all ticks, or those up to the stop signal; {@code share} says how far the source is. */
    public void run(TickSource ticks, DoubleSupplier share, PrintWriter err) throws IOException {
        try (Admin admin = Brokers.admin(bootstrap)) {
            TopicSetup.requireTopic(admin, topic);
        }
        PublisherSettings settings =
                speed.equals(Speed.MAX) ? PublisherSettings.THROUGHPUT : PublisherSettings.LOW_LATENCY;
        Speed.Pacer pacer = speed.pacer(stop);
        try (TickPublisher publisher = TickPublisher.connect(bootstrap, topic, settings);
                Progress progress = new Progress(err, Terminal.isStderr(), "ticks")) {
            TickPublisher lenient = publisher.withoutValidation();
            long count = 0;
            while (ticks.advance() && !stop.isRaised()) {
                Tick tick = ticks.tick();
                pacer.await(tick.timestampMicros);
                lenient.publish(tick);
                count += tick.type.isAssetMessage() ? 1 : 0;
                if (count % LOOK_EACH == 0) {
                    progress.report(share.getAsDouble(), count);
                }
            }
            publisher.flush();
            if (!stop.isRaised()) {
                progress.done(count);
            }
        }
    }
}
