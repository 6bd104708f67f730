package org.alphadetector.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.alphadetector.app.control.RecordedControls;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.app.input.FileInput;
import org.alphadetector.app.postgres.PostgresAddress;
import org.alphadetector.app.replay.Replay;
import org.alphadetector.app.replay.ReplayPlan;
import org.alphadetector.app.replay.ReplayPlan.Via;
import org.alphadetector.app.replay.ReplayTarget;
import org.alphadetector.app.setting.Settings;
import org.alphadetector.app.version.BuildVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alpha replay}. */
@Command(
        name = "replay",
        header = "Run recorded files through the whole pipeline, then exit.",
        description = {
            "Reads the files in the order of event time, runs features and detectors over them, writes rows and"
                    + " anomalies to Postgres and prints a summary as JSON: ticks by fate, rows, anomalies, a digest of"
                    + " each table, seconds, ticks a second. Files through Kafka or in process give the same rows and"
                    + " events.",
            "A data directory remembers its input. The same command again goes on where it stopped (--via kafka) or"
                    + " starts over (--via inline); once complete, it only writes the summary again. Another input is"
                    + " refused.",
            "What --inject puts into the ticks is in table injection, which no detector sees."
        },
        footer = {
            "  alpha replay --format binance-kline klines/*.gz",
            "  alpha replay --format tardis-csv --via kafka --partitions 3 --data june \\",
            "      --summary june.json *_trades_*.csv.gz",
            "  alpha replay --format binance-kline --data labelled --inject seed=7,rate=12 klines/*.gz",
            "  alpha sql --data june \"select * from anomaly_event order by trigger_ts\""
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final int MAX_PARTITIONS = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private FileOptions files;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private InjectionOptions injections;

    @Option(
            names = "--via",
            paramLabel = "kafka|inline",
            defaultValue = "inline",
            description = "What carries the ticks: a broker and the Streams application, or calls in this process."
                    + " Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private Via via;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "1",
            description = "Over how many partitions the assets are spread; rows are the same for any number. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in this directory. Default: a temporary one, deleted at the end.")
    private @Nullable Path data;

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            converter = PostgresAddress.Converter.class,
            description = "Write to this server, postgresql://user:password@host:port/database, into a database of the"
                    + " replay's own, alpha_replay_<hash of the input>. Default: an embedded one.")
    private @Nullable PostgresAddress postgres;

    @Option(
            names = "--same-database",
            description = "Write to the very database of --postgres; its tables are emptied first.")
    private boolean isSameDatabase;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description =
                    "With --via kafka: use these brokers, which must not hold ticks yet. Default: an embedded one.")
    private @Nullable String kafka;

    @Option(
            names = "--replication",
            paramLabel = "N",
            defaultValue = "1",
            description = "With --kafka: copies of each topic that is made. Default: ${DEFAULT-VALUE}.")
    private short replicationFactor;

    @Option(names = "--summary", paramLabel = "FILE", description = "Write the summary to this file. Default: stdout.")
    private @Nullable Path summary;

    @Option(
            names = "--controls",
            paramLabel = "FILE",
            description =
                    "Leave out exchanges exactly where the run that recorded the files did: JSON lines as read from"
                            + " topic 'control'. Default: wait for every exchange.")
    private @Nullable Path controls;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A properties file with settings, see docs/settings.md. Default: none.")
    private @Nullable Path config;

    private final StopSignal stop;

    public ReplayCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() {
        requireSense();
        PrintWriter err = spec.commandLine().getErr();
        FileInput input = files.survey().with(injections.injecting(), injections.truth(files));
        ReplayPlan plan = new ReplayPlan(
                input,
                via,
                partitions,
                Settings.load(config),
                BuildVersion.gitCommit(),
                RecordedControls.load(controls, input.survey().exchanges(), partitions));
        ReplayTarget target = new ReplayTarget(data, postgres, isSameDatabase, kafka, replicationFactor);
        Optional<String> text = new Replay(plan, target, err, stop).run();
        text.ifPresent(this::print);
        return 0;
    }

    private void requireSense() {
        if (partitions < 1 || partitions > MAX_PARTITIONS) {
            throw new UserMistake("--partitions must be from 1 to " + MAX_PARTITIONS + ", not " + partitions + '.');
        }
        if (kafka != null && via == Via.INLINE) {
            throw new UserMistake("--kafka needs --via kafka; leave one out or add the other.");
        }
        if (kafka == null && spec.commandLine().getParseResult().hasMatchedOption("--replication")) {
            throw new UserMistake("--replication goes with --kafka; leave it out.");
        }
        if (replicationFactor < 1) {
            throw new UserMistake("--replication must be 1 or more, not " + replicationFactor + '.');
        }
        if (isSameDatabase && postgres == null) {
            throw new UserMistake("--same-database speaks of the database of --postgres; name that too.");
        }
        files.requireNotRead("--summary", summary);
        Path folder = summary == null ? null : summary.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UserMistake("the folder of --summary " + summary + " is not there; make it first.");
        }
    }

    private void print(String text) {
        if (summary == null) {
            spec.commandLine().getOut().println(text);
            spec.commandLine().getOut().flush();
            return;
        }
        try {
            Files.writeString(summary, text + System.lineSeparator());
        } catch (IOException e) {
            throw new UserMistake("cannot write the summary to " + summary + "; name a file that can be written.", e);
        }
    }
}
