package org.alphadetector.planted.features.flow;

import org.alphadetector.planted.features.price.PlantedOffences;

/** Uses the package that uses this one. */
public final class PlantedWayBack {
    private final PlantedOffences.UsesWhatUsesIt user = new PlantedOffences.UsesWhatUsesIt(this);

    public PlantedOffences.UsesWhatUsesIt user() {
        return user;
    }
}
