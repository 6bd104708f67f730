package org.alphadetector.features.level;

/** A period of the UTC calendar that prices are gathered over. */
enum CalendarPeriod {
    DAY,
    /** From Monday. */
    WEEK,
    MONTH;

    private static final long DAY_MICROS = 86_400_000_000L;
    /** The epoch was a Thursday, the fourth day of its week. */
    private static final long EPOCH_DAY_OF_WEEK = 3;

    /** The number of the period that holds a time, one more than that of the period before. */
    long numberOf(long micros) {
        long day = Math.floorDiv(micros, DAY_MICROS);
        return switch (this) {
            case DAY -> day;
            case WEEK -> Math.floorDiv(day + EPOCH_DAY_OF_WEEK, 7L);
            case MONTH -> monthOf(day);
        };
    }

    /**
     * Months since the year 0 of a day since the epoch, without an object for it: H. Hinnant, chrono-Compatible
     * Low-Level Date Algorithms, 2013. The calendar begins with March there, and the 29th of February ends a year.
     */
    private static long monthOf(long epochDay) {
        long day = epochDay + 719_468;
        long era = Math.floorDiv(day, 146_097L);
        long dayOfEra = day - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long monthSinceMarch = (5 * dayOfYear + 2) / 153;
        return 12 * (yearOfEra + 400 * era) + monthSinceMarch + 2;
    }
}
