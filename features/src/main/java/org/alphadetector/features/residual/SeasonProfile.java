package org.alphadetector.features.residual;

import org.alphadetector.features.state.StateSlice;

/**
 * What a quantity usually is at each part of a day or week: for every slot of the period the forgetting mean over its
 * visits, of which the latest counts a fifth. A slot is defined from its second visit on: what is happening in it now
 * is no part of it. Zero words are the start.
 */
public final class SeasonProfile {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int HOURS_OF_WEEK = 168;
    private static final double LEAST_GAIN = 0.2;
    private static final int MOST_VISITS = 255;
    /** A factor is averaged with so many visits of 1, since a single hour tells little. */
    private static final double PRIOR_VISITS = 2;

    /** The slot of the visit that goes on plus one; 0 before the first. */
    private static final int SLOT = 0;

    private static final int SUM = 1;
    private static final int COUNT = 2;
    private static final int HEAD_WORDS = 3;

    private final StateSlice slice;
    private final long periodMicros;
    private final int slots;
    private final long slotMicros;
    private final boolean isSingle;
    private final int firstVisitWord;

    /**
     * Means kept as doubles.
     *
     * @param slice {@link #words} words
     * @param slots how many equal parts of the period are told apart, a divisor of its microseconds
     */
    public SeasonProfile(StateSlice slice, long periodMicros, int slots) {
        this(slice, periodMicros, slots, false);
    }

    private SeasonProfile(StateSlice slice, long periodMicros, int slots, boolean isSingle) {
        this.slice = slice;
        this.periodMicros = periodMicros;
        this.slots = slots;
        this.slotMicros = periodMicros / slots;
        this.isSingle = isSingle;
        this.firstVisitWord = HEAD_WORDS + (isSingle ? (slots + 1) / 2 : slots);
        int needed = firstVisitWord + (slots + 7) / 8;
        if (slice.length() != needed) {
            throw new IllegalArgumentException("slice length=" + slice.length() + ", needed=" + needed);
        }
    }

    /** A profile of the hours of the week for quantities around 1 or their logarithms: means kept as floats. */
    public static SeasonProfile hourOfWeek(StateSlice slice) {
        return new SeasonProfile(slice, 7 * DAY_MICROS, HOURS_OF_WEEK, true);
    }

    /** The words that a profile of so many slots needs. */
    public static int words(int slots) {
        return HEAD_WORDS + slots + (slots + 7) / 8;
    }

    /** The words that {@link #hourOfWeek} needs: 108. */
    public static int hourOfWeekWords() {
        return HEAD_WORDS + HOURS_OF_WEEK / 2 + HOURS_OF_WEEK / 8;
    }

    /** The usual value at that time, between slots in proportion; NaN where the slot was not visited before. */
    public double at(long timeMicros) {
        double position = position(timeMicros);
        int own = (int) position;
        if (visits(own) == 0) {
            return Double.NaN;
        }
        double fromMiddle = position - own - 0.5;
        int neighbour = Math.floorMod(own + (fromMiddle < 0 ? -1 : 1), slots);
        if (visits(neighbour) == 0) {
            return mean(own);
        }
        return mean(own) + Math.abs(fromMiddle) * (mean(neighbour) - mean(own));
    }

    /**
     * Where the profile is of ratios: the usual one at that time, averaged with two visits of 1; 1 where the slot was
     * not visited before.
     */
    public double factor(long timeMicros) {
        int visits = visits((int) position(timeMicros));
        return visits == 0 ? 1 : (visits * at(timeMicros) + PRIOR_VISITS) / (visits + PRIOR_VISITS);
    }

    /**
     * Where the profile is of distances around 0: the usual one at that time, averaged with two visits of 0; 0 where the
     * slot was not visited before.
     */
    public double offset(long timeMicros) {
        int visits = visits((int) position(timeMicros));
        return visits == 0 ? 0 : visits * at(timeMicros) / (visits + PRIOR_VISITS);
    }

    public void learn(long timeMicros, double value) {
        int now = (int) position(timeMicros);
        if (now + 1 != slice.word(SLOT)) {
            closeVisit();
            slice.word(SLOT, now + 1L);
        }
        slice.real(SUM, slice.real(SUM) + value);
        slice.addWord(COUNT, 1);
    }

    public void clear() {
        slice.clear();
    }

    private void closeVisit() {
        long count = slice.word(COUNT);
        if (count > 0) {
            int slot = (int) slice.word(SLOT) - 1;
            int visits = Math.min(MOST_VISITS, visits(slot) + 1);
            visits(slot, visits);
            double gain = Math.max(LEAST_GAIN, 1.0 / visits);
            mean(slot, mean(slot) + (slice.real(SUM) / count - mean(slot)) * gain);
        }
        slice.real(SUM, 0);
        slice.word(COUNT, 0);
    }

    private double position(long timeMicros) {
        return Math.floorMod(timeMicros, periodMicros) / (double) slotMicros;
    }

    private int visits(int slot) {
        return (int) (slice.word(firstVisitWord + (slot >> 3)) >>> (8 * (slot & 7))) & 0xFF;
    }

    private void visits(int slot, int visits) {
        int word = firstVisitWord + (slot >> 3);
        int shift = 8 * (slot & 7);
        slice.word(word, (slice.word(word) & ~(0xFFL << shift)) | ((long) visits << shift));
    }

    private double mean(int slot) {
        if (!isSingle) {
            return slice.real(HEAD_WORDS + slot);
        }
        return Float.intBitsToFloat((int) (slice.word(HEAD_WORDS + (slot >> 1)) >>> (32 * (slot & 1))));
    }

    private void mean(int slot, double mean) {
        if (!isSingle) {
            slice.real(HEAD_WORDS + slot, mean);
            return;
        }
        int word = HEAD_WORDS + (slot >> 1);
        int shift = 32 * (slot & 1);
        long bits = Float.floatToRawIntBits((float) mean) & 0xFFFF_FFFFL;
        slice.word(word, (slice.word(word) & ~(0xFFFF_FFFFL << shift)) | (bits << shift));
    }
}
