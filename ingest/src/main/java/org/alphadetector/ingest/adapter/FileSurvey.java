package org.alphadetector.ingest.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.alphadetector.ingest.adapter.binance.UsdmDecoder;
import org.alphadetector.ingest.adapter.file.InputFile;
import org.alphadetector.ingest.adapter.file.LineReader;
import org.alphadetector.ingest.adapter.file.UnreadableInputException;
import org.alphadetector.ingest.adapter.tardis.CsvExchangeScan;
import org.alphadetector.ingest.adapter.tardis.ExchangeScan;
import org.alphadetector.ingest.adapter.tardis.JsonExchangeScan;

/**
 * What is to be known of input files before their first tick.
 *
 * @param files the files in the order of their paths' text
 * @param exchanges every exchange that has a message in them
 * @param recordedClocks those of them that have a {@code clock} message in them
 * @param totalBytes the files' sizes on the disk, summed
 */
public record FileSurvey(
        List<SurveyedFile> files, SortedSet<String> exchanges, SortedSet<String> recordedClocks, long totalBytes) {

    private static final int CHUNK_BYTES = 1 << 18;

    /**
     * One input file.
     *
     * @param path the file
     * @param bytes its size on the disk
     * @param sha256 SHA-256 of its bytes as they lie on the disk, in lower-case hexadecimal
     */
    public record SurveyedFile(Path path, long bytes, String sha256) {}

    public FileSurvey {
        files = List.copyOf(files);
        exchanges = Collections.unmodifiableSortedSet(new TreeSet<>(exchanges));
        recordedClocks = Collections.unmodifiableSortedSet(new TreeSet<>(recordedClocks));
    }

    /** Where the files are, in the order of {@link #files}. */
    public List<Path> paths() {
        return files.stream().map(SurveyedFile::path).toList();
    }

    /** Reads all files once; those of tardis also line by line. */
    public static FileSurvey of(FileFormat format, List<Path> paths) throws IOException {
        List<SurveyedFile> files = new ArrayList<>();
        SortedSet<String> exchanges = new TreeSet<>();
        SortedSet<String> recordedClocks = new TreeSet<>();
        long totalBytes = 0;
        for (Path path : TickFiles.sorted(paths)) {
            switch (format) {
                case BINANCE_USDM, BINANCE_KLINE -> {
                    InputFile.open(path).close();
                    exchanges.add(UsdmDecoder.EXCHANGE);
                }
                case TARDIS_CSV -> scan(path, new CsvExchangeScan(exchanges));
                case TARDIS_JSON -> scan(path, new JsonExchangeScan(exchanges, recordedClocks));
            }
            SurveyedFile file = new SurveyedFile(path, Files.size(path), sha256(path));
            files.add(file);
            totalBytes += file.bytes();
        }
        return new FileSurvey(files, exchanges, recordedClocks, totalBytes);
    }

    private static void scan(Path path, ExchangeScan scan) throws IOException {
        try (LineReader lines = new LineReader(InputFile.open(path))) {
            while (lines.advance()) {
                scan.line(lines.buffer(), lines.offset(), lines.length());
            }
        }
    }

    private static String sha256(Path path) throws UnreadableInputException {
        MessageDigest digest = newDigest();
        byte[] chunk = new byte[CHUNK_BYTES];
        try (InputStream bytes = Files.newInputStream(path)) {
            for (int count = bytes.read(chunk); count >= 0; count = bytes.read(chunk)) {
                digest.update(chunk, 0, count);
            }
        } catch (IOException e) {
            throw new UnreadableInputException(path, "cannot be read; check its rights and its disk", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
