package org.alphadetector.app.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** How much a command logs to stderr. */
final class Verbosity {
    private static final List<String> LIBRARIES =
            List.of("kafka", "org.apache.kafka", "state.change.logger", "io.zonky", "org.flywaydb", "com.zaxxer");

    @Option(
            names = {"-v", "--verbose"},
            description = "Log more to stderr: once for what alpha does, twice for its libraries too.")
    void verbose(boolean[] times) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            logging.getLogger("org.alphadetector").setLevel(Level.INFO);
            Level level = times.length > 1 ? Level.INFO : Level.WARN;
            LIBRARIES.forEach(name -> logging.getLogger(name).setLevel(level));
        }
    }
}
