package org.alphadetector.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.alphadetector.app.broker.BrokerOption;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.embedded.EmbeddedPostgres;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.app.health.Monitoring;
import org.alphadetector.app.pipeline.SinkApplication;
import org.alphadetector.app.postgres.PostgresAddress;
import org.alphadetector.app.setting.SettingCatalog;
import org.alphadetector.app.setting.Settings;
import org.alphadetector.sink.Database;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alpha sink}. */
@Command(
        name = "sink",
        header = "Write rows and anomalies from Kafka to Postgres.",
        description = {
            "Reads features.snapshot, market.snapshot, anomalies, anomalies.shadow, baselines, residuals and ingest.counts and"
                    + " writes them to the schema market, each record exactly once. Start it several times and the instances share the partitions.",
            "While Postgres is away it waits and then goes on by itself. What Postgres refuses goes to the topic"
                    + " dead-letter.sink, with the reason in its headers.",
            "'alpha run --data DIR' has a sink of its own; with --no-sink it leaves the writing to this command. Ends with"
                    + " Ctrl-C."
        },
        footer = {
            "  alpha sink --kafka broker:9092 --postgres postgresql://alpha:secret@db:5432/alpha",
            "  alpha sink --data live"
        })
public final class SinkCommand implements Callable<Integer> {
    private static final long LOOK_EACH_MS = 500;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private BrokerOption broker;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private HttpOptions http;

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            converter = PostgresAddress.Converter.class,
            description = "The database, postgresql://user:password@host:port/database. Default: that of --data.")
    private @Nullable PostgresAddress postgres;

    @Option(
            names = "--accept-new-broker",
            description = "Go on although the tables were written from other brokers or topics, which may leave rows"
                    + " missing or write some twice.")
    private boolean isNewBrokerAccepted;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A properties file with settings, see docs/settings.md. Default: none.")
    private @Nullable Path config;

    private final StopSignal stop;

    public SinkCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() {
        http.check();
        long readyLag = Settings.load(config).value(SettingCatalog.READY_SINK_LAG);
        PostgresAddress address = address();
        String bootstrap = broker.bootstrap();
        try (Admin admin = Brokers.admin(bootstrap)) {
            SinkApplication.TOPICS.forEach(topic -> TopicSetup.requireTopic(admin, topic));
        }
        try (Monitoring monitoring = new Monitoring(stop)) {
            String served = broker.data().isPresent()
                    ? http.serveHere(monitoring, HttpOptions.SINK_PORT)
                    : http.serve(monitoring, HttpOptions.SINK_PORT);
            try (Database database = address.open();
                    SinkApplication sink = SinkApplication.startMember(
                            bootstrap, database, isNewBrokerAccepted, monitoring.sinkMeters(database))) {
                monitoring.watch(sink, bootstrap, database, readyLag);
                monitoring.started();
                watch("writing from " + bootstrap + " to Postgres" + served, sink);
            }
        }
        return 0;
    }

    private void watch(String where, SinkApplication sink) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(where + "; Ctrl-C ends it.");
        err.flush();
        while (!stop.await(LOOK_EACH_MS)) {
            sink.requireRunning();
        }
    }

    private PostgresAddress address() {
        if (postgres != null) {
            return postgres;
        }
        Path data = broker.data()
                .orElseThrow(() -> new UserMistake("say where to write with --postgres URL, or use --data DIR."));
        return new PostgresAddress(
                EmbeddedPostgres.jdbcUrl(DataDirectory.portsOf(data).postgres()));
    }
}
