package org.alphadetector.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.directory.FedTopics;
import org.alphadetector.app.embedded.EmbeddedServices;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.app.health.Monitoring;
import org.alphadetector.app.pipeline.LeftBehind;
import org.alphadetector.app.pipeline.SinkApplication;
import org.alphadetector.app.pipeline.StreamsApplication;
import org.alphadetector.app.postgres.PostgresAddress;
import org.alphadetector.app.setting.SettingCatalog;
import org.alphadetector.app.setting.Settings;
import org.alphadetector.app.version.BuildVersion;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.detectors.streams.StreamsSettings;
import org.alphadetector.detectors.streams.StreamsSettings.Tuning;
import org.alphadetector.detectors.streams.TopologySettings;
import org.alphadetector.sink.Database;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alpha run}. */
@Command(
        name = "run",
        header = "Run the pipeline: ticks in, rows and anomalies out.",
        description = {
            "With --data: broker, Postgres, pipeline and sink in this process; the directory keeps their ports, and what"
                    + " was there before goes on. With --kafka: the Streams application alone, on brokers with"
                    + " transaction.version 2; 'alpha sink' writes Postgres, and more instances share the partitions.",
            "A row is complete when every exchange that is named has reached its time, so name exactly those that are fed,"
                    + " and the same each time: state that was made from others is refused. Missing topics are made."
                    + " Ends with Ctrl-C."
        },
        footer = {
            "  alpha run --data live --exchanges binance-futures",
            "  alpha run --kafka broker:9092 --topics ticks.binance=binance-futures,ticks.bybit=bybit \\",
            "      --replication 3"
        })
public final class RunCommand implements Callable<Integer> {
    private static final long LOOK_EACH_MS = 500;
    private static final int MAX_PARTITIONS = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private TickTopicOptions tickTopics;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private HttpOptions http;

    @Option(names = "--data", paramLabel = "DIR", description = "Run everything in this process, on this directory.")
    private @Nullable Path data;

