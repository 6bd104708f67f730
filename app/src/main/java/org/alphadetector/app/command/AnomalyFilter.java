package org.alphadetector.app.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Chooses anomalies by the key and the headers of their records alone, so that the rest is never parsed. */
final class AnomalyFilter {
    private final Set<String> classes;
    private final Set<String> exchanges;
    private final Set<String> symbols;
    private final int minSeverity;

    /**
     * A filter; an empty list lets everything pass.
     *
     * @param classes event classes
     * @param exchanges exchanges; upper and lower case are the same
     * @param symbols symbols, or {@code exchange:symbol}; upper and lower case are the same
     * @param minSeverity the lowest severity shown
     */
    AnomalyFilter(List<String> classes, List<String> exchanges, List<String> symbols, int minSeverity) {
        this.classes = Set.copyOf(classes);
        this.exchanges = upperCase(exchanges);
        this.symbols = upperCase(symbols);
        this.minSeverity = minSeverity;
    }

    boolean accepts(ConsumerRecord<byte[], byte[]> record) {
        return (classes.isEmpty() || classes.contains(header(record, "class")))
                && severity(record) >= minSeverity
                && hasNames(record);
    }

    /**
     * The key is {@code exchange:symbol}, or {@code market}; records of earlier builds have no header for the exchange.
     */
    private boolean hasNames(ConsumerRecord<byte[], byte[]> record) {
        String key =
                record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8).toUpperCase(Locale.ROOT);
        int colon = key.indexOf(':');
        String exchange = colon < 0 ? key : key.substring(0, colon);
        return (exchanges.isEmpty() || exchanges.contains(exchange))
                && (symbols.isEmpty() || symbols.contains(key) || symbols.contains(key.substring(colon + 1)));
    }

    private static Set<String> upperCase(List<String> names) {
        return names.stream().map(name -> name.toUpperCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    private static int severity(ConsumerRecord<byte[], byte[]> record) {
        String text = header(record, "severity");
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
