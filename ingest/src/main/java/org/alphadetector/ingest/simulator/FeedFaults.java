package org.alphadetector.ingest.simulator;

/**
 * What goes wrong between exchange and pipeline.
 *
 * @param gapsPerHour how often an asset's feed is lost for 5 to 60 seconds, which a {@code disconnect} tells; 0 to 60
 * @param duplicateShare share of trades that come twice, 0 to 1
 * @param lateShare share of trades that come {@link #lateMicros} late, 0 to 1
 * @param lateMicros by how much, 0 to 60 s
 * @param skewMicros added to every receive time: negative when the receiver's clock is behind, −4 s to an hour
 */
public record FeedFaults(
        double gapsPerHour, double duplicateShare, double lateShare, long lateMicros, long skewMicros) {
    private static final double MOST_GAPS_PER_HOUR = 60;
    private static final long MOST_LATE_MICROS = 60_000_000L;
    private static final long LEAST_SKEW_MICROS = -4_000_000L;
    private static final long MOST_SKEW_MICROS = 3_600_000_000L;

    /** Nothing. */
    public static final FeedFaults NONE = new FeedFaults(0, 0, 0, 0, 0);

    public FeedFaults {
        require(gapsPerHour >= 0 && gapsPerHour <= MOST_GAPS_PER_HOUR, "gaps", gapsPerHour);
        require(isShare(duplicateShare), "duplicates", duplicateShare);
        require(isShare(lateShare), "late", lateShare);
        require(lateMicros >= 0 && lateMicros <= MOST_LATE_MICROS, "lateness", lateMicros);
        require(skewMicros >= LEAST_SKEW_MICROS && skewMicros <= MOST_SKEW_MICROS, "skew", skewMicros);
    }

    /**
     * Faults as one writes them on a command line: {@code name=value} separated by commas, gaps an hour and asset, shares
     * of trades, lateness and skew in milliseconds, for example
     * {@code gaps=2,duplicates=0.01,late=0.01,lateness=1500,skew=-1500}.
     *
     * @throws IllegalArgumentException if it is not one; the message is a sentence for the user
     */
    public static FeedFaults read(String text) {
        double gaps = 0;
        double duplicates = 0;
        double late = 0;
        long lateness = 1_000_000;
        long skew = 0;
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            double value = number(part.substring(equals + 1), part);
            switch (name) {
                case "gaps" -> gaps = value;
                case "duplicates" -> duplicates = value;
                case "late" -> late = value;
                case "lateness" -> lateness = (long) (value * 1_000);
                case "skew" -> skew = (long) (value * 1_000);
                default ->
                    throw new IllegalArgumentException(
                            "'" + name + "' is none of gaps, duplicates, late, lateness, skew");
            }
        }
        return new FeedFaults(gaps, duplicates, late, lateness, skew);
    }

    private static double number(String text, String part) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("write name=number, not '" + part + "'", e);
        }
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    private static void require(boolean isGood, String name, Object value) {
        if (!isGood) {
            throw new IllegalArgumentException("out of range: " + name + '=' + value);
        }
    }
}
