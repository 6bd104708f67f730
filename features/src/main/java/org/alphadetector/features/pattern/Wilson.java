package org.alphadetector.features.pattern;

/**
 * The interval of a share by its score test at 95 %: E. B. Wilson, Probable Inference, the Law of Succession, and
 * Statistical Inference, Journal of the American Statistical Association 1927. In [0, 1]; of no cases it is all of that.
 */
final class Wilson {
    private static final double Z = 1.959963984540054;

    private Wilson() {}

    static double low(long hits, long cases) {
        return cases == 0 ? 0 : Math.max(0, center(hits, cases) - half(hits, cases));
    }

    static double high(long hits, long cases) {
        return cases == 0 ? 1 : Math.min(1, center(hits, cases) + half(hits, cases));
    }

    private static double center(long hits, long cases) {
        return (hits + Z * Z / 2) / (cases + Z * Z);
    }

    private static double half(long hits, long cases) {
        double share = (double) hits / cases;
        return Z / (cases + Z * Z) * Math.sqrt(cases * share * (1 - share) + Z * Z / 4);
    }
}
