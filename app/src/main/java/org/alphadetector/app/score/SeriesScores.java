package org.alphadetector.app.score;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import org.alphadetector.detectors.univariate.SeriesDetector;
import org.alphadetector.detectors.univariate.SeriesVerdict;
import org.alphadetector.features.row.JsonNumbers;

/** Writes what the detector says of each row of a series, one line a row, in their order. */
public final class SeriesScores {
    private static final String HEADER = "timestamp,value,score,p_value,alarm\n";
    private static final Set<String> MISSING = Set.of("", "nan", "na", "n/a", "null", "none", "nil", "-");

    private final SeriesDetector detector;
    private final StringBuilder line = new StringBuilder();
    private long notNumbers;
    private String firstNotNumber = "";

    public SeriesScores(double alarmPValue) {
        detector = new SeriesDetector(alarmPValue);
    }

    /** Scores the whole series. */
    public void write(SeriesCsv series, PrintWriter out) {
        out.print(HEADER);
        while (series.advance()) {
            String text = series.valueText().strip();
            double value = value(text, series);
            SeriesVerdict verdict = detector.accept(series.timeMicros(), value);
            line.setLength(0);
            line.append(series.timeText().strip()).append(',');
            line.append(Double.isNaN(value) ? "" : text).append(',');
            if (verdict.isDefined()) {
                JsonNumbers.append(line, verdict.score());
                line.append(',');
                JsonNumbers.append(line, verdict.pValue());
            } else {
                line.append(',');
            }
            line.append(verdict.isAlarm() ? ",1\n" : ",0\n");
            out.append(line);
        }
        out.flush();
    }

    private double value(String text, SeriesCsv series) {
        if (MISSING.contains(text.toLowerCase(Locale.ROOT))) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            if (notNumbers++ == 0) {
                firstNotNumber = "line " + series.lineNumber() + ": '" + text + "'";
            }
            return Double.NaN;
        }
    }

    /** How many values were neither numbers nor a usual word for a missing one. */
    public long notNumbers() {
        return notNumbers;
    }

    /** The line and text of the first of them. */
    public String firstNotNumber() {
        return firstNotNumber;
    }
}
