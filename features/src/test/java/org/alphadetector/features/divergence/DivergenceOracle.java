package org.alphadetector.features.divergence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.momentum.MovingAverageConvergence;
import org.alphadetector.features.momentum.RelativeStrengthIndex;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.swing.Swings;
import org.alphadetector.features.trend.Trend;

/** The divergences of all bars there ever were, from their definitions; nothing is carried from bar to bar. */
final class DivergenceOracle {
    final Pairs index;
    final Pairs line;
    private final Pairs delta;
    private final List<Row> rows;
    private final List<Double> deltas;
    private final List<Swing> highs;
    private final List<Swing> lows;

    DivergenceOracle(DivergenceBars bars) {
        rows = bars.rows;
        deltas = bars.deltas;
        highs = swings(Swings.SWING_HIGHS, Swings.SWING_HIGH_TIMES);
        lows = swings(Swings.SWING_LOWS, Swings.SWING_LOW_TIMES);
        index = new Pairs(of(RelativeStrengthIndex.RSI_14), bar -> 10);
        line = new Pairs(of(MovingAverageConvergence.MACD_LINE), bar -> range(bar) / 2);
        delta = new Pairs(
                bar -> deltas.subList(0, bar + 1).stream().mapToDouble(d -> d).sum(),
                bar -> meanDeltaSize(bar) * Math.sqrt(20));
    }

    /** A confirmed swing: its price, its bar, the bar that confirmed it. */
    private record Swing(double price, int bar, int confirmed) {}

    private IntToDoubleFunction of(Column column) {
        return bar -> rows.get(bar).number(column);
    }

    private double range(int bar) {
        Row row = rows.get(bar);
        return Math.max(row.number(AverageTrueRange.ATR_14), row.number(PriceStep.PRICE_STEP) / 2);
    }

    private double close(int bar) {
        return rows.get(bar).number(BarPrices.CLOSE);
    }

    private double volume(int bar) {
        return rows.get(bar).number(TradeFlow.VOLUME);
    }

    /** A bar that confirmed one has a last time in the list that the bar before has not. */
    private List<Swing> swings(Column prices, Column times) {
        List<Swing> swings = new ArrayList<>();
        double last = Double.NaN;
        for (int confirmed = 0; confirmed < rows.size(); confirmed++) {
            double[] list = rows.get(confirmed).list(times);
            if (list == null || list.length == 0 || list[list.length - 1] == last) {
                continue;
            }
            last = list[list.length - 1];
            int bar = confirmed;
            while (rows.get(bar).exchangeTsMicros() / 1_000.0 > last) {
                bar--;
            }
            double[] swingPrices = rows.get(confirmed).list(prices);
            swings.add(new Swing(swingPrices[swingPrices.length - 1], bar, confirmed));
        }
        return swings;
    }

    private double meanDeltaSize(int bar) {
        double sum = 0;
        double weights = 0;
        for (int ago = 0; ago <= bar; ago++) {
            double weight = Math.pow(0.5, ago / 100.0);
            sum += weight * Math.abs(deltas.get(bar - ago));
            weights += weight;
        }
        return sum / weights;
    }

    double cumulativeDelta(int bar) {
        if (bar < 20) {
            return Double.NaN;
        }
        return switch (delta.found(bar)) {
            case "regular_bullish" -> delta.strengthFound(bar);
            case "regular_bearish" -> -delta.strengthFound(bar);
            default -> 0;
        };
    }

    double againstDelta(int bar) {
        double volume = sum(bar, 10, this::volume);
        if (bar < 20 || volume == 0) {
            return Double.NaN;
        }
        double delta = sum(bar, 10, deltas::get);
        double move = close(bar) - close(bar - 10);
        boolean isAgainst = (move > 0 && delta < 0) || (move < 0 && delta > 0);
        double ranges = Math.abs(move) / range(bar);
        return isAgainst ? Math.sqrt(ranges / (ranges + 1)) * Math.sqrt(Math.abs(delta) / volume) : 0;
    }

    double absorption(int bar) {
        if (bar < 20) {
            return Double.NaN;
        }
        double usual = sum(bar - 1, 20, this::volume) / 20;
        double effort = volume(bar) / usual;
        double high = rows.get(bar).number(BarPrices.HIGH);
        double low = rows.get(bar).number(BarPrices.LOW);
        double size = Math.max(high - low, Math.max(high - close(bar - 1), close(bar - 1) - low));
        double result = Math.max(size, rows.get(bar).number(PriceStep.PRICE_STEP) / 2) / range(bar);
        return usual == 0 ? Double.NaN : effort > 1 && effort > result ? (effort - result) / effort : 0;
    }

