package org.alphadetector.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code alpha} command. */
@Command(
        name = "alpha",
        description = "Detects anomalies in perpetual futures markets.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Alpha implements Runnable {

    public static void main(String[] args) {
        System.exit(new CommandLine(new Alpha()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
