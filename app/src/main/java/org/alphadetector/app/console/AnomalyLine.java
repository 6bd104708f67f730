package org.alphadetector.app.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.alphadetector.detectors.event.AnomalyEvent;

/** An anomaly as one line of aligned columns, the way a trader reads it. */
public final class AnomalyLine {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final ObjectReader JSON = new ObjectMapper().reader();
    private static final String FORMAT = "%-19s  %3s  %-28s  %-15s  %-16s  %-3s  %s  %8s  %8s  %s";

    private static final int SEVERE = 80;
    private static final int NOTABLE = 50;
    private static final String RED = "\033[31m";
    private static final String YELLOW = "\033[33m";
    private static final String GREEN = "\033[32m";
    private static final String PLAIN = "\033[0m";

    private final boolean hasColours;
    private final int columns;

    /** Lines as long as they need to be. */
    public AnomalyLine(boolean hasColours) {
        this(hasColours, Integer.MAX_VALUE);
    }

    /** Lines of at most so many columns. */
    public AnomalyLine(boolean hasColours, int columns) {
        this.hasColours = hasColours;
        this.columns = columns;
    }

    /** What the columns are. */
    public static String header() {
        return String.format(
                Locale.ROOT,
                FORMAT,
                "time (UTC)",
                "sev",
                "class.subtype",
                "exchange",
                "symbol",
                "tf",
                " ",
                "score",
                "p",
                "what");
    }

    /** The line, without its end. */
    public String of(AnomalyEvent event) {
        String line = String.format(
                Locale.ROOT,
                FORMAT,
                TIME.format(Instant.EPOCH.plus(event.triggerTsMicros(), ChronoUnit.MICROS)),
                event.severity(),
                event.eventClass() + '.' + event.subtype(),
                event.asset().exchange(),
                event.asset().symbol().isEmpty() ? "-" : event.asset().symbol(),
                event.timeframe().label(),
                arrow(event.direction()),
                String.format(Locale.ROOT, "%.2f", event.score()),
                String.format(Locale.ROOT, "%.1e", event.pValue()),
                sentence(event.payload()));
        String cut = line.length() > columns ? line.substring(0, columns) : line;
        return hasColours ? colour(event) + cut + PLAIN : cut;
    }

    private static String arrow(int direction) {
        return direction > 0 ? "▲" : direction < 0 ? "▼" : "·";
    }

    private static String sentence(String payload) {
        try {
            return JSON.readTree(payload).path("reason").asText("");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: payload=" + payload, e);
        }
    }

    private static String colour(AnomalyEvent event) {
        if (event.severity() >= SEVERE) {
            return RED;
        }
        return event.severity() >= NOTABLE ? YELLOW : GREEN;
    }
}
