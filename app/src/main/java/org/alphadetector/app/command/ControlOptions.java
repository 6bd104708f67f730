package org.alphadetector.app.command;

import java.time.Duration;
import java.util.UUID;
import org.alphadetector.app.broker.BrokerOption;
import org.alphadetector.app.control.ControlClient;
import org.alphadetector.app.control.EffectSentence;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.SourceSelector;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which source an operator speaks of, and to which running pipeline. */
final class ControlOptions {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private BrokerOption broker;

    @Option(names = "--exchange", required = true, paramLabel = "EXCHANGE", description = "The exchange.")
    @SuppressWarnings("NullAway.Init")
    private String exchange;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "Only its ticks in one partition of this topic. Default: wherever it is fed.")
    private @Nullable String topic;

    @Option(names = "--partition", paramLabel = "N", description = "The partition of --topic.")
    private @Nullable Integer partition;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "an operator's decision",
            description = "Why, for those who read topic 'control' later. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private String reason;

    /** Makes a record. */
    @FunctionalInterface
    interface RecordMaker {
        Control make(String id, Control.Origin origin, SourceSelector sources, String reason);
    }

    /** Sends the record and tells what came of it. */
    String send(RecordMaker maker) {
        Control control = maker.make(UUID.randomUUID().toString(), Control.Origin.OPERATOR, sources(), reason);
        return EffectSentence.of(new ControlClient(broker.bootstrap(), PATIENCE).send(control));
    }

    private SourceSelector sources() {
        if ((topic == null) != (partition == null)) {
            throw new UserMistake("--topic and --partition belong together; give both or neither.");
        }
        if (exchange.isBlank() || (partition != null && partition < 0)) {
            throw new UserMistake("name an exchange with --exchange, and a partition from 0 on.");
        }
        return topic == null || partition == null
                ? SourceSelector.everywhere(exchange)
                : SourceSelector.in(topic, partition, exchange);
    }
}
