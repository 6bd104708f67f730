package org.alphadetector.app.health;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every check of a list found at one time. */
public final class HealthReport {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Finding> findings;

    private HealthReport(Map<String, Finding> findings) {
        this.findings = findings;
    }

    /** Looks at everything. */
    public static HealthReport of(List<HealthCheck> checks) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        checks.forEach(check -> findings.put(check.name(), find(check)));
        return new HealthReport(findings);
    }

    /** Whether all is as it should be. */
    public boolean isGood() {
        return findings.values().stream().allMatch(Finding::isGood);
    }

    /** The report as a JSON object: {@code {"status":"up","checks":{"sink":{"ok":true,"why":"..."}}}}. */
    public byte[] json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("status", isGood() ? "up" : "down");
            json.writeObjectFieldStart("checks");
            for (Map.Entry<String, Finding> entry : findings.entrySet()) {
                json.writeObjectFieldStart(entry.getKey());
                json.writeBooleanField("ok", entry.getValue().isGood());
                json.writeStringField("why", entry.getValue().why());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static Finding find(HealthCheck check) {
        try {
            return check.look().get();
        } catch (RuntimeException e) {
            return Finding.bad("cannot be told: " + e);
        }
    }
}
