package org.alphadetector.bench;

import org.alphadetector.bench.campaign.CampaignCommand;
import org.alphadetector.bench.column.ColumnsCommand;
import org.alphadetector.bench.core.BarsCommand;
import org.alphadetector.bench.core.FoldCommand;
import org.alphadetector.bench.core.InlineCommand;
import org.alphadetector.bench.core.JmhCommand;
import org.alphadetector.bench.fuzz.FuzzCommand;
import org.alphadetector.bench.latency.LatencyCommand;
import org.alphadetector.bench.market.FactsCommand;
import org.alphadetector.bench.sink.DebeziumCommand;
import org.alphadetector.bench.sink.SinkCommand;
import org.alphadetector.bench.soak.SoakCommand;
import org.alphadetector.bench.topology.RestoreCommand;
import org.alphadetector.bench.topology.ThroughputCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Runs the benchmarks. */
@Command(
        name = "bench",
        header = "Measures the pipeline and its parts.",
        description = "Figures depend on what else the machine does: every run prints the machine and its load.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = {
            JmhCommand.class,
            FoldCommand.class,
            BarsCommand.class,
            InlineCommand.class,
            ThroughputCommand.class,
            RestoreCommand.class,
            SinkCommand.class,
            DebeziumCommand.class,
            FuzzCommand.class,
            CampaignCommand.class,
            LatencyCommand.class,
            FactsCommand.class,
            ColumnsCommand.class,
            SoakCommand.class
        })
public final class Bench implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Bench() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
