package org.alphadetector.features.crosssection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Shocks put into recorded closes: from the shock's bar on, every close of its asset is higher or lower by the same
 * factor, so that the return of that bar alone is another.
 */
final class Shocks {
    /** Where a shock is. */
    record Shock(int bar, int asset) {}

    /** The bars over which an asset's usual return is measured, and before which there is no shock. */
    static final int SIGMA_BARS = 1_440;

    private static final int SHORTEST_GAP_BARS = 25;
    private static final int LONGEST_GAP_BARS = 55;
    private static final int GAP_OF_AN_ASSET_BARS = 150;
    private static final double SIGMA_PER_MEDIAN = 1.4826;

    private final List<Shock> shocks;
    private final double[][] closes;

    private Shocks(List<Shock> shocks, double[][] closes) {
        this.shocks = shocks;
        this.closes = closes;
    }

    /**
     * Draws shocks up or down of that many robust standard deviations of the asset's own return, 25 to 55 bars apart,
     * 150 and more in one asset.
     */
    static Shocks draw(RecordedCloses market, double sigmas, long seed) {
        Random random = new Random(seed);
        double[][] returns = market.returns(market.closes());
        double[][] shifts = new double[market.bars()][market.assetCount()];
        List<Shock> shocks = new ArrayList<>();
        int[] earliest = new int[market.assetCount()];
        int bar = SIGMA_BARS + 1;
        while ((bar += SHORTEST_GAP_BARS + random.nextInt(LONGEST_GAP_BARS - SHORTEST_GAP_BARS + 1)) < market.bars()) {
            int asset = random.nextInt(earliest.length);
            while (bar < earliest[asset]) {
                asset = random.nextInt(earliest.length);
            }
            double size = sigmas * sigma(returns, bar, asset);
            if (market.isNext(bar)) {
                shifts[bar][asset] = random.nextBoolean() ? size : -size;
                shocks.add(new Shock(bar, asset));
                earliest[asset] = bar + GAP_OF_AN_ASSET_BARS;
            }
        }
        return new Shocks(shocks, shifted(market.closes(), shifts));
    }

    List<Shock> shocks() {
        return shocks;
    }

    /** The closes with the shocks in them, by bar, then by asset. */
    double[][] closes() {
        return closes;
    }

    /** The median size of the returns of the day before the bar, as a standard deviation. */
    private static double sigma(double[][] returns, int bar, int asset) {
        double[] sizes = Arrays.stream(returns, bar - SIGMA_BARS, bar)
                .mapToDouble(point -> Math.abs(point[asset]))
                .filter(size -> !Double.isNaN(size))
                .toArray();
        return SIGMA_PER_MEDIAN * ShockScore.median(sizes);
    }

    private static double[][] shifted(double[][] closes, double[][] shifts) {
        double[] level = new double[closes[0].length];
        double[][] shifted = new double[closes.length][level.length];
        for (int bar = 0; bar < closes.length; bar++) {
            for (int asset = 0; asset < level.length; asset++) {
                level[asset] += shifts[bar][asset];
                shifted[bar][asset] = closes[bar][asset] * Math.exp(level[asset]);
            }
        }
        return shifted;
    }
}
