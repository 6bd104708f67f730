package org.alphadetector.detectors.univariate;

import org.alphadetector.features.residual.SeasonProfile;
import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * What a series usually is at a time, whatever it did just now: its slow level, or the profile of the day or the week
 * with a slow offset – whichever has lately been nearest.
 */
final class Baseline {
    private static final int LEVEL = 0;
    private static final int CANDIDATES = 3;
    private static final double GAIN = 1.0 / 400;
    private static final double FAST_GAIN = 1.0 / 4;
    private static final double ERROR_GAIN = 1.0 / 300;
    /** After so many rows in a row beyond what is learnt of one, the series lives elsewhere. */
    private static final int ROWS_TO_MOVE = 64;
    /** A profile must be that much better than the level. */
    private static final double PREFERENCE = 0.9;

    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int QUARTERS_OF_DAY = 96;
    private static final int HALF_HOURS_OF_WEEK = 336;

    private static final int OFFSET = 0;
    private static final int FAST_OFFSET = 1;
    private static final int ERROR = 2;
    private static final int COUNT = 3;
    private static final int CANDIDATE_WORDS = 4;

    private static final int ROWS_BEYOND = 0;
    private static final int OWN_WORDS = 1;
    static final int WORDS = OWN_WORDS
            + CANDIDATES * CANDIDATE_WORDS
            + SeasonProfile.words(QUARTERS_OF_DAY)
            + SeasonProfile.words(HALF_HOURS_OF_WEEK);

    private final StateSlice own;
    private final StateSlice[] candidates = new StateSlice[CANDIDATES];
    private final SeasonProfile[] profiles;
    /** What {@link #at} was last asked for. */
    private final double[] usual = new double[CANDIDATES];

    private double current = Double.NaN;

    Baseline(StateSlice slice) {
        SliceParts parts = new SliceParts(slice);
        own = parts.next(OWN_WORDS);
        for (int i = 0; i < CANDIDATES; i++) {
            candidates[i] = parts.next(CANDIDATE_WORDS);
        }
        profiles = new SeasonProfile[] {
            new SeasonProfile(parts.next(SeasonProfile.words(QUARTERS_OF_DAY)), DAY_MICROS, QUARTERS_OF_DAY),
            new SeasonProfile(parts.next(SeasonProfile.words(HALF_HOURS_OF_WEEK)), 7 * DAY_MICROS, HALF_HOURS_OF_WEEK)
        };
        parts.requireAllDealt();
    }

    /** The usual value at that time; NaN before the first value. */
    double at(long timeMicros) {
        usual[LEVEL] = 0;
        for (int i = 1; i < CANDIDATES; i++) {
            usual[i] = profiles[i - 1].at(timeMicros);
        }
        current = Double.NaN;
        if (candidates[LEVEL].word(COUNT) == 0) {
            return current;
        }
        int best = LEVEL;
        double least = candidates[LEVEL].real(ERROR) * PREFERENCE;
        for (int i = 1; i < CANDIDATES; i++) {
            StateSlice candidate = candidates[i];
            if (candidate.word(COUNT) > 48 && !Double.isNaN(usual[i]) && candidate.real(ERROR) < least) {
                best = i;
                least = candidate.real(ERROR);
            }
        }
        current = usual[best] + candidates[best].real(OFFSET);
        return current;
    }

    /** The daily (0) or weekly (1) profile moved to where the series is now; NaN where undefined. */
    double seasonal(int profile) {
        int i = profile + 1;
        return candidates[i].word(COUNT) == 0 ? Double.NaN : usual[i] + candidates[i].real(FAST_OFFSET);
    }

    /**
     * Learns the value at the time {@link #at} was last asked for, up to {@code limit} from what is usual, so that an
     * outage is not remembered; when {@value #ROWS_TO_MOVE} rows in a row were beyond, what is usual moves there.
     */
    void learn(long timeMicros, double value, double limit) {
        long rowsBeyond = Math.abs(value - current) > limit ? own.word(ROWS_BEYOND) + 1 : 0;
        own.word(ROWS_BEYOND, rowsBeyond);
        if (rowsBeyond == 0) {
            learn(timeMicros, value);
        } else if (rowsBeyond < ROWS_TO_MOVE) {
            learn(timeMicros, current + StrictMath.copySign(limit, value - current));
        } else {
            for (int i = 0; i < CANDIDATES; i++) {
                candidates[i].real(OFFSET, value - usual[i]);
            }
            own.word(ROWS_BEYOND, 0);
            learn(timeMicros, value);
        }
    }

    private void learn(long timeMicros, double value) {
        for (int i = 0; i < CANDIDATES; i++) {
            if (!Double.isNaN(usual[i])) {
                learn(candidates[i], value - usual[i]);
            }
        }
        for (SeasonProfile profile : profiles) {
            profile.learn(timeMicros, value);
        }
    }

    private static void learn(StateSlice candidate, double distance) {
        candidate.addWord(COUNT, 1);
        double first = 1.0 / candidate.word(COUNT);
        double error = Math.abs(distance - candidate.real(OFFSET));
        approach(candidate, ERROR, error, Math.max(ERROR_GAIN, first));
        approach(candidate, OFFSET, distance, Math.max(GAIN, first));
        approach(candidate, FAST_OFFSET, distance, Math.max(FAST_GAIN, first));
    }

    private static void approach(StateSlice candidate, int word, double value, double gain) {
        double before = candidate.real(word);
        candidate.real(word, before + (value - before) * gain);
    }
}
