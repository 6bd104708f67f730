package org.alphadetector.app.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;

/** How much is logged to stderr; warnings of our own code only, unless asked for more. */
public final class Verbosity {
    private static final List<String> LIBRARIES =
            List.of("kafka", "org.apache.kafka", "state.change.logger", "io.zonky", "org.flywaydb", "com.zaxxer");

    private Verbosity() {}

    /** Logs what alpha does and the libraries' warnings at level 1, what the libraries do at level 2. */
    public static void raise(int level) {
        if (level > 0 && LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            logging.getLogger("org.alphadetector").setLevel(Level.INFO);
            Level libraryLevel = level > 1 ? Level.INFO : Level.WARN;
            LIBRARIES.forEach(name -> logging.getLogger(name).setLevel(libraryLevel));
        }
    }
}
