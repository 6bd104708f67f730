package org.alphadetector.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.alphadetector.app.broker.BrokerOption;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.input.Feed;
import org.alphadetector.app.input.FileInput;
import org.alphadetector.app.input.SourceProgress;
import org.alphadetector.app.input.Speed;
import org.alphadetector.app.setting.Settings;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.ingest.topic.Topics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alpha feed file}. */
@Command(
        name = "file",
        header = "Publish recorded files to a running pipeline.",
        description = {
            "Publishes the files' ticks in the order of event time, with the exchange's clock of each second and, at"
                    + " the end, as much of it as closes the last bars. A damaged line is named on stderr and left out; a"
                    + " tick that is not valid becomes a dead letter of the pipeline.",
            "Ticks are published in transactions together with how far the files are, so that the same command goes on"
                    + " where it was stopped or killed, nothing twice and nothing left out.",
            "'alpha run' must have the files' exchanges among its --exchanges; with --data they are refused otherwise."
        },
        footer = {
            "  alpha feed file --data live --format binance-kline klines/*.gz",
            "  alpha feed file --kafka broker:9092 --format binance-usdm --speed 60 frames.gz",
            "  alpha feed file --data live --format tardis-csv --inject seed=7,kinds=spike --truth truth.jsonl *.csv.gz"
        })
public final class FeedFileCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private BrokerOption broker;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private FileOptions files;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private InjectionOptions injections;

    @Option(
            names = "--speed",
            paramLabel = "max|N",
            defaultValue = "max",
            converter = Speed.Converter.class,
            description = "How many times as fast as it was: 1 is real time, max as fast as possible. Default:"
                    + " ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private Speed speed;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            defaultValue = Topics.TICKS,
            description = "The topic to publish to. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private String topic;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings of 'alpha run', whose lateness says how far the clock runs on. Default: none.")
    private @Nullable Path config;

    @Option(
            names = "--from-beginning",
            description = "Publish everything again, also what an earlier run of the same files has published.")
    private boolean isFromBeginning;

    private final StopSignal stop;

    public FeedFileCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        Feed.requireTickTopic(topic);
        PrintWriter err = spec.commandLine().getErr();
        FileInput input = files.survey().with(injections.injecting(), injections.truth(files));
        broker.requireFed(topic, input.survey().exchanges());
        long lateness = Settings.load(config).pipeline().stage().longestLatenessMicros();
        SourceProgress source = new SourceProgress(err, input.survey().totalBytes());
        try (TickSource ticks = input.open(source, lateness)) {
            new Feed(broker.bootstrap(), topic, speed, isFromBeginning, stop)
                    .run(input.sequence(topic, lateness), ticks, source::share, err);
        }
        source.end();
        return 0;
    }
}
