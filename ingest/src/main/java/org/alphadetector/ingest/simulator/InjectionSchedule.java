package org.alphadetector.ingest.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When what is injected into which asset: every kind in turn, each asset about once in 50 minutes and never again within
 * 20 minutes of its last injection, nothing before the warm-up ends and nothing that would outlast the market.
 */
final class InjectionSchedule {
    private static final long SECOND_MICROS = 1_000_000;
    private static final long MEAN_GAP_OF_ASSET_MICROS = 3_000 * SECOND_MICROS;
    private static final long REST_MICROS = 1_200 * SECOND_MICROS;
    private static final long RANDOM_STREAM = -2;

    private final SimulatorSettings settings;
    private final List<Instrument> instruments;
    private final RandomStream random;
    private final long[] restUntilMicros;
    private final List<Injection> injections = new ArrayList<>();

    private InjectionSchedule(SimulatorSettings settings, List<Instrument> instruments) {
        this.settings = settings;
        this.instruments = instruments;
        random = new RandomStream(settings.seed(), RANDOM_STREAM);
        restUntilMicros = new long[instruments.size()];
        Arrays.fill(restUntilMicros, settings.startMicros() + settings.warmupMicros());
    }

    /** The injections in the order of their starts. */
    static List<Injection> of(SimulatorSettings settings, List<Instrument> instruments) {
        return settings.isInjecting() ? new InjectionSchedule(settings, instruments).draw() : List.of();
    }

    private List<Injection> draw() {
        double meanGapMicros = (double) MEAN_GAP_OF_ASSET_MICROS / instruments.size();
        InjectionKind[] kinds = InjectionKind.values();
        int turn = 0;
        long atMicros = settings.startMicros() + settings.warmupMicros();
        while (atMicros < settings.endMicros()) {
            int asset = random.index(instruments.size());
            if (restUntilMicros[asset] <= atMicros && add(kinds[turn % kinds.length], asset, atMicros)) {
                turn++;
            }
            atMicros += 1 + (long) (meanGapMicros * (0.5 + 0.5 * random.exponential()));
        }
        return List.copyOf(injections);
    }

    private boolean add(InjectionKind kind, int asset, long startMicros) {
        long moveMicros = seconds(kind.isShock() ? random.uniform(2, 5) : random.uniform(360, 600));
        long endMicros = startMicros + (kind.isShock() ? moveMicros + seconds(random.uniform(60, 90)) : moveMicros);
        double sizeSigmas = kind.isShock() ? random.uniform(8, 15) : random.uniform(18, 30);
        if (endMicros > settings.endMicros()) {
            return false;
        }
        restUntilMicros[asset] = endMicros + REST_MICROS;
        injections.add(new Injection(
                kind, instruments.get(asset).asset(), startMicros, startMicros + moveMicros, endMicros, sizeSigmas));
        return true;
    }

    private static long seconds(double seconds) {
        return (long) (seconds * SECOND_MICROS);
    }
}
