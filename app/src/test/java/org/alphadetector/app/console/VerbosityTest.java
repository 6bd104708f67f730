package org.alphadetector.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerbosityTest {
    private final LoggerContext logging = new LoggerContext();

    @BeforeEach
    void configure() throws JoranException {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(logging);
        configurator.doConfigure(Objects.requireNonNull(Verbosity.class.getResource("/logback.xml")));
    }

    @Test
    void failureIsOneLineThatKeepsWhatTheExceptionSays() {
        assertThat(logged(null)).endsWith("ERROR Sender - cannot send\n");
        assertThat(logged(new IllegalStateException("no\nbroker", new IllegalArgumentException("port 0"))))
                .hasLineCount(1)
                .contains("Sender - cannot send java.lang.IllegalStateException: no broker", "port 0")
                .doesNotContain("at org.");
    }

    @Test
    void traceIsPrintedWhenAskedFor() {
        Verbosity.raise(logging, 1);

        assertThat(logged(new IllegalStateException("no broker")))
                .contains("Sender - cannot send\n", "IllegalStateException: no broker", "\tat org.alphadetector");
        assertThat(logging.getLogger("org.apache.kafka").getLevel()).isEqualTo(Level.WARN);
    }

    private String logged(Throwable failure) {
        Logger logger = logging.getLogger("org.apache.kafka.Sender");
        LoggingEvent event =
                new LoggingEvent(VerbosityTest.class.getName(), logger, Level.ERROR, "cannot send", failure, null);
        OutputStreamAppender<ILoggingEvent> stderr = (OutputStreamAppender<ILoggingEvent>)
                logging.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDERR");
        return new String(stderr.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
