package org.alphadetector.research.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alphadetector.research.scorecard.Interval;

/** Recall against injected size as an SVG: one line for each series, with its intervals. */
final class RecallPlot {
    /** A line: its name and recall by size in sigmas. */
    record Line(String name, Map<Double, Interval> bySize) {}

    private static final List<String> COLORS = List.of("#0b6e99", "#d9730d", "#6b8e23", "#a0509a");
    private static final int WIDTH = 460;
    private static final int HEIGHT = 260;
    private static final int LEFT = 44;
    private static final int BOTTOM = 36;
    private static final int TOP = 28;
    private static final int RIGHT = 150;

    private final StringBuilder svg = new StringBuilder();
    private final double least;
    private final double most;

    private RecallPlot(List<Line> lines) {
        List<Double> sizes = lines.stream()
                .flatMap(line -> line.bySize().keySet().stream())
                .sorted()
                .toList();
        least = sizes.get(0);
        most = sizes.get(sizes.size() - 1);
    }

    /** The drawing, empty without points. */
    static String of(String title, List<Line> lines) {
        if (lines.stream().allMatch(line -> line.bySize().isEmpty())) {
            return "";
        }
        RecallPlot plot = new RecallPlot(lines);
        plot.draw(title, lines);
        return plot.svg.toString();
    }

    private void draw(String title, List<Line> lines) {
        add("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">", WIDTH, HEIGHT, title);
        add("<text class=\"title\" x=\"%d\" y=\"16\">%s</text>", LEFT, title);
        axes(lines);
        for (int i = 0; i < lines.size(); i++) {
            line(lines.get(i), COLORS.get(i % COLORS.size()), i);
        }
        svg.append("</svg>\n");
    }

    private void axes(List<Line> lines) {
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            double y = y(tenth / 10.0);
            add("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, WIDTH - RIGHT, y, y);
            add(
                    "<text class=\"tick\" text-anchor=\"end\" x=\"%d\" y=\"%.1f\">%.1f</text>",
                    LEFT - 6, y + 4, tenth / 10.0);
        }
        lines.stream()
                .flatMap(line -> line.bySize().keySet().stream())
                .distinct()
                .sorted()
                .forEach(size -> add(
                        "<text class=\"tick\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>",
                        x(size), HEIGHT - BOTTOM + 16, size == Math.rint(size) ? "" + Math.round(size) : "" + size));
        add(
                "<text class=\"tick\" text-anchor=\"middle\" x=\"%d\" y=\"%d\">injected size, robust sigmas</text>",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 4);
    }

    private void line(Line line, String color, int number) {
        StringBuilder points = new StringBuilder();
        line.bySize().forEach((size, recall) -> {
            double x = x(size) + 2 * number;
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y(recall.value())));
            add(
                    "<line stroke=\"%s\" opacity=\"0.4\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    color, x, x, y(recall.low()), y(recall.high()));
            add("<circle fill=\"%s\" r=\"2.5\" cx=\"%.1f\" cy=\"%.1f\"/>", color, x, y(recall.value()));
        });
        add("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\" points=\"%s\"/>", color, points);
        int y = TOP + 10 + 16 * number;
        add("<text class=\"key\" fill=\"%s\" x=\"%d\" y=\"%d\">%s</text>", color, WIDTH - RIGHT + 12, y, line.name());
    }

    /** Sizes on a logarithmic axis. */
    private double x(double size) {
        double share = most > least ? Math.log(size / least) / Math.log(most / least) : 0.5;
        return LEFT + 8 + share * (WIDTH - RIGHT - LEFT - 16);
    }

    private double y(double recall) {
        return TOP + (1 - recall) * (HEIGHT - TOP - BOTTOM);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
