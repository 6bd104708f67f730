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
    private final Set<String> symbols;
    private final int minSeverity;

    /**
     * A filter; an empty list lets everything pass.
     *
     * @param classes event classes
     * @param symbols symbols, or {@code exchange:symbol}; upper and lower case are the same
     * @param minSeverity the lowest severity shown
     */
    AnomalyFilter(List<String> classes, List<String> symbols, int minSeverity) {
        this.classes = Set.copyOf(classes);
        this.symbols = symbols.stream().map(s -> s.toUpperCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.minSeverity = minSeverity;
    }

    boolean accepts(ConsumerRecord<byte[], byte[]> record) {
        return (classes.isEmpty() || classes.contains(header(record, "class")))
                && severity(record) >= minSeverity
                && (symbols.isEmpty() || hasSymbol(record));
    }

    private boolean hasSymbol(ConsumerRecord<byte[], byte[]> record) {
        String key =
                record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8).toUpperCase(Locale.ROOT);
        return symbols.contains(key) || symbols.contains(key.substring(key.indexOf(':') + 1));
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
