package org.alphadetector.app.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged to stderr; warnings of our own code only, unless asked for more. */
public final class Verbosity {
    private static final List<String> LIBRARIES =
            List.of("kafka", "org.apache.kafka", "state.change.logger", "io.zonky", "org.flywaydb", "com.zaxxer");
    private static final String WITH_TRACES = "%d{HH:mm:ss.SSS} %-5level %logger{0} - %msg%n%ex";

    private Verbosity() {}

    /** Logs what alpha does, the libraries' warnings and stack traces at level 1, what the libraries do at level 2. */
    public static void raise(int level) {
        if (level > 0 && LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            raise(logging, level);
        }
    }

    static void raise(LoggerContext logging, int level) {
        logging.getLogger("org.alphadetector").setLevel(Level.INFO);
        Level libraryLevel = level > 1 ? Level.INFO : Level.WARN;
        LIBRARIES.forEach(name -> logging.getLogger(name).setLevel(libraryLevel));
        if (logging.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDERR")
                instanceof OutputStreamAppender<ILoggingEvent> stderr) {
            PatternLayoutEncoder encoder = new PatternLayoutEncoder();
            encoder.setContext(logging);
            encoder.setPattern(WITH_TRACES);
            encoder.start();
            stderr.setEncoder(encoder);
        }
    }
}
