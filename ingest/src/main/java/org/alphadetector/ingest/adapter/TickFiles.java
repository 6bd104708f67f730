package org.alphadetector.ingest.adapter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.alphadetector.ingest.adapter.binance.KlineCsvDecoder;
import org.alphadetector.ingest.adapter.binance.TradeStreamChoice;
import org.alphadetector.ingest.adapter.binance.UsdmDecoder;
import org.alphadetector.ingest.adapter.file.AdapterListener;
import org.alphadetector.ingest.adapter.file.FileReport;
import org.alphadetector.ingest.adapter.file.FileTicks;
import org.alphadetector.ingest.adapter.file.InputFile;
import org.alphadetector.ingest.adapter.file.LineDecoder;
import org.alphadetector.ingest.adapter.file.UnreadableInputException;
import org.alphadetector.ingest.adapter.tardis.TardisCsvDecoder;
import org.alphadetector.ingest.adapter.tardis.TardisJsonDecoder;
import org.alphadetector.ingest.adapter.tardis.TardisType;
import org.alphadetector.ingest.tick.TickSource;

/** Opens market data files as one source of ticks. */
public final class TickFiles {
    private TickFiles() {}

    /**
     * The ticks of all files by event time. Files of equal time come in the order of their paths' text, however they were
     * given.
     *
     * @throws UnreadableInputException when one of them cannot be read; the others are closed
     */
    public static TickSource open(FileFormat format, List<Path> files, AdapterListener listener)
            throws UnreadableInputException {
        return open(format, Optional.empty(), files, listener);
    }

    /**
     * As above, with the type of all tardis CSV files given instead of told by their names or headers; other formats have
     * no types.
     */
    public static TickSource open(
            FileFormat format, Optional<TardisType> type, List<Path> files, AdapterListener listener)
            throws UnreadableInputException {
        TradeStreamChoice tradeStreams = new TradeStreamChoice();
        return merge(files, listener, report -> decoder(format, type, report, tradeStreams));
    }

    private static LineDecoder decoder(
            FileFormat format, Optional<TardisType> type, FileReport report, TradeStreamChoice tradeStreams)
            throws UnreadableInputException {
        return switch (format) {
            case BINANCE_USDM -> new UsdmDecoder(report, tradeStreams);
            case BINANCE_KLINE -> new KlineCsvDecoder(report.file());
            case TARDIS_CSV -> TardisCsvDecoder.of(report, type);
            case TARDIS_JSON -> new TardisJsonDecoder(report);
        };
    }

    /** The files in the order that every use of them keeps. */
    static List<Path> sorted(List<Path> files) {
        return files.stream().sorted(Comparator.comparing(Path::toString)).toList();
    }

    private static TickSource merge(List<Path> files, AdapterListener listener, DecoderChoice choice)
            throws UnreadableInputException {
        List<TickSource> sources = new ArrayList<>();
        try {
            for (Path file : sorted(files)) {
                FileReport report = new FileReport(file, listener);
                LineDecoder decoder = choice.of(report);
                sources.add(new FileTicks(InputFile.open(file), decoder, report));
            }
        } catch (UnreadableInputException e) {
            closeAfter(e, sources);
            throw e;
        }
        return new MergedTicks(sources);
    }

    private static void closeAfter(UnreadableInputException failure, List<TickSource> sources) {
        for (TickSource source : sources) {
            try {
                source.close();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private interface DecoderChoice {
        LineDecoder of(FileReport report) throws UnreadableInputException;
    }
}
