package org.alphadetector.research.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alphadetector.research.evaluation.PeerKind;
import org.alphadetector.research.scorecard.Scorecard;

/** The report as one page that needs nothing else: tables, and recall against size as drawings. */
public final class HtmlReport {
    private static final String STYLE = """
            body { font: 15px/1.5 system-ui, sans-serif; color: #1f2328; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
            h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2.2rem; }
            p.note { color: #57606a; margin: .2rem 0 .6rem; max-width: 60rem; }
            div.scroll { overflow-x: auto; }
            table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; }
            th, td { padding: .25rem .7rem; text-align: right; white-space: nowrap; border-bottom: 1px solid #e5e7eb; }
            th { border-bottom: 2px solid #9aa4ae; font-weight: 600; }
            th.text, td.text { text-align: left; }
            tbody tr:hover { background: #f6f8fa; }
            dl { display: grid; grid-template-columns: max-content auto; gap: .1rem 1rem; }
            dt { color: #57606a; } dd { margin: 0; }
            div.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(26rem, 1fr)); gap: 1rem; }
            svg { width: 100%; height: auto; } svg .grid { stroke: #e5e7eb; }
            svg .title { font: 600 13px system-ui, sans-serif; } svg .tick { font: 11px system-ui, sans-serif; fill: #57606a; }
            svg .key { font: 12px system-ui, sans-serif; }
            """;

    private HtmlReport() {}

    /** Writes the page. */
    public static void write(EvaluationReport report, Writer out) throws IOException {
        out.write("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<title>Alpha Detector: evaluation</title>\n<style>\n" + STYLE + "</style></head><body>\n");
        out.write("<h1>Evaluation</h1>\n<dl>");
        for (Map.Entry<String, String> one : report.circumstances().entrySet()) {
            out.write("<dt>" + text(one.getKey()) + "</dt><dd>" + text(one.getValue()) + "</dd>\n");
        }
        out.write("</dl>\n<h2>Recall against injected size</h2>\n<div class=\"plots\">\n");
        for (String plot : plots(report)) {
            out.write(plot);
        }
        out.write("</div>\n");
        for (ReportTables.Table table : ReportTables.of(report)) {
            write(table, out);
        }
        out.write("</body></html>\n");
    }

    private static List<String> plots(EvaluationReport report) {
        List<String> plots = new ArrayList<>();
        for (String name : report.labelled().alpha().names()) {
            if (name.indexOf('.') >= 0) {
                continue;
            }
            List<RecallPlot.Line> lines = new ArrayList<>();
            lines.add(line(EvaluationReport.ALPHA, report.labelled().byClass(), name));
            for (Map.Entry<PeerKind, Scorecard> peer :
                    report.labelled().peersOf(name).entrySet()) {
                lines.add(line(peer.getKey().label(), peer.getValue(), name));
            }
            plots.add(RecallPlot.of(name, lines));
        }
        return plots;
    }

    private static RecallPlot.Line line(String label, Scorecard scorecard, String name) {
        return new RecallPlot.Line(label, scorecard.recallBySize(name));
    }

    private static void write(ReportTables.Table table, Writer out) throws IOException {
        out.write("<h2>" + text(table.title()) + "</h2>\n<p class=\"note\">" + text(table.note())
                + "</p>\n<div class=\"scroll\"><table><thead>");
        row(table.header(), "th", table.textColumns(), out);
        out.write("</thead><tbody>\n");
        for (List<String> row : table.rows()) {
            row(row, "td", table.textColumns(), out);
        }
        out.write("</tbody></table></div>\n");
    }

    private static void row(List<String> cells, String element, int textColumns, Writer out) throws IOException {
        out.write("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            out.write('<' + element + (i < textColumns ? " class=\"text\">" : ">") + text(cells.get(i)) + "</" + element
                    + '>');
        }
        out.write("</tr>\n");
    }

    private static String text(String raw) {
        return raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
