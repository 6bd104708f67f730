package org.alphadetector.app.demo;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.alphadetector.app.broker.AnomalyReader;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.console.LiveTable;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.directory.FedTopics;
import org.alphadetector.app.embedded.EmbeddedKafka;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.input.Truth;
import org.alphadetector.app.pipeline.Drain;
import org.alphadetector.app.pipeline.SinkApplication;
import org.alphadetector.app.pipeline.StreamsApplication;
import org.alphadetector.app.setting.Settings;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.event.EventJson;
import org.alphadetector.detectors.streams.StreamsSettings;
import org.alphadetector.detectors.streams.StreamsSettings.Tuning;
import org.alphadetector.detectors.streams.TopologySettings;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.topic.Topics;
import org.alphadetector.research.evaluation.EventAlarms;
import org.alphadetector.research.matching.Matching;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.injection.InjectionTable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The simulated market on its way through broker, pipeline and sink, with its anomalies on stdout as they come. */
public final class Demo {
    private static final short ONE_COPY = 1;

    private final DataDirectory directory;
    private final EmbeddedKafka kafka;
    private final Database database;
    private final String gitCommit;
    private final PrintWriter out;
    private final StopSignal stop;

    public Demo(
            DataDirectory directory,
            EmbeddedKafka kafka,
            Database database,
            String gitCommit,
            PrintWriter out,
            StopSignal stop) {
        this.directory = directory;
        this.kafka = kafka;
        this.database = database;
        this.gitCommit = gitCommit;
        this.out = out;
        this.stop = stop;
    }

    /**
     * Runs the market to its end, or to the stop signal; returns when everything is in Postgres.
     *
     * @param alsoTold is told of what is injected, besides table {@code injection}
     */
    public DemoResult run(SimulatorSettings market, Truth alsoTold) {
        List<Injection> injections = new CopyOnWriteArrayList<>();
        Truth truth = alsoTold.and(new InjectionTable(database)).and(injections::add);
        String bootstrap = kafka.bootstrap();
        TopologySettings topology = topology(market);
        // 'alpha run' may go on with the directory.
        FedTopics.keep(directory, topology.exchanges());
        try (Admin admin = Brokers.admin(bootstrap)) {
            TopicSetup.ensure(admin, List.of(Topics.TICKS), 1, ONE_COPY);
        }
        try (AnomalyReader reader = AnomalyReader.open(bootstrap, true, false);
                StreamsApplication streams = StreamsApplication.start(
                        new StreamsSettings(bootstrap, StreamsApplication.ID, ONE_COPY, Tuning.LATENCY),
                        topology,
                        Settings.defaults());
                SinkApplication sink = SinkApplication.startAlone(bootstrap, database, false);
                Drain drain = new Drain(bootstrap, List.of(Topics.TICKS), sink);
                MarketFeed feed = MarketFeed.start(bootstrap, market, truth, stop)) {
            return watch(reader, feed, drain, market.endMicros(), injections, () -> {
                streams.requireRunning();
                sink.requireRunning();
                feed.requireRunning();
            });
        }
    }

    private DemoResult watch(
            AnomalyReader reader,
            MarketFeed feed,
            Drain drain,
            long endMicros,
            List<Injection> injections,
            Runnable requireRunning) {
        EventAlarms alarms = new EventAlarms();
        LiveTable table = new LiveTable(out);
        long startNanos = System.nanoTime();
        long anomalies = 0;
        boolean isDrained = false;
        while (!stop.isRaised()) {
            requireRunning.run();
            List<ConsumerRecord<byte[], byte[]>> records = reader.poll();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                AnomalyEvent event = EventJson.decode(record.value());
                table.add(event);
                alarms.event(event);
            }
            anomalies += records.size();
            String status = feed.status() + "   anomalies: " + anomalies;
            table.show(status);
            if (isDrained && records.isEmpty()) {
                table.end(status);
                break;
            }
            isDrained = feed.isDone() && drain.isDrained();
        }
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        return new DemoResult(feed.count(), anomalies, seconds, endMicros, Matching.of(injections, alarms.alarms()));
    }

    private TopologySettings topology(SimulatorSettings market) {
        Settings settings = Settings.defaults();
        Provenance provenance = settings.pipeline().provenance(gitCommit);
        return new TopologySettings(
                new TreeMap<>(Map.of(Topics.TICKS, new TreeSet<>(List.of(market.exchange())))),
                1,
                settings.pipeline(),
                provenance);
    }
}
