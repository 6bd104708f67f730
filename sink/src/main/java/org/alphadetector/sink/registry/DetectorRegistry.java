package org.alphadetector.sink.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alphadetector.detectors.detector.DetectorSpec;

/** Fills {@code detector_registry} from the specifications of the detectors. */
public final class DetectorRegistry {
    /** Lifecycle and {@code enabled} are set once: from then on they are decided in the table. */
    private static final String UPSERT = "INSERT INTO market.detector_registry (detector_id, version, class, subtype,"
            + " direction, pack, inputs, preconditions, residuals_used, trigger, hyperparams, severity_weights,"
            + " cooldown_sec, half_life_sec, lifecycle_state, enabled, deployed_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, to_jsonb(?::text[]), ?, ?::jsonb, ?::jsonb, ?, ?,"
            + " ?::market.lifecycle_state, ?, now()) ON CONFLICT (detector_id) DO UPDATE SET"
            + " version = excluded.version, class = excluded.class, subtype = excluded.subtype,"
            + " direction = excluded.direction, pack = excluded.pack, inputs = excluded.inputs,"
            + " preconditions = excluded.preconditions, residuals_used = excluded.residuals_used,"
            + " trigger = excluded.trigger, hyperparams = excluded.hyperparams,"
            + " severity_weights = excluded.severity_weights, cooldown_sec = excluded.cooldown_sec,"
            + " half_life_sec = excluded.half_life_sec, deprecated_at = NULL";

    private static final String DEPRECATE = "UPDATE market.detector_registry SET deprecated_at = now()"
            + " WHERE deprecated_at IS NULL AND NOT detector_id = ANY (?)";

    private DetectorRegistry() {}

    /** Adds and refreshes the detectors there are and marks those deprecated that are gone. */
    public static void fill(Connection connection, List<DetectorSpec> detectors) throws SQLException {
        // In one order, so that two processes that start together wait for each other instead of deadlocking.
        List<DetectorSpec> sorted = new ArrayList<>(detectors);
        sorted.sort(Comparator.comparing(DetectorSpec::detectorId));
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            for (DetectorSpec spec : sorted) {
                set(connection, statement, spec);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        List<String> ids = sorted.stream().map(DetectorSpec::detectorId).toList();
        try (PreparedStatement statement = connection.prepareStatement(DEPRECATE)) {
            statement.setArray(1, FeatureRegistry.textArray(connection, ids));
            statement.executeUpdate();
        }
    }

    private static void set(Connection connection, PreparedStatement statement, DetectorSpec spec) throws SQLException {
        statement.setString(1, spec.detectorId());
        statement.setString(2, spec.version());
        statement.setString(3, spec.eventClass());
        statement.setString(4, spec.subtype());
        statement.setInt(5, spec.direction());
        statement.setString(6, spec.pack());
        statement.setArray(7, FeatureRegistry.textArray(connection, spec.inputs()));
        statement.setArray(8, FeatureRegistry.textArray(connection, spec.preconditions()));
        statement.setArray(9, FeatureRegistry.textArray(connection, spec.residualsUsed()));
        statement.setString(10, spec.trigger());
        statement.setString(11, jsonOf(spec.hyperparams()));
        statement.setString(12, jsonOf(spec.severityWeights()));
        statement.setInt(13, spec.cooldownSec());
        statement.setInt(14, spec.halfLifeSec());
        statement.setString(15, spec.lifecycleState());
        statement.setBoolean(16, spec.enabled());
    }

    /** Names of parameters are plain words, so nothing needs escaping. */
    private static String jsonOf(Map<String, Double> numbers) {
        return new TreeMap<>(numbers)
                .entrySet().stream()
                        .map(entry -> '"' + entry.getKey() + "\":" + entry.getValue())
                        .collect(Collectors.joining(",", "{", "}"));
    }
}
