package org.alphadetector.research.scorecard;

import org.alphadetector.features.row.Timeframe;

/** How long assets were watched, in assets times days; a day is 1,440 one-minute rows. */
public interface Exposure {
    /** All of it. */
    double assetDays();

    /**
     * The time in which an alarm of a class and timeframe would be a false one: outside of the windows in which it
     * would be about an injection.
     */
    double falseAssetDays(String eventClass, Timeframe timeframe);

    /** So many, in which nothing was injected. */
    static Exposure of(double assetDays) {
        return new Exposure() {
            @Override
            public double assetDays() {
                return assetDays;
            }

            @Override
            public double falseAssetDays(String eventClass, Timeframe timeframe) {
                return assetDays;
            }
        };
    }
}
