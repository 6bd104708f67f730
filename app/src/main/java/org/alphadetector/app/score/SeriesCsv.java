package org.alphadetector.app.score;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.ingest.adapter.file.InputFile;

/** The times and values of one series in a CSV file with a header line, plain or gzip. */
public final class SeriesCsv implements AutoCloseable {
    private static final String STDIN = "-";

    private final String name;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final String timeColumn;
    private final int timeIndex;
    private final int valueIndex;
    private CsvRecord current;
    private long timeMicros;

    private SeriesCsv(String name, InputStream content, String timeColumn, String valueColumn) {
        this.name = name;
        this.timeColumn = timeColumn;
        reader = CsvReader.builder()
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(content, StandardCharsets.UTF_8);
        records = reader.iterator();
        if (!hasNext()) {
            throw new UserMistake(name + " is empty; it needs a header line that names its columns.");
        }
        current = next();
        List<String> header = current.getFields().stream().map(String::strip).toList();
        timeIndex = index(header, timeColumn);
        valueIndex = index(header, valueColumn);
    }

    /**
     * Opens a series.
     *
     * @param file a path, or {@code -} for standard input
     */
    public static SeriesCsv open(String file, String timeColumn, String valueColumn) {
        try {
            InputStream content = file.equals(STDIN)
                    ? InputFile.unzipped(new BufferedInputStream(System.in))
                    : InputFile.open(Path.of(file));
            return new SeriesCsv(file.equals(STDIN) ? "standard input" : file, content, timeColumn, valueColumn);
        } catch (IOException e) {
            throw mistake(file, e);
        }
    }

    private static UserMistake mistake(String file, IOException e) {
        return new UserMistake(
                file.equals(STDIN)
                        ? "standard input cannot be read (" + e.getMessage() + ")"
                        : String.valueOf(e.getMessage()),
                e);
    }

    private int index(List<String> header, String column) {
        int index = header.indexOf(column.strip());
        if (index < 0) {
            throw new UserMistake(
                    name + " has no column '" + column + "'; its columns are " + String.join(", ", header) + '.');
        }
        return index;
    }

    /** Moves to the next row; false after the last. */
    public boolean advance() {
        if (!hasNext()) {
            return false;
        }
        current = next();
        OptionalLong time = SeriesTime.micros(timeText());
        if (time.isEmpty()) {
            throw new UserMistake(name + ", line " + lineNumber() + ": " + timeColumn + " '" + timeText()
                    + "' is no time; write ISO-8601 or a number since the epoch.");
        }
        timeMicros = time.getAsLong();
        return true;
    }

    private boolean hasNext() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw new UserMistake(name + " cannot be read to its end: it is damaged or no gzip file.", e);
        } catch (CsvParseException e) {
            throw new UserMistake(name + " is no CSV file: " + e.getMessage(), e);
        }
    }

    private CsvRecord next() {
        return records.next();
    }

    /** The line the row starts in, from 1. */
    public long lineNumber() {
        return current.getStartingLineNumber();
    }

    /** The row's time as it is written. */
    public String timeText() {
        return text(timeIndex);
    }

    /** The row's time in microseconds since the epoch. */
    public long timeMicros() {
        return timeMicros;
    }

    /** The row's value as it is written; empty where the row is too short. */
    public String valueText() {
        return text(valueIndex);
    }

    private String text(int index) {
        return index < current.getFieldCount() ? current.getField(index) : "";
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
