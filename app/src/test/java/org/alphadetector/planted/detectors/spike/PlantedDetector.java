package org.alphadetector.planted.detectors.spike;

/** Stands for anything of the module detectors. */
public final class PlantedDetector {
    private PlantedDetector() {}

    public static double score() {
        return 1;
    }
}
