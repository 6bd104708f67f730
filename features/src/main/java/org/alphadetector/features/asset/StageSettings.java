package org.alphadetector.features.asset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * The settings that change what rows and events say. Paths, ports, partitions and drivers are not among them.
 *
 * @param latenessMicros how long after its end a bar waits for late ticks, 0 to 58 s
 * @param candleLatenessMicros the same for assets that have only trade bars, 0 to 58 s
 * @param silenceMicros how long rows go on without a message of the asset
 * @param retirementMicros after how long without a message the asset's state is deleted
 */
public record StageSettings(long latenessMicros, long candleLatenessMicros, long silenceMicros, long retirementMicros) {
    private static final long MAX_LATENESS_MICROS = 58_000_000L;

    /** Lateness 2 s, silence 60 min, retirement 24 h. */
    public static final StageSettings DEFAULT =
            new StageSettings(2_000_000L, 2_000_000L, 3_600_000_000L, 86_400_000_000L);

    public StageSettings {
        requireRange("latenessMicros", latenessMicros, 0, MAX_LATENESS_MICROS);
        requireRange("candleLatenessMicros", candleLatenessMicros, 0, MAX_LATENESS_MICROS);
        requireRange("silenceMicros", silenceMicros, 60_000_000L, retirementMicros);
    }

    /** The longest lateness in use. */
    public long longestLatenessMicros() {
        return Math.max(latenessMicros, candleLatenessMicros);
    }

    /** The settings by name, as they enter the configuration hash. */
    public TreeMap<String, String> asMap() {
        TreeMap<String, String> map = new TreeMap<>();
        map.put("candle.lateness.micros", Long.toString(candleLatenessMicros));
        map.put("lateness.micros", Long.toString(latenessMicros));
        map.put("retirement.micros", Long.toString(retirementMicros));
        map.put("silence.micros", Long.toString(silenceMicros));
        return map;
    }

    /** The configuration hash of named semantic settings: the first 16 hex digits of the SHA-256 of their lines. */
    public static String hash(TreeMap<String, String> settings) {
        StringBuilder lines = new StringBuilder();
        settings.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(lines.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void requireRange(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + '=' + value + " is not in [" + min + ", " + max + ']');
        }
    }
}
