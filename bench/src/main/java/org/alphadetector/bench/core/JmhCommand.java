package org.alphadetector.bench.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.alphadetector.bench.measurement.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands over to JMH. */
@Command(
        name = "jmh",
        header = "Runs the JMH benchmarks, with allocation measured.",
        description =
                "The arguments are those of JMH (-h lists them); without any, every benchmark runs with -prof gc.")
public final class JmhCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        System.out.println(Machine.describe());
        List<String> chosen = arguments.isEmpty() ? List.of("-prof", "gc") : arguments;
        org.openjdk.jmh.Main.main(chosen.toArray(String[]::new));
        return 0;
    }
}