    @Option(names = "--kafka", paramLabel = "HOST:PORT[,...]", description = "Run on these brokers.")
    private @Nullable String kafka;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of the tick topics, if they have to be made. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--replication",
            paramLabel = "N",
            defaultValue = "3",
            description = "With --kafka: copies of each topic that is made. Default: ${DEFAULT-VALUE}.")
    private short replicationFactor;

    @Option(names = "--no-sink", description = "With --data: leave writing Postgres to 'alpha sink --data DIR'.")
    private boolean isWithoutSink;

    @Option(
            names = "--exclude-after",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description =
                    "Go on without an exchange that has sent nothing for so long while others did, until it is back;"
                            + " 0: wait for ever. See 'alpha exclude'. Default: ${DEFAULT-VALUE}.")
    private int excludeAfterSeconds;

    @Option(
            names = "--accept-new-broker",
            description =
                    "With --data: Go on although the tables were written from other brokers or topics, which may leave rows"
                            + " missing or write some twice.")
    private boolean isNewBrokerAccepted;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A properties file with settings, see docs/settings.md. Default: none.")
    private @Nullable Path config;

    private final StopSignal stop;

    public RunCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() {
        if ((data == null) == (kafka == null)) {
            throw new UserMistake("say where to run, with either --data DIR or --kafka HOST:PORT.");
        }
        if (partitions < 1 || partitions > MAX_PARTITIONS) {
            throw new UserMistake("--partitions must be from 1 to " + MAX_PARTITIONS + ", not " + partitions + '.');
        }
        if (excludeAfterSeconds < 0) {
            throw new UserMistake("--exclude-after must be 0 or more seconds, not " + excludeAfterSeconds + '.');
        }
        requireFitting();
        tickTopics.check();
        http.check();
        Settings settings = Settings.load(config);
        if (kafka != null) {
            Brokers.requireAnswer(kafka);
            runStreams(kafka, settings);
        } else {
            runEmbedded(settings);
        }
        return 0;
    }

    /** An option of the other way to run is a mistake that would pass unseen. */
    private void requireFitting() {
        List<String> strange = data == null ? List.of("--no-sink", "--accept-new-broker") : List.of("--replication");
        for (String option : strange) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new UserMistake(
                        option + " goes with " + (data == null ? "--data" : "--kafka") + "; leave it out.");
            }
        }
        if (replicationFactor < 1) {
            throw new UserMistake("--replication must be 1 or more, not " + replicationFactor + '.');
        }
    }

    private void runStreams(String bootstrap, Settings settings) {
        try (Monitoring monitoring = new Monitoring(stop)) {
            String served = http.serve(monitoring, HttpOptions.RUN_PORT);
            try (StreamsApplication streams = startStreams(bootstrap, replicationFactor, settings, monitoring)) {
                monitoring.started();
                watch("running on " + bootstrap + served, streams::requireRunning);
            }
        }
    }

    private void runEmbedded(Settings settings) {
        try (DataDirectory directory = DataDirectory.own(data, "run");
                Monitoring monitoring = new Monitoring(stop)) {
            if (DataDirectory.isOfReplay(directory.root())) {
                throw new UserMistake(directory.root() + " holds a replay; name another directory.");
            }
            FedTopics.requireSame(directory, tickTopics.exchanges());
            String served = http.serve(monitoring, directory);
            try (EmbeddedServices services = EmbeddedServices.start(directory);
                    Database database = new PostgresAddress(services.postgres().jdbcUrl()).open();
                    StreamsApplication streams = startOwned(services, settings, monitoring)) {
                FedTopics.keep(directory, tickTopics.exchanges());
                monitoring.watch(services.postgres());
                String where = "running; Kafka " + services.kafka().bootstrap() + ", Postgres "
                        + services.postgres().jdbcUrl() + served;
                if (isWithoutSink) {
                    monitoring.started();
                    watch(where, streams::requireRunning);
                    return;
                }
                String bootstrap = services.kafka().bootstrap();
                try (SinkApplication sink = SinkApplication.startMember(
                        bootstrap, database, isNewBrokerAccepted, monitoring.sinkMeters(database))) {
                    monitoring.watch(sink, bootstrap, database, settings.value(SettingCatalog.READY_SINK_LAG));
                    monitoring.started();
                    watch(where, () -> {
                        streams.requireRunning();
                        sink.requireRunning();
                    });
                }
            }
        }
    }

    private StreamsApplication startOwned(EmbeddedServices services, Settings settings, Monitoring monitoring) {
        String bootstrap = services.kafka().bootstrap();
        // Whoever owned the directory before is gone, else the directory could not have been taken.
        LeftBehind.clear(bootstrap);
        return startStreams(bootstrap, (short) 1, settings, monitoring);
    }

    private StreamsApplication startStreams(
            String bootstrap, short replication, Settings settings, Monitoring monitoring) {
        int count;
        try (Admin admin = Brokers.admin(bootstrap)) {
            count = TopicSetup.ensure(admin, tickTopics.topics(), partitions, replication);
        }
        if (count != partitions && spec.commandLine().getParseResult().hasMatchedOption("--partitions")) {
            spec.commandLine()
                    .getErr()
                    .println("--partitions " + partitions + " changes nothing: the tick topics are there already, with "
                            + count + '.');
        }
        PipelineSettings pipeline = settings.pipeline();
        StreamsApplication streams = StreamsApplication.start(
                new StreamsSettings(bootstrap, StreamsApplication.ID, replication, Tuning.LATENCY),
                new TopologySettings(
                                tickTopics.exchanges(), count, pipeline, pipeline.provenance(BuildVersion.gitCommit()))
                        .withExcludeAfter(Duration.ofSeconds(excludeAfterSeconds)),
                settings,
                monitoring.pipelineMeters());
        monitoring.watch(streams, bootstrap, settings.value(SettingCatalog.READY_STREAMS_LAG));
        return streams;
    }

    private void watch(String where, Runnable requireRunning) {
        if (stop.isRaised()) {
            return;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println(where + "; Ctrl-C ends it.");
        err.flush();
        while (!stop.await(LOOK_EACH_MS)) {
            requireRunning.run();
        }
    }
}
