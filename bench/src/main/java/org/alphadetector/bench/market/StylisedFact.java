package org.alphadetector.bench.market;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Something that markets have in common, as a number with a range.
 *
 * @param name what is measured
 * @param low the least it may be
 * @param high the most it may be
 * @param source who found it, and where
 * @param measure measures it
 */
record StylisedFact(String name, double low, double high, String source, ToDoubleFunction<MarketRecord> measure) {
    private static final String CONT = "Cont, Empirical properties of asset returns, Quantitative Finance 2001";
    private static final double TAIL_SHARE = 0.02;
    private static final int[] SIZE_LAGS = {5, 10, 20, 40, 80, 160};
    private static final int[] SIGN_LAGS = {4, 8, 16, 32, 64, 128, 256};
    private static final int MOST_LAG = 20;
    private static final int HOUR = 60;
    /** A laggard among the assets; the first is a leader. */
    private static final int LAGGARD = 18;

    static final List<StylisedFact> ALL = List.of(
            new StylisedFact(
                    "excess kurtosis of 1 min returns",
                    2,
                    60,
                    CONT + " (about 16 at 5 min)",
                    market -> market.mean(asset -> Series.excessKurtosis(asset.returns()))),
            new StylisedFact(
                    "tail index of 1 min returns",
                    2,
                    5,
                    CONT + " (between 2 and 5)",
                    market -> market.mean(asset -> Series.tailIndex(asset.returns(), TAIL_SHARE))),
            new StylisedFact(
                    "kurtosis at 60 min / at 1 min",
                    0,
                    1,
                    CONT + " (aggregational Gaussianity)",
                    market -> market.mean(asset -> Series.excessKurtosis(Series.sums(asset.returns(), HOUR)))
                            / market.mean(asset -> Series.excessKurtosis(asset.returns()))),
            new StylisedFact(
                    "|autocorrelation| of returns, lag 1",
                    0,
                    0.1,
                    CONT + " (small at a minute, none beyond 20)",
                    market -> market.mean(asset -> Math.abs(Series.autocorrelation(asset.returns(), 1)))),
            new StylisedFact(
                    "|autocorrelation| of returns, lags 2-20",
                    0,
                    0.05,
                    CONT + " (none)",
                    market -> market.mean(StylisedFact::laterAutocorrelation)),
            new StylisedFact(
                    "autocorrelation of |returns|, lag 1",
                    0.1,
                    0.5,
                    CONT + " (volatility clustering)",
                    market -> market.mean(asset -> Series.autocorrelation(Series.sizes(asset.returns()), 1))),
            new StylisedFact(
                    "its decay exponent",
                    0.1,
                    0.69,
                    "Liu, Cizeau, Meyer, Peng, Stanley, Correlations in economic time series, 1997 (0.69 to 600 min, 0.10"
                            + " beyond)",
                    market -> Series.decayExponent(
                            SIZE_LAGS,
                            lag -> market.mean(asset -> Series.autocorrelation(Series.sizes(asset.returns()), lag)))),
            new StylisedFact(
                    "decay exponent of trade signs",
                    0.4,
                    0.8,
                    "Lillo, Farmer, The long memory of the efficient market, 2004 (0.4 to 0.8)",
                    market -> Series.decayExponent(
                            SIGN_LAGS, lag -> market.mean(asset -> Series.autocorrelation(asset.signs(), lag)))),
            new StylisedFact(
                    "correlation of signed flow and return",
                    0.15,
                    0.8,
                    "Evans, Lyons, Order flow and exchange rate dynamics, 2002 (R2 up to 0.64)",
                    market -> market.mean(asset -> Series.correlation(asset.flows, asset.returns()))),
            new StylisedFact(
                    "volatility at a session's ends / middle",
                    1.1,
                    2.5,
                    "Wood, McInish, Ord, An investigation of transactions data for NYSE stocks, 1985 (U shape)",
                    StylisedFact::sessionEnds),
            new StylisedFact(
                    "correlation of log volume and |return|",
                    0.1,
                    0.7,
                    "Karpoff, The relation between price changes and trading volume, 1987 (positive)",
                    market -> market.mean(StylisedFact::volumeVolatility)),
            new StylisedFact(
                    "variance / mean of trades in 10 s",
                    1.5,
                    20,
                    "Bacry, Mastromatteo, Muzy, Hawkes processes in finance, 2015 (far above Poisson's 1)",
                    market -> market.mean(StylisedFact::dispersion)),
            new StylisedFact(
                    "mean correlation of two assets", 0.15, 0.8, CONT + " (common factor)", StylisedFact::together),
            new StylisedFact(
                    "leader to laggard less laggard to leader, 10 s",
                    0.02,
                    0.5,
                    "Lo, MacKinlay, When are contrarian profits due to stock market overreaction?, 1990",
                    StylisedFact::leadLag));

    /** Whether a value lies in the range. */
    boolean holds(double value) {
        return value >= low && value <= high;
    }

    private static double laterAutocorrelation(AssetRecord asset) {
        double[] returns = asset.returns();
        double sum = 0;
        for (int lag = 2; lag <= MOST_LAG; lag++) {
            sum += Math.abs(Series.autocorrelation(returns, lag));
        }
        return sum / (MOST_LAG - 1);
    }

    /** The American session: 13 to 22 UTC without the hours it shares with others' ends. */
    private static double sessionEnds(MarketRecord market) {
        return market.mean(asset -> (volatility(asset, 13, 14) + volatility(asset, 21, 22))
                / (volatility(asset, 17, 18) + volatility(asset, 18, 19)));
    }

    private static double volatility(AssetRecord asset, int fromHour, int toHour) {
        double[] sizes = Series.sizes(asset.returns());
        double sum = 0;
        for (int day = 0; day < MarketRecord.DAYS; day++) {
            for (int minute = fromHour * HOUR; minute < toHour * HOUR; minute++) {
                sum += sizes[day * MarketRecord.MINUTES_A_DAY + minute];
            }
        }
        return sum;
    }

    private static double volumeVolatility(AssetRecord asset) {
        double[] logs = new double[asset.volumes.length];
        double least = Double.MAX_VALUE;
        for (double volume : asset.volumes) {
            least = volume > 0 ? Math.min(least, volume) : least;
        }
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(Math.max(least, asset.volumes[i]));
        }
        return Series.correlation(logs, Series.sizes(asset.returns()));
    }

    private static double dispersion(AssetRecord asset) {
        double mean = Series.mean(asset.counts);
        double squares = 0;
        for (double count : asset.counts) {
            squares += (count - mean) * (count - mean);
        }
        return squares / asset.counts.length / mean;
    }

    private static double together(MarketRecord market) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < market.size(); i++) {
            for (int j = i + 1; j < market.size(); j++) {
                sum += Series.correlation(
                        market.asset(i).returns(), market.asset(j).returns());
                pairs++;
            }
        }
        return sum / pairs;
    }

    private static double leadLag(MarketRecord market) {
        double[] leader = market.asset(0).tenSecondReturns();
        double[] laggard = market.asset(LAGGARD).tenSecondReturns();
        return Series.laggedCorrelation(leader, laggard, 1) - Series.laggedCorrelation(laggard, leader, 1);
    }
}