    private static double sum(int bar, int bars, IntToDoubleFunction of) {
        return IntStream.rangeClosed(bar - bars + 1, bar)
                .filter(i -> i >= 0)
                .mapToDouble(of)
                .sum();
    }

    double hidden(int bar, String type) {
        if (bar < 109) {
            return Double.NaN;
        }
        return inForce(bar, type);
    }

    private double inForce(int bar, String type) {
        double ofIndex = type.equals(index.found(bar)) ? index.strengthFound(bar) : 0;
        double ofLine = type.equals(line.found(bar)) ? line.strengthFound(bar) : 0;
        return Math.max(ofIndex, ofLine);
    }

    double context(int bar) {
        double bull = hidden(bar, "hidden_bullish");
        double bear = hidden(bar, "hidden_bearish");
        if (bull == bear) {
            return 0;
        }
        String with = bull > bear ? "up" : "down";
        String direction = rows.get(bar).text(Trend.TREND_DIRECTION);
        double support = with.equals(direction) ? 1 : "sideways".equals(direction) ? 0.5 : 0;
        return bar < 109 ? Double.NaN : (rows.get(bar).number(Trend.TREND_STRENGTH) + support) / 2;
    }

    double trigger(int bar) {
        if (bar < 109) {
            return Double.NaN;
        }
        String stronger =
                inForce(bar, "hidden_bullish") > inForce(bar, "hidden_bearish") ? "hidden_bullish" : "hidden_bearish";
        boolean isNew = inForce(bar, stronger) > inForce(bar - 1, stronger);
        return isNew && context(bar) >= 0.5 ? 1 : 0;
    }

    /** The price and one indicator at consecutive swings of a side. */
    final class Pairs {
        private final IntToDoubleFunction indicator;
        private final IntToDoubleFunction unit;

        private Pairs(IntToDoubleFunction indicator, IntToDoubleFunction unit) {
            this.indicator = indicator;
            this.unit = unit;
        }

        /** Null where the indicator is undefined. */
        String type(int bar) {
            return Double.isNaN(strength(bar)) ? null : found(bar);
        }

        double strength(int bar) {
            return Double.isNaN(indicator.applyAsDouble(bar)) || Double.isNaN(range(bar))
                    ? Double.NaN
                    : strengthFound(bar);
        }

        private String found(int bar) {
            int confirmed = inForce(bar);
            return confirmed < 0 ? "none" : typeOf(confirmed);
        }

        private double strengthFound(int bar) {
            int confirmed = inForce(bar);
            if (confirmed < 0) {
                return 0;
            }
            Swing[] pair = pair(confirmed);
            double p = Math.abs(pair[1].price - pair[0].price) / range(confirmed);
            double d = Math.abs(value(pair[1]) - value(pair[0])) / unit.applyAsDouble(confirmed);
            return Math.sqrt(p * d / (p + 1) / (d + 1));
        }

        /** The bar that confirmed the divergence in force, -1 when there is none. */
        private int inForce(int bar) {
            boolean highsAgreed = false;
            boolean lowsAgreed = false;
            for (int i = bar; i > bar - 20 && i >= 0; i--) {
                if (pair(i) == null) {
                    continue;
                }
                if (!typeOf(i).equals("none")) {
                    return (isHigh(i) ? highsAgreed : lowsAgreed) ? -1 : i;
                }
                highsAgreed |= isHigh(i);
                lowsAgreed |= !isHigh(i);
            }
            return -1;
        }

        private boolean isHigh(int confirmed) {
            return highs.stream().anyMatch(swing -> swing.confirmed == confirmed);
        }

        /** The swing that the bar confirmed and the one before it of its side, null when there are no two. */
        private Swing[] pair(int confirmed) {
            List<Swing> side = isHigh(confirmed) ? highs : lows;
            for (int i = 1; i < side.size(); i++) {
                if (side.get(i).confirmed == confirmed) {
                    return new Swing[] {side.get(i - 1), side.get(i)};
                }
            }
            return null;
        }

        private String typeOf(int confirmed) {
            Swing[] pair = pair(confirmed);
            double price = Math.signum(pair[1].price - pair[0].price);
            double value = Math.signum(value(pair[1]) - value(pair[0]));
            if (Double.isNaN(value) || price == 0 || value == 0 || price == value) {
                return "none";
            }
            boolean isNewExtreme = isHigh(confirmed) == price > 0;
            return (isNewExtreme ? "regular_" : "hidden_") + (isHigh(confirmed) ? "bearish" : "bullish");
        }

        private double value(Swing swing) {
            return swing.confirmed - swing.bar < 96 ? indicator.applyAsDouble(swing.bar) : Double.NaN;
        }
    }
}
