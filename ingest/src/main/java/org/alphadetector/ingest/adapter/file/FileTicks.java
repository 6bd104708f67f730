package org.alphadetector.ingest.adapter.file;

import java.io.IOException;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;

/** The ticks of one file, in the order they were recorded. A damaged line is reported and the rest goes on. */
public final class FileTicks implements TickSource {
    private final InputFile input;
    private final LineReader lines;
    private final LineDecoder decoder;
    private final FileReport report;
    private final Tick tick = new Tick();
    private long bytesReported;

    public FileTicks(InputFile input, LineDecoder decoder, FileReport report) {
        this.input = input;
        this.lines = new LineReader(input);
        this.decoder = decoder;
        this.report = report;
    }

    @Override
    public boolean advance() throws IOException {
        while (lines.advance()) {
            report.atLine(lines.number());
            reportBytes();
            if (lines.isTooLong()) {
                report.damagedLine("longer than " + LineReader.MAX_LINE_BYTES + " bytes");
            } else if (lines.length() > 0 && decodeLine()) {
                return true;
            }
        }
        reportBytes();
        return decoder.finish(tick);
    }

    private boolean decodeLine() {
        try {
            return decoder.decode(lines.buffer(), lines.offset(), lines.length(), tick);
        } catch (DamagedLineException e) {
            report.damagedLine(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void reportBytes() {
        if (input.bytesRead() != bytesReported) {
            bytesReported = input.bytesRead();
            report.bytesRead(bytesReported, input.fileBytes());
        }
    }

    @Override
    public Tick tick() {
        return tick;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
