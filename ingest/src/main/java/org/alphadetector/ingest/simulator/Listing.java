package org.alphadetector.ingest.simulator;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.ingest.random.RandomStream;

/**
 * When a perpetual is traded.
 *
 * @param instrument what is traded
 * @param startMicros from when, microseconds since the epoch
 * @param endMicros until when, exclusive
 */
record Listing(Instrument instrument, long startMicros, long endMicros) {
    private static final long RANDOM_STREAM = -3;

    /**
     * The perpetuals of a market. Of {@link SimulatorSettings#turnoverShare} of them one half comes during the first two
     * thirds of its time, the other goes during the last two thirds.
     */
    static List<Listing> of(SimulatorSettings settings) {
        RandomStream random = new RandomStream(settings.seed(), RANDOM_STREAM);
        List<Listing> listings = new ArrayList<>();
        for (Instrument instrument : Instruments.of(settings.exchange(), settings.assetCount())) {
            double draw = random.uniform();
            long third = settings.durationMicros() / 3;
            long shift = (long) (2 * third * random.uniform());
            boolean comes = draw < settings.turnoverShare() / 2;
            boolean goes = !comes && draw < settings.turnoverShare();
            listings.add(new Listing(
                    instrument,
                    comes ? settings.startMicros() + shift : settings.startMicros(),
                    goes ? settings.startMicros() + third + shift : settings.endMicros()));
        }
        return List.copyOf(listings);
    }
}
