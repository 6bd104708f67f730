package org.alphadetector.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.alphadetector.app.command.DemoCommand;
import org.alphadetector.app.command.EvaluateCommand;
import org.alphadetector.app.command.ExcludeCommand;
import org.alphadetector.app.command.FeedCommand;
import org.alphadetector.app.command.FeedFileCommand;
import org.alphadetector.app.command.FeedSimulateCommand;
import org.alphadetector.app.command.IncludeCommand;
import org.alphadetector.app.command.ReplayCommand;
import org.alphadetector.app.command.RunCommand;
import org.alphadetector.app.command.ScoreCommand;
import org.alphadetector.app.command.SinkCommand;
import org.alphadetector.app.command.SqlCommand;
import org.alphadetector.app.command.TailCommand;
import org.alphadetector.app.console.Verbosity;
import org.alphadetector.app.exit.ErrorSentences;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.version.BuildVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code alpha} command. */
@Command(
        name = "alpha",
        header = "Detects anomalies in perpetual futures markets.",
        description = {
            "Ticks go in through Kafka or from files; feature rows, market rows and anomaly events come out, to Kafka"
                    + " topics and Postgres tables. Everything runs in one process unless --kafka and --postgres say"
                    + " otherwise.",
            "Results go to stdout; logs and progress go to stderr."
        },
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpWidth = 100,
        synopsisSubcommandLabel = "COMMAND",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It did what was asked.",
            "1:It failed; one sentence on stderr says why.",
            "2:The command line, a file or a port has to be put right; one sentence on stderr says how.",
            "130:Ended by Ctrl-C, after closing everything."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  alpha demo --for 2h --exit              a simulated market, anomalies in the terminal",
            "  alpha replay --help                     how to run recorded files through the pipeline"
        })
public final class Alpha implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Alpha() {}

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Log more to stderr: once for what alpha does, twice for its libraries too.")
    void verbose(boolean[] times) {
        Verbosity.raise(times.length);
    }

    public static void main(String[] args) {
        // The broker's logging would install a hook of its own, which fails loudly while the runtime ends.
        System.setProperty("log4j.shutdownHookEnabled", "false");
        StopSignal stop = new StopSignal();
        stop.raiseOnShutdown();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> quietWhenStopping(stop, thread, failure));
        PrintWriter out = utf8(FileDescriptor.out, false);
        PrintWriter err = utf8(FileDescriptor.err, true);
        int exitCode;
        try {
            exitCode = commandLine(stop).setOut(out).setErr(err).execute(args);
        } finally {
            out.flush();
            stop.finish();
        }
        System.exit(exitCode);
    }

    /** What was cut short by Ctrl-C fails in ways that say nothing to the user. */
    private static void quietWhenStopping(StopSignal stop, Thread thread, Throwable failure) {
        if (!stop.isRaised()) {
            System.err.println("alpha: the thread " + thread.getName() + ' ' + ErrorSentences.unexpected(failure));
        }
    }

    /** The command line with all its commands, which end when {@code stop} is raised. */
    public static CommandLine commandLine(StopSignal stop) {
        ErrorSentences errors = new ErrorSentences(stop);
        CommandLine feed = new CommandLine(new FeedCommand())
                .addSubcommand(new FeedFileCommand(stop))
                .addSubcommand(new FeedSimulateCommand(stop));
        return new CommandLine(new Alpha())
                .addSubcommand(new DemoCommand(stop))
                .addSubcommand(new RunCommand(stop))
                .addSubcommand(new SinkCommand(stop))
                .addSubcommand(feed)
                .addSubcommand(new ReplayCommand(stop))
                .addSubcommand(new TailCommand(stop))
                .addSubcommand(new ExcludeCommand())
                .addSubcommand(new IncludeCommand())
                .addSubcommand(new SqlCommand(stop))
                .addSubcommand(new ScoreCommand())
                .addSubcommand(new EvaluateCommand())
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUnmatchedOptionsArePositionalParams(false);
    }

    /** The stream in UTF-8, whatever the locale: what is printed is read by other programs too. */
    private static PrintWriter utf8(FileDescriptor stream, boolean isFlushedByLine) {
        return new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), isFlushedByLine);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
