package org.alphadetector.ingest.adapter.tardis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.alphadetector.ingest.adapter.file.CsvLine;
import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.adapter.file.FileReport;
import org.alphadetector.ingest.adapter.file.InputFile;
import org.alphadetector.ingest.adapter.file.LineDecoder;
import org.alphadetector.ingest.adapter.file.LineReader;
import org.alphadetector.ingest.adapter.file.UnreadableInputException;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** CSV data sets of tardis: a header line, then rows; columns are found by their names. */
public final class TardisCsvDecoder implements LineDecoder {
    private final CsvLine row = new CsvLine();
    private final CsvRows rows;
    private final int columnCount;
    private boolean isHeader = true;

    private TardisCsvDecoder(CsvRows rows, int columnCount) {
        this.rows = rows;
        this.columnCount = columnCount;
    }

    /**
     * For the rows of a file, whose type is the given one, else what its name tells, else what its header tells.
     *
     * @throws UnreadableInputException when the type cannot be told or the header lacks a column of it
     */
    public static TardisCsvDecoder of(FileReport report, Optional<TardisType> givenType)
            throws UnreadableInputException {
        Path file = report.file();
        CsvColumns columns = readHeader(file);
        TardisType type = givenType
                .or(() -> TardisType.ofFileName(file))
                .or(() -> TardisType.ofHeader(columns))
                .orElseThrow(() -> new UnreadableInputException(
                        file, "has neither a name nor a header that tells its type; say it with --type"));
        String missing = columns.firstMissing(RowHead.REQUIRED);
        missing = missing.isEmpty() ? columns.firstMissing(type.columns()) : missing;
        if (!missing.isEmpty()) {
            throw new UnreadableInputException(
                    file, "has no column " + missing + ", as " + type + " have it; check --format and --type");
        }
        return new TardisCsvDecoder(rows(type, columns, report), columns.count());
    }

    private static CsvRows rows(TardisType type, CsvColumns columns, FileReport report) {
        return switch (type) {
            case TRADES -> new TradeRows(TickType.TRADE, columns);
            case LIQUIDATIONS -> new TradeRows(TickType.LIQUIDATION, columns);
            case QUOTES -> new QuoteRows(columns);
            case INCREMENTAL_BOOK -> new IncrementalBookRows(columns, report);
            case BOOK_SNAPSHOT -> new BookSnapshotRows(columns);
            case DERIVATIVE_TICKER -> new DerivativeTickerRows(columns);
        };
    }

    private static CsvColumns readHeader(Path file) throws UnreadableInputException {
        try (LineReader lines = new LineReader(InputFile.open(file))) {
            if (!lines.advance()) {
                throw new UnreadableInputException(file, "is empty; a header line is needed");
            }
            return new CsvColumns(lines.buffer(), lines.offset(), lines.length());
        } catch (UnreadableInputException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableInputException(file, "cannot be read; check its rights and its disk", e);
        }
    }

    @Override
    public boolean decode(byte[] buffer, int offset, int length, Tick tick) throws DamagedLineException {
        if (isHeader) {
            isHeader = false;
            return false;
        }
        row.split(buffer, offset, length);
        if (row.count() != columnCount) {
            throw new DamagedLineException(row.count() + " columns instead of " + columnCount);
        }
        return rows.read(row, tick);
    }

    @Override
    public boolean finish(Tick tick) {
        return rows.finish(tick);
    }
}
