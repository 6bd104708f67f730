package org.alphadetector.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code alpha feed}: its subcommands say from where. */
@Command(
        name = "feed",
        header = "Publish ticks to a running pipeline.",
        description = "Publishes ticks to the topic 'ticks' of 'alpha run', with the clock that closes the bars.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "  alpha feed file --data live --format tardis-json ticks.jsonl.gz",
            "  alpha feed simulate --data live --for 1h --speed 60"
        })
public final class FeedCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to feed, file or simulate");
    }
}
