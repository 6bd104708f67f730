package org.alphadetector.features.crosssection;

import java.util.List;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/**
 * What an asset did in the minute that the others did not: its log return against its robust beta times the median
 * return of the others, every asset of its base coin left out, and what is left of the minute before.
 *
 * <p>Defined for used rows. Everything is undefined before {@value MarketModel#WARMUP_BARS} minutes were learnt, each
 * with the asset's return, five others' and the price step, and in a minute without five others; z and rank also
 * without the asset's return, as after a restart, or its price step, whose half over the close is the least that the
 * scale of z may be. What was learnt outlives a restart, for no return spans one; it goes with the asset after 24 hours
 * without rows.
 *
 * <p>Formulas and sources: {@link OthersMedian}, {@link RobustBeta}, {@link MarketModel}, {@link ResidualRanks}.
 */
public final class CrossSectionalResidual implements MarketFeature {
    private static final String LEARNT = "1 min, by what was learnt in the minutes before with half-life 1,440 min";
    /** The asset's first minute has no return. */
    private static final int WARMUP_MINUTES = MarketModel.WARMUP_BARS + 1;

    /** How unusual the residual is. */
    public static final Column Z_CROSS_SECTIONAL_RESIDUAL_M_1 = declare(
                    "z_cross_sectional_residual_m_1", SqlType.DOUBLE)
            .unit("robust standard deviations")
            .window(LEARNT)
            .range("[-1000000, 1000000]")
            .formula("(ret_m_1 - cross_sectional_prediction_m_1) / scale; scale = running 68.27 % quantile of the size"
                    + " of past residuals, at least half a price_step over close")
            .inputs("ret_m_1", "close", "price_step", "dq_status")
            .lookBack(WARMUP_MINUTES)
            .awaitsEvent()
            .fromCandles()
            .meaning("How unusual the part of the one-minute return is that the others do not explain. NULL below five"
                    + " others of other base coins with a return, and without a return of its own.");

    /** What the others say the return is. */
    public static final Column CROSS_SECTIONAL_PREDICTION_M_1 = declare(
                    "cross_sectional_prediction_m_1", SqlType.DOUBLE)
            .unit("log return")
            .window(LEARNT)
            .formula(
                    "factor_loadings x median of ret_m_1 of the used assets of other base coins + c x the residual of the"
                            + " minute before; c = sum xe / sum e^2 x n / (n + 100), half-life 1,440 min; Roll 1984")
            .inputs("ret_m_1", "close", "price_step", "dq_status")
            .lookBack(WARMUP_MINUTES)
            .awaitsEvent()
            .fromCandles()
            .meaning("The one-minute return if nothing happened to the asset alone. NULL below five others of"
                    + " other base coins with a return.");

    /** The robust beta. */
    public static final Column FACTOR_LOADINGS = declare("factor_loadings", SqlType.NUMBERS)
            .window("all minutes before, half-life 1,440 min; on longer rows the last minute's")
            .range("array of one number")
            .formula("[beta]: slope through the origin of ret_m_1 on the median of the others, by Huber and Mallows"
                    + " weights (1964, 1975), drawn to 1 as by 100 minutes (Vasicek 1973)")
            .inputs("ret_m_1", "close", "price_step", "dq_status")
            .lookBack(WARMUP_MINUTES)
            .awaitsEvent()
            .fromCandles()
            .meaning("How much of the others' median move the asset makes, as learnt before the minute. NULL below"
                    + " five others of other base coins with a return.");

    /** Where the residual stands among those of the assets. */
    public static final Column RESIDUAL_RANK = declare("residual_rank", SqlType.DOUBLE)
            .window("the minute of the point; on longer rows the last minute's")
            .range("[0, 1]")
            .formula("(midrank - 1) / (n - 1) of z_cross_sectional_residual_m_1 among the n used assets that have it;"
                    + " Kendall 1948")
            .inputs("ret_m_1", "close", "price_step", "dq_status")
            .lookBack(WARMUP_MINUTES)
            .awaitsEvent()
            .fromCandles()
            .meaning("Where the asset's residual z stands among those of all assets, 0 lowest and 1 highest. NULL"
                    + " without z, and where fewer than five other assets have one.");

    public static final MarketFamily FAMILY = MarketFamily.ofAssets(
            "cross_sectional_residual",
            List.of(Z_CROSS_SECTIONAL_RESIDUAL_M_1, CROSS_SECTIONAL_PREDICTION_M_1, FACTOR_LOADINGS, RESIDUAL_RANK),
            CrossSectionalResidual::new);

    private final int returnMinute;
    private final int close;
    private final int priceStep;
    private final int z;
    private final int prediction;
    private final int loadings;
    private final int rank;
    private final MarketModel model;
    private final CoinGroups coins = new CoinGroups();
    private final OthersMedian others = new OthersMedian();
    private final ResidualRanks ranks = new ResidualRanks();
    private double[] returns = new double[0];
    private double[] scores = new double[0];
    private int[] groups = new int[0];

    CrossSectionalResidual(MarketContext context) {
        returnMinute = context.input(Returns.RET_M_1);
        close = context.input(BarPrices.CLOSE);
        priceStep = context.input(PriceStep.PRICE_STEP);
        z = context.assetOutput(Z_CROSS_SECTIONAL_RESIDUAL_M_1);
        prediction = context.assetOutput(CROSS_SECTIONAL_PREDICTION_M_1);
        loadings = context.assetOutput(FACTOR_LOADINGS);
        rank = context.assetOutput(RESIDUAL_RANK);
        model = new MarketModel(context.assetState().allocate("model", MarketModel.words()));
    }

    @Override
    public void close(MarketPoint point) {
        gather(point);
        List<Row> rows = point.rows();
        for (int i = 0; i < rows.size(); i++) {
            double factor = others.of(groups[i]);
            scores[i] = Double.NaN;
            if (point.isUsed(i) && !Double.isNaN(factor)) {
                point.show(i);
                scores[i] = judge(point, rows.get(i), returns[i], factor);
            }
        }
        ranks.measure(scores, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).number(rank, ranks.of(scores[i]));
        }
    }

    /** Measures the median of the others for each coin, over the used rows. */
    private void gather(MarketPoint point) {
        List<Row> rows = point.rows();
        if (returns.length < rows.size()) {
            returns = new double[2 * rows.size()];
            scores = new double[returns.length];
            groups = new int[returns.length];
        }
        coins.begin(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            returns[i] = point.isUsed(i) ? rows.get(i).number(returnMinute) : Double.NaN;
            groups[i] = coins.of(rows.get(i).asset());
        }
        others.measure(returns, groups, rows.size(), coins.count());
    }

    /** Writes what the model of the asset shown says of its return, then lets it learn; the z-score. */
    private double judge(MarketPoint point, Row row, double assetReturn, double factor) {
        double floor = row.number(priceStep) / row.number(close) / 2;
        long end = row.exchangeTsMicros();
        if (point.asksBaselines()) {
            point.baseline(row, Z_CROSS_SECTIONAL_RESIDUAL_M_1, model.baseline(factor, floor, end));
        }
        double score = Double.isNaN(floor) ? Double.NaN : model.z(assetReturn, factor, floor, end);
        double loading = model.loading();
        row.number(z, score);
        row.number(prediction, model.predict(factor, end));
        if (!Double.isNaN(loading)) {
            row.list(loadings, new double[] {loading});
        }
        if (!Double.isNaN(floor)) {
            model.observe(assetReturn, factor, floor, end);
        }
        return score;
    }

    private static Column.Declaration declare(String name, SqlType type) {
        return Column.named(name, type, "Residual Features");
    }
}
