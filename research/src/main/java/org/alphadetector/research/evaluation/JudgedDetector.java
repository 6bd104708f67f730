package org.alphadetector.research.evaluation;

import org.alphadetector.detectors.pipeline.PipelineSettings;

/** Whom an evaluation judges: the pipeline, or one whose worth is known, to see whether the judge is right. */
public enum JudgedDetector {
    /** The pipeline's own events. */
    PIPELINE("the pipeline"),
    /** The pipeline's bar-close detectors with every input withheld: it must score zero. */
    BLINDED("the detectors with every input withheld: zero, or the judge is wrong"),
    /** A detector that knows what was injected: it must score one. */
    TOLD("a detector that is told the truth: one, or the judge is wrong");

    private final String words;

    JudgedDetector(String words) {
        this.words = words;
    }

    /** For reports. */
    public String words() {
        return words;
    }

    /** A new one for a market. */
    AlarmSource open(PipelineSettings settings) {
        return switch (this) {
            case PIPELINE -> new EventAlarms();
            case BLINDED -> new BlindedDetectors(settings);
            case TOLD -> new ToldDetector();
        };
    }
}
