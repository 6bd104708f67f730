package org.alphadetector.app.score;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.detectors.univariate.SeriesDetector;
import org.alphadetector.detectors.univariate.SeriesVerdict;
import org.alphadetector.features.row.JsonNumbers;

/** Writes what the detector says of each row of a series, one line a row, in their order. */
public final class SeriesScores {
    /** So many rows may come before the first whose time can be read. */
    private static final int ROWS_WITHOUT_TIME = 10_000;

    private static final String HEADER = "timestamp,value,score,p_value,alarm\n";
    private static final Set<String> MISSING = Set.of(
            "",
            "nan",
            "na",
            "n/a",
            "null",
            "none",
            "nil",
            "-",
            "inf",
            "+inf",
            "-inf",
            "infinity",
            "+infinity",
            "-infinity");

    private final SeriesDetector detector;
    private final Oddities notNumbers = new Oddities();
    private final Oddities notTimes = new Oddities();
    private final StringBuilder line = new StringBuilder();

    public SeriesScores(double alarmPValue) {
        detector = new SeriesDetector(alarmPValue);
    }

    /**
     * Scores the whole series.
     *
     * @throws UserMistake when no row, or none of the first ten thousand, has a time that can be read; nothing is
     *     written then
     */
    public void write(SeriesCsv series, PrintWriter out) {
        List<String> held = new ArrayList<>(List.of(HEADER));
        boolean hasTime = false;
        while (series.advance()) {
            OptionalLong timeMicros = series.timeMicros();
            format(series, timeMicros);
            hasTime |= timeMicros.isPresent();
            if (!hasTime) {
                requireTimeSoon(series, held.size());
                held.add(line.toString());
                continue;
            }
            release(held, out);
            out.append(line);
        }
        if (!hasTime && notTimes.count() > 0) {
            throw series.hasNoTime(notTimes.first());
        }
        release(held, out);
        out.flush();
    }

    private void requireTimeSoon(SeriesCsv series, int rows) {
        if (rows >= ROWS_WITHOUT_TIME) {
            throw series.hasNoTime(notTimes.first());
        }
    }

    private static void release(List<String> held, PrintWriter out) {
        held.forEach(out::append);
        held.clear();
    }

    private void format(SeriesCsv series, OptionalLong timeMicros) {
        String text = series.valueText().strip();
        double value = value(text, series);
        String time = series.timeText().strip();
        SeriesVerdict verdict = SeriesVerdict.UNDEFINED;
        if (timeMicros.isPresent()) {
            verdict = detector.accept(timeMicros.getAsLong(), value);
        } else {
            notTimes.add(series.lineNumber(), time);
        }
        line.setLength(0);
        line.append(quoted(time)).append(',');
        line.append(Double.isNaN(value) ? "" : text).append(',');
        if (verdict.isDefined()) {
            JsonNumbers.append(line, verdict.score());
            line.append(',');
            JsonNumbers.append(line, verdict.pValue());
        } else {
            line.append(',');
        }
        line.append(verdict.isAlarm() ? ",1\n" : ",0\n");
    }

    private static String quoted(String text) {
        boolean isPlain =
                text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private double value(String text, SeriesCsv series) {
        double value = PlainNumber.of(text);
        if (Double.isNaN(value) && !MISSING.contains(text.toLowerCase(Locale.ROOT))) {
            notNumbers.add(series.lineNumber(), text);
        }
        return value;
    }

    /** What could not be read, a sentence each: times first, then values; empty when all could. */
    public List<String> complaints() {
        List<String> sentences = new ArrayList<>();
        if (notTimes.count() > 0) {
            sentences.add(notTimes.count() + " rows have no time that can be read and get no score; the first is in "
                    + notTimes.first() + '.');
        }
        if (notNumbers.count() > 0) {
            sentences.add(notNumbers.count() + " values are no numbers and count as missing; the first is in "
                    + notNumbers.first() + '.');
        }
        return sentences;
    }
}
