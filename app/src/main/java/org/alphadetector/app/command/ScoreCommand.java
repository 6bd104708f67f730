package org.alphadetector.app.command;

import java.util.concurrent.Callable;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.app.score.SeriesCsv;
import org.alphadetector.app.score.SeriesScores;
import org.alphadetector.detectors.univariate.SeriesDetector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alpha score}. */
@Command(
        name = "score",
        header = "Score any series of numbers in a CSV file.",
        description = {
            "Reads one series of times and values and writes CSV to stdout: timestamp, value, score, p_value and alarm,"
                    + " one row for each row of the file, in its order. Nothing has to be set: trend, daily and weekly"
                    + " season, scale and tail are learnt as the series goes by, and a row is judged by the rows before"
                    + " it only.",
            "score is how unusual the row is, in decades of probability before calibration; p_value is the calibrated"
                    + " probability of a score at least as large, resolved to 1e-30 and beyond; alarm is 1 in the row"
                    + " where an episode of p-values at or below --alarm-p starts. score and p_value are empty in the"
                    + " first " + SeriesDetector.WARMUP + " rows and where the value is missing.",
            "A time is ISO-8601 (with T or a space; UTC unless it says otherwise) or a number since the epoch in s, ms,"
                    + " us or ns, told by its size. Rows are judged in the order of the file, whatever their times; one"
                    + " that repeats time and value of the row before gets the same answer and teaches nothing. A value"
                    + " that is no number counts as missing."
        },
        footer = {
            "  alpha score --csv cpu.csv --time timestamp --value value > scores.csv",
            "  zcat klines.csv.gz | alpha score --csv - --time open_time --value close | grep ',1$'"
        })
public final class ScoreCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--csv",
            required = true,
            paramLabel = "FILE",
            description = "A CSV file with a header line, plain or gzip; - reads standard input.")
    @SuppressWarnings("NullAway.Init")
    private String file;

    @Option(names = "--time", required = true, paramLabel = "COL", description = "The column of the times.")
    @SuppressWarnings("NullAway.Init")
    private String timeColumn;

    @Option(names = "--value", required = true, paramLabel = "COL", description = "The column of the values.")
    @SuppressWarnings("NullAway.Init")
    private String valueColumn;

    @Option(
            names = "--alarm-p",
            paramLabel = "P",
            defaultValue = "" + SeriesDetector.DEFAULT_ALARM_P_VALUE,
            description = "The p-value of an alarm, above 0 and below 1. Default: ${DEFAULT-VALUE}.")
    private double alarmPValue;

    @Override
    public Integer call() {
        if (!(alarmPValue > 0 && alarmPValue < 1)) {
            throw new UserMistake("--alarm-p must lie between 0 and 1, not at " + alarmPValue + '.');
        }
        SeriesScores scores = new SeriesScores(alarmPValue);
        try (SeriesCsv series = SeriesCsv.open(file, timeColumn, valueColumn)) {
            scores.write(series, spec.commandLine().getOut());
        }
        if (scores.notNumbers() > 0) {
            spec.commandLine()
                    .getErr()
                    .println("alpha score: " + scores.notNumbers()
                            + " values are no numbers and count as missing; the first is in "
                            + scores.firstNotNumber() + '.');
        }
        return 0;
    }
}
