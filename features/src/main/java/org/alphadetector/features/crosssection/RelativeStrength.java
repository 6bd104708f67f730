package org.alphadetector.features.crosssection;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.JsonNumbers;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/**
 * The five strongest and the five weakest assets by log return over the last 60 minutes, less the cross-section's
 * median (the mean of the middle two of an even number). Undefined while no asset used has that return.
 */
public final class RelativeStrength implements MarketFeature {
    private static final String GROUP = MarketQuality.GROUP;

    /** The strongest assets. */
    public static final Column RS_TOP = Column.named("rs_top", SqlType.JSONB, GROUP)
            .unit("log return")
            .window("60 minutes")
            .range("array of at most five {rs, symbol}")
            .formula("rs = ret_h_1 - median(ret_h_1); highest first, ties by exchange and symbol")
            .inputs("ret_h_1")
            .lookBack(60)
            .fromCandles()
            .meaning("The five assets of highest relative strength; NULL while no asset has a 60-minute return.");

    /** The weakest assets. */
    public static final Column RS_BOTTOM = Column.named("rs_bottom", SqlType.JSONB, GROUP)
            .unit("log return")
            .window("60 minutes")
            .range("array of at most five {rs, symbol}")
            .formula("rs = ret_h_1 - median(ret_h_1); lowest first, ties by exchange and symbol")
            .inputs("ret_h_1")
            .lookBack(60)
            .fromCandles()
            .meaning("The five assets of lowest relative strength; NULL while no asset has a 60-minute return.");

    public static final MarketFamily FAMILY =
            MarketFamily.ofMarket("relative_strength", List.of(RS_TOP, RS_BOTTOM), RelativeStrength::new);

    private static final int LISTED = 5;
    private static final Comparator<Strength> STRONGEST_FIRST =
            Comparator.comparingDouble(Strength::strength).reversed();
    private static final Comparator<Strength> WEAKEST_FIRST = Comparator.comparingDouble(Strength::strength);

    private record Strength(String symbol, double strength) {}

    private final int returnHour;
    private final int top;
    private final int bottom;

    RelativeStrength(MarketContext context) {
        returnHour = context.input(Returns.RET_H_1);
        top = context.marketOutput(RS_TOP);
        bottom = context.marketOutput(RS_BOTTOM);
    }

    @Override
    public void close(MarketPoint point) {
        List<Row> used = point.used();
        double[] returns = used.stream()
                .mapToDouble(row -> row.number(returnHour))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (returns.length == 0) {
            return;
        }
        double median = (returns[(returns.length - 1) / 2] + returns[returns.length / 2]) / 2;
        List<Strength> strengths = new ArrayList<>();
        for (Row row : used) {
            double hour = row.number(returnHour);
            if (!Double.isNaN(hour)) {
                strengths.add(new Strength(row.asset().symbol(), hour - median));
            }
        }
        // Sorting is stable, so equal strengths stay in asset order.
        point.market().text(top, json(strengths, STRONGEST_FIRST));
        point.market().text(bottom, json(strengths, WEAKEST_FIRST));
    }

    private static String json(List<Strength> strengths, Comparator<Strength> order) {
        StringBuilder out = new StringBuilder("[");
        strengths.stream().sorted(order).limit(LISTED).forEachOrdered(each -> append(out, each));
        return out.append(']').toString();
    }

    private static void append(StringBuilder out, Strength each) {
        out.append(out.length() > 1 ? ",{\"rs\":" : "{\"rs\":");
        JsonNumbers.append(out, each.strength);
        out.append(",\"symbol\":\"");
        JsonStringEncoder.getInstance().quoteAsString(each.symbol, out);
        out.append("\"}");
    }
}
