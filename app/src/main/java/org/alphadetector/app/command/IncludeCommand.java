package org.alphadetector.app.command;

import java.util.concurrent.Callable;
import org.alphadetector.features.control.Control;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code alpha include}. */
@Command(
        name = "include",
        header = "Take an excluded exchange back into a running pipeline.",
        description = {
            "From the next bar on that is not complete yet, rows wait for the exchange again, or for its ticks in one"
                    + " partition. As long as it is behind, everything waits for it to catch up.",
            "The decision and the time from which it holds are kept on topic 'control'."
        },
        footer = {
            "  alpha include --data live --exchange okx",
            "  alpha include --kafka broker:9092 --exchange okx --topic ticks.okx --partition 3"
        })
public final class IncludeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ControlOptions options;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(options.send(Control.Include::new));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
