package org.alphadetector.app.setting;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.detectors.detector.DetectorSettings;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.features.asset.StageSettings;
import org.jspecify.annotations.Nullable;

/** The values of all settings: a file's, and the defaults for what it leaves out. */
public final class Settings {
    private static final double PERCENT = 100;
    private static final long MICROS_PER_MS = 1_000L;
    private static final long MICROS_PER_MINUTE = 60_000_000L;
    private static final long MICROS_PER_HOUR = 3_600_000_000L;

    private final Map<Setting, Long> values;

    private Settings(Map<Setting, Long> values) {
        this.values = Map.copyOf(values);
    }

    /** The defaults. */
    public static Settings defaults() {
        return new Settings(Map.of());
    }

    /** The settings of a properties file, or the defaults without one; what it does not know it refuses. */
    public static Settings load(@Nullable Path file) {
        if (file == null) {
            return defaults();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new UserMistake("cannot read the configuration file " + file + "; name a properties file.", e);
        }
        Map<Setting, Long> values = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            Setting setting = SettingCatalog.named(name)
                    .orElseThrow(() -> new UserMistake("there is no setting '" + name + "', which " + file
                            + " sets; docs/settings.md lists those there are."));
            values.put(setting, parse(setting, properties.getProperty(name).strip(), file));
        }
        return new Settings(values);
    }

    /** The value, in the setting's own unit. */
    public long value(Setting setting) {
        return values.getOrDefault(setting, setting.defaultValue());
    }

    /** The value of a setting that is counted, not measured. */
    public int count(Setting setting) {
        return Math.toIntExact(value(setting));
    }

    /** What changes rows and events. */
    public PipelineSettings pipeline() {
        return new PipelineSettings(stage(), detectors());
    }

    private DetectorSettings detectors() {
        return new DetectorSettings(
                value(SettingCatalog.DETECTOR_BUDGET) / PERCENT,
                value(SettingCatalog.DETECTOR_FORGET) * MICROS_PER_HOUR);
    }

    private StageSettings stage() {
        return new StageSettings(
                value(SettingCatalog.LATENESS) * MICROS_PER_MS,
                value(SettingCatalog.CANDLE_LATENESS) * MICROS_PER_MS,
                value(SettingCatalog.SILENCE) * MICROS_PER_MINUTE,
                value(SettingCatalog.RETIREMENT) * MICROS_PER_HOUR);
    }

    private static long parse(Setting setting, String text, Path file) {
        if (text.matches("[0-9]{1,15}")) {
            long value = Long.parseLong(text);
            if (value >= setting.min() && value <= setting.max()) {
                return value;
            }
        }
        throw new UserMistake("the setting '" + setting.name() + "' in " + file + " must be a whole number from "
                + setting.min() + " to " + setting.max() + " (" + setting.unit() + "), not '" + text + "'.");
    }
}
