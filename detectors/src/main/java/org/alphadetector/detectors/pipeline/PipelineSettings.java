package org.alphadetector.detectors.pipeline;

import java.util.TreeMap;
import org.alphadetector.detectors.detector.DetectorSettings;
import org.alphadetector.features.asset.StageSettings;
import org.alphadetector.features.row.Provenance;

/** Every setting that changes what rows and events say. */
public record PipelineSettings(StageSettings stage, DetectorSettings detectors) {
    /** The defaults of every part. */
    public static final PipelineSettings DEFAULT =
            new PipelineSettings(StageSettings.DEFAULT, DetectorSettings.DEFAULT);

    /** The configuration hash written on every row and event. */
    public String configHash() {
        TreeMap<String, String> all = stage.asMap();
        all.putAll(detectors.asMap());
        return StageSettings.hash(all);
    }

    /** What rows and events say of their origin when a build of that commit runs with these settings. */
    public Provenance provenance(String gitCommit) {
        return new Provenance(configHash(), gitCommit);
    }
}
