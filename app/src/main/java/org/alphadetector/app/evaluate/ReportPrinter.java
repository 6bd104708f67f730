package org.alphadetector.app.evaluate;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alphadetector.app.console.TextTable;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.research.report.EvaluationReport;
import org.alphadetector.research.report.HtmlReport;
import org.alphadetector.research.report.JsonReport;
import org.alphadetector.research.report.ReportTables;
import org.jspecify.annotations.Nullable;

/** Shows reports: tables in the terminal, JSON and a page in files. */
public final class ReportPrinter {
    private final PrintWriter out;

    public ReportPrinter(PrintWriter out) {
        this.out = out;
    }

    /** Prints a table under its title. */
    public void print(ReportTables.Table table) {
        List<Boolean> isNumber = new ArrayList<>();
        table.header().forEach(column -> isNumber.add(isNumber.size() >= table.textColumns()));
        TextTable text = new TextTable(table.header(), isNumber);
        table.rows().forEach(row -> text.add(new ArrayList<@Nullable String>(row)));
        out.println(table.title());
        out.println(table.note());
        out.println();
        text.print(out);
        out.println();
        out.flush();
    }

    /** Writes the report where it is wanted, and prints its tables. */
    public void show(EvaluationReport report, @Nullable Path json, @Nullable Path html) {
        report.circumstances().forEach((name, value) -> out.println(name + ": " + value));
        out.println();
        ReportTables.of(report).forEach(this::print);
        write(json, writer -> JsonReport.write(report, writer));
        write(html, writer -> HtmlReport.write(report, writer));
    }

    private interface Content {
        void write(Writer writer) throws IOException;
    }

    private static void write(@Nullable Path file, Content content) {
        if (file == null) {
            return;
        }
        try (Writer writer = Files.newBufferedWriter(file)) {
            content.write(writer);
        } catch (IOException e) {
            throw new UserMistake("cannot write to " + file + "; name a file that can be written.", e);
        }
    }
}
