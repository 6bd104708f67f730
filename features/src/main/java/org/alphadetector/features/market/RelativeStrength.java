package org.alphadetector.features.market;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alphadetector.features.row.JsonNumbers;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;

/**
 * The five strongest and the five weakest assets by log return over the last 60 minutes, less the cross-section's
 * median (the mean of the middle two of an even number). Undefined while no asset used has that return.
 */
final class RelativeStrength {
    private static final int LISTED = 5;
    private static final Comparator<Strength> STRONGEST_FIRST =
            Comparator.comparingDouble(Strength::strength).reversed();
    private static final Comparator<Strength> WEAKEST_FIRST = Comparator.comparingDouble(Strength::strength);

    private record Strength(String symbol, double strength) {}

    private final MarketInputs inputs;
    private final int top;
    private final int bottom;

    RelativeStrength(MarketInputs inputs, RowLayout market) {
        this.inputs = inputs;
        top = market.lane(MarketColumns.RS_TOP);
        bottom = market.lane(MarketColumns.RS_BOTTOM);
    }

    void fill(List<Row> used, Row market) {
        double[] returns = used.stream()
                .mapToDouble(inputs::returnHour)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (returns.length == 0) {
            return;
        }
        double median = (returns[(returns.length - 1) / 2] + returns[returns.length / 2]) / 2;
        List<Strength> strengths = new ArrayList<>();
        for (Row row : used) {
            double hour = inputs.returnHour(row);
            if (!Double.isNaN(hour)) {
                strengths.add(new Strength(row.asset().symbol(), hour - median));
            }
        }
        // Sorting is stable, so equal strengths stay in asset order.
        market.text(top, json(strengths, STRONGEST_FIRST));
        market.text(bottom, json(strengths, WEAKEST_FIRST));
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
