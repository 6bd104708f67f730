package org.alphadetector.app.command;

import java.nio.file.Path;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.app.input.Injecting;
import org.alphadetector.app.input.Truth;
import org.alphadetector.app.input.TruthFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is injected into recorded files. */
final class InjectionOptions {
    @Option(
            names = "--inject",
            paramLabel = "SCHEDULE",
            description = {
                "Put labelled anomalies into the ticks: a file of JSON lines, one injection each, or settings to draw"
                        + " them from, name=value with commas between; what is left out has the default:",
                "  seed=1                 another number, another schedule,",
                "  rate=6                 injections a day and asset,",
                "  rest=60, warmup=180    minutes between two of an asset, and before the first,",
                "  kinds=spike+shift+...  classes, or class and subtype as spike.price_up,",
                "  sizes=2+3+4+6+8+12+24  in the asset's own robust sigmas.",
                "Default: nothing."
            })
    private @Nullable String inject;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "Write what was injected to this file, one JSON object a line. Default: nowhere.")
    private @Nullable Path truth;

    Injecting injecting() {
        return inject == null ? Injecting.NONE : Injecting.of(inject);
    }

    /** Who is told of the injections into files. */
    Truth truth(FileOptions read) {
        if (truth == null) {
            return Truth.NOBODY;
        }
        read.requireNotRead("--truth", truth);
        if (truth.toString().equals(inject)) {
            throw new UserMistake("--truth " + truth + " is the schedule of --inject; name another file.");
        }
        if (inject == null) {
            throw new UserMistake("--truth tells what --inject has injected; add that too.");
        }
        return TruthFile.of(truth);
    }
}
