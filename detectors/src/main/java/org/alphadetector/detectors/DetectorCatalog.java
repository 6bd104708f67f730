package org.alphadetector.detectors;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.detectors.quadrant.QuadrantSpecs;
import org.alphadetector.detectors.spike.SpikeSpecs;

/** Every detector there is. */
public final class DetectorCatalog {
    private DetectorCatalog() {}

    /** The rows of the detector registry. */
    public static List<DetectorSpec> specs() {
        List<DetectorSpec> specs = new ArrayList<>(SpikeSpecs.all());
        specs.addAll(QuadrantSpecs.all());
        return List.copyOf(specs);
    }
}
