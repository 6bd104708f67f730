package org.alphadetector.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.alphadetector.ingest.injection.InjectionKind;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MarketOptionsTest {

    @TempDir
    private Path directory;

    @Test
    void aFedMarketHasAnomaliesOnlyWhereTheyAreAskedFor() {
        assertThat(options().plain().injections()).isNull();
        assertThat(options("--inject=none", "--truth=" + directory.resolve("truth"))
                        .plain()
                        .injections())
                .isNull();
        assertThat(options("--truth=" + directory.resolve("truth")).plain().injections())
                .isEqualTo(SimulatorSettings.DEFAULT.injections());
        assertThat(options("--inject=shown").plain().injections()).isEqualTo(SimulatorSettings.DEFAULT.injections());
        assertThat(options("--inject=kinds=spike.volume").plain().injections())
                .satisfies(injections -> assertThat(injections.kinds()).containsExactly(InjectionKind.SPIKE_VOLUME));
    }

    @Test
    void theDemoShowsAnomaliesUnlessToldNotTo() {
        assertThat(options().shown().injections()).isEqualTo(SimulatorSettings.DEFAULT.injections());
        assertThat(options("--inject=none").shown().injections()).isNull();
    }

    private static MarketOptions options(String... args) {
        return CommandLine.populateCommand(new MarketOptions(), withTime(args));
    }

    private static String[] withTime(String[] args) {
        String[] all = Arrays.copyOf(args, args.length + 1);
        all[args.length] = "--for=1h";
        return all;
    }
}
