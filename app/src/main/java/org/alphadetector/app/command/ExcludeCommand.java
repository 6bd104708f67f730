package org.alphadetector.app.command;

import java.util.concurrent.Callable;
import org.alphadetector.features.control.Control;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code alpha exclude}. */
@Command(
        name = "exclude",
        header = "Let a running pipeline go on without an exchange.",
        description = {
            "From the next bar on that is not complete yet, rows no longer wait for the exchange, or for its ticks in one"
                    + " partition. Its own rows are left out, and market rows say approx and count its assets as"
                    + " excluded. 'alpha include' takes it back.",
            "The decision and the time from which it holds are kept on topic 'control'; 'alpha replay --controls' repeats"
                    + " them. 'alpha run --exclude-after' decides so by itself for a silent exchange."
        },
        footer = {
            "  alpha exclude --data live --exchange okx --reason \"feed repeats itself\"",
            "  alpha exclude --kafka broker:9092 --exchange okx --topic ticks.okx --partition 3"
        })
public final class ExcludeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ControlOptions options;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(options.send(Control.Exclude::new));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
