package org.alphadetector.detectors.event;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.row.JsonNumbers;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object in canonical form: members in ascending order of their names (the caller's duty, checked),
 * shortest decimals, no spaces. Numbers that are NaN and texts that are null are left out.
 */
public final class CanonicalJson {
    private static final JsonStringEncoder QUOTES = JsonStringEncoder.getInstance();

    private final StringBuilder out;
    private String lastName = "";

    /** Starts an object. */
    public CanonicalJson() {
        this(new StringBuilder(512));
    }

    private CanonicalJson(StringBuilder out) {
        this.out = out.append('{');
    }

    /** A text member; null is left out. */
    public CanonicalJson text(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        name(name);
        out.append('"');
        QUOTES.quoteAsString(value, out);
        out.append('"');
        return this;
    }

    /** A number member; NaN is left out. */
    public CanonicalJson number(String name, double value) {
        if (!Double.isNaN(value)) {
            name(name);
            JsonNumbers.append(out, value);
        }
        return this;
    }

    /** A member that is a whole number. */
    public CanonicalJson whole(String name, long value) {
        name(name);
        out.append(value);
        return this;
    }

    /** A flag member. */
    public CanonicalJson flag(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    /** An instant in ISO-8601. */
    public CanonicalJson time(String name, long micros) {
        return text(name, Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString());
    }

    /** A member that is canonical JSON already. */
    public CanonicalJson embedded(String name, String json) {
        name(name);
        out.append(json);
        return this;
    }

    /** A member that is an object of numbers. */
    public CanonicalJson numbers(String name, Map<String, Double> values) {
        name(name);
        CanonicalJson object = new CanonicalJson(out);
        for (Map.Entry<String, Double> entry : new TreeMap<>(values).entrySet()) {
            object.number(entry.getKey(), entry.getValue());
        }
        object.end();
        return this;
    }

    /** Ends the object and gives its text. */
    public String end() {
        return out.append('}').toString();
    }

    private void name(String name) {
        if (name.compareTo(lastName) <= 0) {
            throw new IllegalStateException("member out of order: name=" + name + " after=" + lastName);
        }
        if (!lastName.isEmpty()) {
            out.append(',');
        }
        lastName = name;
        out.append('"').append(name).append("\":");
    }
}
