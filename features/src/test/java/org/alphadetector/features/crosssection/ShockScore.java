package org.alphadetector.features.crosssection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.alphadetector.features.catalog.CrossSection;
import org.alphadetector.features.market.MarketRows;
import org.alphadetector.features.residual.ResidualCore;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;

/** Ways to tell how unusual a minute of an asset is, each from the past alone. */
enum ShockScore {
    ROLLING_Z("rolling z of the return, 120 bars") {
        @Override
        void fill(RecordedCloses market, double[][] closes, double[][] scores) {
            rolling(market, closes, scores, ShockScore::deviationFromMean);
        }
    },
    ROBUST_ROLLING_Z("the same by median and MAD") {
        @Override
        void fill(RecordedCloses market, double[][] closes, double[][] scores) {
            rolling(market, closes, scores, ShockScore::deviationFromMedian);
        }
    },
    RETURN_Z("z of the return by the residual's scale") {
        @Override
        void fill(RecordedCloses market, double[][] closes, double[][] scores) {
            residuals(market, closes, scores, 0);
        }
    },
    EXCESS_Z("z of return less factor (beta 1)") {
        @Override
        void fill(RecordedCloses market, double[][] closes, double[][] scores) {
            residuals(market, closes, scores, 1);
        }
    },
    /** The column itself, as the market stage writes it. Minutes left out are left out of its time too. */
    CROSS_SECTIONAL_Z("z_cross_sectional_residual_m_1") {
        @Override
        void fill(RecordedCloses market, double[][] closes, double[][] scores) {
            CrossSection crossSection = new CrossSection(MarketRows.LAYOUT, new LiveStates());
            double[][] returns = market.returns(closes);
            for (int bar = 0; bar < returns.length; bar++) {
                LatticePoint point = new LatticePoint((bar + 1) * MarketRows.MINUTE, Timeframe.M1);
                List<Row> rows = new ArrayList<>();
                for (int asset = 0; asset < market.assetCount(); asset++) {
                    Row row = MarketRows.usable(market.asset(asset), Timeframe.M1, point.pointMicros());
                    MarketRows.set(row, "close", closes[bar][asset]);
                    MarketRows.set(row, "price_step", market.priceStep(asset));
                    rows.add(MarketRows.set(row, "ret_m_1", returns[bar][asset]));
                }
                crossSection.measure(point, rows, false);
                for (int asset = 0; asset < rows.size(); asset++) {
                    scores[bar][asset] = rows.get(asset).number(CrossSectionalResidual.Z_CROSS_SECTIONAL_RESIDUAL_M_1);
                }
            }
        }
    };

    private static final int WINDOW = 120;

    private final String label;

    ShockScore(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** The size of the score by bar, then by asset; 0 where it is undefined. */
    double[][] sizes(RecordedCloses market, double[][] closes) {
        double[][] scores = new double[market.bars()][market.assetCount()];
        fill(market, closes, scores);
        for (double[] point : scores) {
            for (int asset = 0; asset < point.length; asset++) {
                point[asset] = Double.isNaN(point[asset]) ? 0 : Math.abs(point[asset]);
            }
        }
        return scores;
    }

    abstract void fill(RecordedCloses market, double[][] closes, double[][] scores);

    private static double[][] factors(double[][] returns) {
        OthersMedian median = new OthersMedian();
        double[][] factors = new double[returns.length][returns[0].length];
        int[] groups = new int[returns[0].length];
        Arrays.setAll(groups, i -> i);
        for (int bar = 0; bar < returns.length; bar++) {
            median.measure(returns[bar], groups, groups.length, groups.length);
            for (int asset = 0; asset < groups.length; asset++) {
                factors[bar][asset] = median.of(asset);
            }
        }
        return factors;
    }

    private static void residuals(RecordedCloses market, double[][] closes, double[][] scores, double beta) {
        double[][] returns = market.returns(closes);
        double[][] factors = factors(returns);
        for (int asset = 0; asset < market.assetCount(); asset++) {
            ResidualCore core = new ResidualCore(
                    new StateBuffer().allocate("core", ResidualCore.words()), 1_440, MarketModel.WARMUP_BARS);
            for (int bar = 0; bar < returns.length; bar++) {
                double floor = market.floor(closes, bar, asset);
                double residual = returns[bar][asset] - beta * factors[bar][asset];
                scores[bar][asset] = core.z(residual, floor);
                if (!Double.isNaN(residual)) {
                    core.learn(residual, floor);
                }
            }
        }
    }

    /** The deviation of each return by the window of returns before it, with the same floor as the others have. */
    private static void rolling(
            RecordedCloses market,
            double[][] closes,
            double[][] scores,
            ToDoubleBiFunction<double[], double[]> deviation) {
        double[][] returns = market.returns(closes);
        for (int asset = 0; asset < market.assetCount(); asset++) {
            double[] window = new double[WINDOW];
            int seen = 0;
            for (int bar = 0; bar < returns.length; bar++) {
                double value = returns[bar][asset];
                if (Double.isNaN(value)) {
                    continue;
                }
                if (seen >= WINDOW) {
                    double[] point = {value, market.floor(closes, bar, asset)};
                    scores[bar][asset] = deviation.applyAsDouble(window, point);
                }
                window[seen++ % WINDOW] = value;
            }
        }
    }

    private static double deviationFromMean(double[] window, double[] valueAndFloor) {
        double mean = Arrays.stream(window).average().orElseThrow();
        double squares =
                Arrays.stream(window).map(each -> (each - mean) * (each - mean)).sum();
        return (valueAndFloor[0] - mean) / Math.max(Math.sqrt(squares / (window.length - 1)), valueAndFloor[1]);
    }

    private static double deviationFromMedian(double[] window, double[] valueAndFloor) {
        double median = median(window);
        double[] magnitudes =
                Arrays.stream(window).map(each -> Math.abs(each - median)).toArray();
        return (valueAndFloor[0] - median) / Math.max(1.4826 * median(magnitudes), valueAndFloor[1]);
    }

    /** The mean of the middle two, or the middle one. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
