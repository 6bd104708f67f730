package org.alphadetector.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.app.input.FileInput;
import org.alphadetector.ingest.adapter.FileFormat;
import org.alphadetector.ingest.adapter.tardis.TardisType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The files a command reads. */
final class FileOptions {
    private static final String FORMATS = "binance-usdm, binance-kline, tardis-csv or tardis-json";

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description = {
                "What is in the files:",
                "  binance-usdm   recorded websocket frames of Binance USD-M futures,",
                "  binance-kline  Binance's public one-minute candles as CSV,",
                "  tardis-csv     CSV data sets of tardis.dev,",
                "  tardis-json    messages of the tick schema, one JSON object a line."
            })
    @SuppressWarnings("NullAway.Init")
    private FileFormat format;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            converter = TypeConverter.class,
            description = "What a tardis-csv file holds, for example trades or incremental_book_L2. Default: what its"
                    + " name says, else its header.")
    private @Nullable TardisType type;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "The files, plain or .gz; they are merged by event time.")
    private List<Path> paths = List.of();

    /** Refuses to write a file that is read as well: it would be gone before its last line is read. */
    void requireNotRead(String option, @Nullable Path written) {
        try {
            for (Path path : paths) {
                if (written != null && Files.exists(written) && Files.exists(path) && Files.isSameFile(written, path)) {
                    throw new UserMistake(option + ' ' + written + " is one of the files to be read; name another.");
                }
            }
        } catch (IOException e) {
            throw new UserMistake("cannot look at " + option + ' ' + written + "; name a file that can be written.", e);
        }
    }

    FileInput survey() {
        return FileInput.of(format, Optional.ofNullable(type), paths);
    }

    static final class FormatConverter implements ITypeConverter<FileFormat> {
        @Override
        public FileFormat convert(String text) {
            return FileFormat.ofCliName(text)
                    .orElseThrow(() -> new TypeConversionException("write " + FORMATS + ", not '" + text + "'"));
        }
    }

    static final class TypeConverter implements ITypeConverter<TardisType> {
        @Override
        public TardisType convert(String text) {
            return TardisType.ofCliName(text.toLowerCase(Locale.ROOT))
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is no type of tardis CSV files"));
        }
    }
}
