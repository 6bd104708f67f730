package org.alphadetector.bench.measurement;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine a figure was measured on. */
public final class Machine {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** Cores, processor, Java and load, in one line. */
    public static String describe() {
        return String.format(
                Locale.ROOT,
                "machine: %d cores, %s, %s %s, Java %s (%s), load average %.2f",
                Runtime.getRuntime().availableProcessors(),
                processor(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                System.getProperty("java.vm.vendor"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String processor() {
        if (!Files.isReadable(CPU_INFO)) {
            return "processor unknown";
        }
        try {
            for (String line : Files.readAllLines(CPU_INFO, StandardCharsets.UTF_8)) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).trim();
                }
            }
        } catch (IOException e) {
            return "processor unknown (" + e.getMessage() + ')';
        }
        return "processor unknown";
    }
}
