package org.alphadetector.features.crosssection;

import java.util.List;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.residual.MagnitudeScale;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/**
 * What kind of market the last fifteen minutes were, by how far the assets moved together and how far apart.
 *
 * <p>Move: the median 15-minute log return of the used assets over its usual size. Net breadth: the share of them that
 * rose less the share that fell. Spread: the median distance of their returns from the median, over its usual size. The
 * usual size of both is the running 68.27 % quantile of the magnitude, half-life 1,440 minutes, at least half of the
 * median price step over the close.
 *
 * <table>
 * <caption>A mode begins, and holds once begun, while</caption>
 * <tr><th>mode</th><th>begins</th><th>holds</th></tr>
 * <tr><td>risk_on</td><td>move &gt;= 1 and net breadth &gt;= 0.5</td><td>move &gt;= 0.6 and net breadth &gt;= 0.3</td>
 * </tr>
 * <tr><td>risk_off</td><td>move &lt;= -1 and net breadth &lt;= -0.5</td><td>move &lt;= -0.6 and net breadth &lt;= -0.3
 * </td></tr>
 * <tr><td>quiet</td><td>|move| &lt;= 0.4 and spread &lt;= 0.8</td><td>|move| &lt;= 0.7 and spread &lt;= 1</td></tr>
 * </table>
 *
 * <p>All else is mixed. The mode of the minute before is asked first; so a value near a border does not flip the mode.
 *
 * <p>A label; the same on every row of the point. Undefined until {@value #WARMUP} minutes are learnt and where fewer
 * than {@value Breadth#ASSETS_NEEDED} used assets have a 15-minute return.
 *
 * <p>The thresholds are this project's own; no published standard exists. What was learnt is the market's and does not
 * start anew with an asset. Overlapping returns make the quantile's samples dependent, not biased.
 */
public final class MarketMode implements MarketFeature {
    /** How many minutes are learnt before the first mode. */
    public static final int WARMUP = 120;

    private static final int RETURN_MINUTES = 15;
    private static final double HALF_LIFE = 1_440;

    /** The mode. */
    public static final Column MARKET_MODE = Column.named("market_mode", SqlType.TEXT, "Residual Features")
            .window("15 min, against all minutes before with half-life 1,440 min")
            .labels("mixed", "risk_on", "risk_off", "quiet")
            .formula(
                    "risk_on: median ret_m_15 >= 1 of its usual size and net breadth >= 0.5; risk_off: mirrored; quiet:"
                            + " |median| <= 0.4 and spread of returns <= 0.8 of their usual sizes; else mixed; a mode that has"
                            + " begun holds to 0.6, 0.3, 0.7 and 1")
            .inputs("ret_m_15", "price_step", "close", "dq_status")
            .lookBack(RETURN_MINUTES + WARMUP)
            .fromCandles()
            .meaning("Whether the assets rise together, fall together, stand still or go their own ways; the same on"
                    + " every row. NULL below five assets with a 15-minute return.");

    public static final MarketFamily FAMILY =
            MarketFamily.ofAssets("market_mode", List.of(MARKET_MODE), MarketMode::new);

    static final int MIXED = 0;
    static final int RISK_ON = 1;
    static final int RISK_OFF = 2;
    static final int QUIET = 3;

    private final int returnFifteen;
    private final int priceStep;
    private final int close;
    private final int modeLane;
    private final StateSlice last;
    private final MagnitudeScale moves;
    private final MagnitudeScale spreads;
    private final NetBreadth breadth = new NetBreadth();
    private final SortedValues sorted = new SortedValues();
    private double[] values = new double[0];

    MarketMode(MarketContext context) {
        returnFifteen = context.input(Returns.RET_M_15);
        priceStep = context.input(PriceStep.PRICE_STEP);
        close = context.input(BarPrices.CLOSE);
        modeLane = context.assetOutput(MARKET_MODE);
        StateSection state = context.marketState();
        last = state.allocate("mode", 1);
        double gain = MagnitudeScale.gainOf(HALF_LIFE);
        moves = new MagnitudeScale(state.allocate("moves", MagnitudeScale.WORDS), gain);
        spreads = new MagnitudeScale(state.allocate("spreads", MagnitudeScale.WORDS), gain);
    }

    @Override
    public void close(MarketPoint point) {
        List<Row> used = point.used();
        double net = breadth.measure(used, returnFifteen);
        if (Double.isNaN(net)) {
            return;
        }
        double floor = medianHalfStep(used);
        double median = medianReturn(used);
        double spread = medianDistance(used, median);
        if (moves.count() >= WARMUP) {
            int mode = mode((int) last.word(0), over(median, moves, floor), net, over(spread, spreads, floor));
            last.word(0, mode);
            for (int i = 0; i < point.rows().size(); i++) {
                point.rows().get(i).number(modeLane, mode);
            }
        }
        moves.learn(median, floor);
        spreads.learn(spread, floor);
    }

    /** The mode after {@code before}, which holds longer than it would begin. */
    static int mode(int before, double move, double net, double spread) {
        if (holds(before, move, net, spread)) {
            return before;
        }
        if (move >= 1 && net >= 0.5) {
            return RISK_ON;
        }
        if (move <= -1 && net <= -0.5) {
            return RISK_OFF;
        }
        return Math.abs(move) <= 0.4 && spread <= 0.8 ? QUIET : MIXED;
    }

    private static boolean holds(int mode, double move, double net, double spread) {
        return switch (mode) {
            case RISK_ON -> move >= 0.6 && net >= 0.3;
            case RISK_OFF -> move <= -0.6 && net <= -0.3;
            case QUIET -> Math.abs(move) <= 0.7 && spread <= 1;
            default -> false;
        };
    }

    /** 0 stays 0 where nothing ever moved. */
    private static double over(double value, MagnitudeScale usual, double floor) {
        return value == 0 ? 0 : value / usual.scale(floor);
    }

    private double medianReturn(List<Row> used) {
        begin(used.size());
        for (int i = 0; i < used.size(); i++) {
            values[i] = used.get(i).number(returnFifteen);
        }
        return median(used.size());
    }

    private double medianDistance(List<Row> used, double from) {
        for (int i = 0; i < used.size(); i++) {
            values[i] = Math.abs(used.get(i).number(returnFifteen) - from);
        }
        return median(used.size());
    }

    /** 0 where no asset has a price step. */
    private double medianHalfStep(List<Row> used) {
        begin(used.size());
        for (int i = 0; i < used.size(); i++) {
            Row row = used.get(i);
            values[i] = row.number(priceStep) / row.number(close) / 2;
        }
        double median = median(used.size());
        return Double.isNaN(median) ? 0 : median;
    }

    private void begin(int count) {
        if (values.length < count) {
            values = new double[2 * count];
        }
    }

    private double median(int count) {
        sorted.sort(values, count);
        int size = sorted.size();
        if (size == 0) {
            return Double.NaN;
        }
        return size % 2 == 1 ? sorted.at(size / 2) : (sorted.at(size / 2 - 1) + sorted.at(size / 2)) / 2;
    }
}
