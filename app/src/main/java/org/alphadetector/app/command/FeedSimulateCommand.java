package org.alphadetector.app.command;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.alphadetector.app.broker.BrokerOption;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.input.Feed;
import org.alphadetector.app.input.SimulatedTicks;
import org.alphadetector.app.input.Speed;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.topic.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alpha feed simulate}. */
@Command(
        name = "simulate",
        header = "Publish a simulated market to a running pipeline.",
        description = {
            "Publishes the ticks of a seeded market of correlated perpetuals on the exchange 'simulated'. The same"
                    + " seed gives the same ticks. Anomalies are injected where --inject or --truth asks for them.",
            "Ticks are published in transactions together with how far the market is, so that the same command goes on"
                    + " where it was stopped or killed, nothing twice and nothing left out.",
            "'alpha run' must have 'simulated' among its --exchanges; with --data the ticks are refused otherwise."
        },
        footer = {
            "  alpha feed simulate --data live --for 1h --speed 60",
            "  alpha feed simulate --kafka broker:9092 --seed 7 --assets 100 --for 1d --speed 1",
            "  alpha feed simulate --data live --inject kinds=spike+shift,rate=12 --truth truth.jsonl --faults gaps=1"
        })
public final class FeedSimulateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private BrokerOption broker;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private MarketOptions market;

    @Option(
            names = "--speed",
            paramLabel = "max|N",
            defaultValue = "1",
            converter = Speed.Converter.class,
            description = "Simulated seconds in a second: 1 is real time, max as fast as possible. Default:"
                    + " ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private Speed speed;

    @Option(
            names = "--from-beginning",
            description = "Publish everything again, also what an earlier run of the same market has published.")
    private boolean isFromBeginning;

    private final StopSignal stop;

    public FeedSimulateCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        SimulatorSettings plain = market.plain();
        broker.requireFed(Topics.TICKS, Set.of(plain.exchange()));
        try (SimulatedTicks ticks = new SimulatedTicks(plain, market.truth())) {
            new Feed(broker.bootstrap(), Topics.TICKS, speed, isFromBeginning, stop)
                    .run(
                            ticks.sequence(),
                            ticks,
                            ticks::share,
                            spec.commandLine().getErr());
        }
        return 0;
    }
}
