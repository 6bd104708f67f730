package org.alphadetector.app.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.alphadetector.app.broker.AnomalyReader;
import org.alphadetector.app.broker.BrokerOption;
import org.alphadetector.app.console.AnomalyLine;
import org.alphadetector.app.console.Terminal;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.detectors.event.EventJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alpha tail}. */
@Command(
        name = "tail",
        header = "Follow the anomalies, one line each.",
        description = {
            "Prints anomalies as they come: time (UTC), severity (0-100), class and subtype, exchange, symbol,"
                    + " timeframe, direction, score, p-value and a sentence. Colours are used on a terminal only. Ends with"
                    + " Ctrl-C.",
            "An anomaly is shown once its transaction has committed, and then exactly once. --read-uncommitted shows it"
                    + " sooner; what is written again after a crash carries the same id and is shown once as well."
        },
        footer = {
            "  alpha tail --data demo --min-severity 70",
            "  alpha tail --data live --exchange binance-futures,bybit --symbol BTCUSDT",
            "  alpha tail --kafka broker:9092 --class spike --symbol BTCUSDT,ETHUSDT --from-beginning"
        })
public final class TailCommand implements Callable<Integer> {
    private static final int MAX_SEVERITY = 100;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private BrokerOption broker;

    @Option(
            names = "--class",
            split = ",",
            paramLabel = "CLASS",
            description = "Only these classes, for example spike or quadrant. Default: all.")
    private List<String> classes = List.of();

    @Option(
            names = "--exchange",
            split = ",",
            paramLabel = "EXCHANGE",
            description = "Only these exchanges; 'market' is for what concerns all of them. Default: all.")
    private List<String> exchanges = List.of();

    @Option(
            names = "--symbol",
            split = ",",
            paramLabel = "SYMBOL",
            description = "Only these symbols, or exchange:symbol. Default: all.")
    private List<String> symbols = List.of();

    @Option(
            names = "--min-severity",
            paramLabel = "N",
            defaultValue = "0",
            description = "Only anomalies of at least this severity, 0 to 100. Default: ${DEFAULT-VALUE}.")
    private int minSeverity;

    @Option(
            names = "--from-beginning",
            description = "Begin with the oldest anomaly the topic still has. Default: only new ones.")
    private boolean isFromBeginning;

    @Option(names = "--read-uncommitted", description = "Show anomalies before their transaction commits.")
    private boolean isUncommitted;

    private final StopSignal stop;

    public TailCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() {
        if (minSeverity < 0 || minSeverity > MAX_SEVERITY) {
            throw new UserMistake("--min-severity must be from 0 to 100, not " + minSeverity + '.');
        }
        AnomalyFilter filter = new AnomalyFilter(classes, exchanges, symbols, minSeverity);
        PrintWriter out = spec.commandLine().getOut();
        AnomalyLine line = new AnomalyLine(Terminal.hasColours());
        try (AnomalyReader reader = AnomalyReader.open(broker.bootstrapToRead(), isFromBeginning, isUncommitted)) {
            if (Terminal.isStdout()) {
                out.println(AnomalyLine.header());
                out.flush();
            }
            while (!stop.isRaised()) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
                    if (filter.accepts(record)) {
                        out.println(line.of(EventJson.decode(record.value())));
                    }
                }
                if (out.checkError()) {
                    // Whoever read our output has gone.
                    return 0;
                }
            }
        }
        return 0;
    }
}
