package org.alphadetector.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.ingest.adapter.FileFormat;
import org.alphadetector.ingest.adapter.TickFiles;
import org.alphadetector.ingest.adapter.file.AdapterListener;
import org.alphadetector.ingest.tick.TickSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class BusiestMinuteTest {
    private static final String FOLDER = "shared/data/binance_usdm_raw";
    private static final long MINUTE_MICROS = 60_000_000;

    @Test
    void isThatOfTheRecordedFrames() throws IOException {
        Map<Long, Integer> ticksByMinute = new TreeMap<>();
        try (TickSource ticks = TickFiles.open(FileFormat.BINANCE_USDM, recordings(), AdapterListener.SILENT)) {
            while (ticks.advance()) {
                if (ticks.tick().type.isAssetMessage()) {
                    ticksByMinute.merge(ticks.tick().timestampMicros / MINUTE_MICROS, 1, Integer::sum);
                }
            }
        }
        assertThat(Collections.max(ticksByMinute.values())).isEqualTo(SoakCommand.BUSIEST_MINUTE_TICKS);
    }

    private static List<Path> recordings() throws IOException {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve(FOLDER))) {
            at = at.getParent();
        }
        Assumptions.assumeTrue(at != null, "skipped: no recorded market data (" + FOLDER + ") beside the checkout");
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(at.resolve(FOLDER), "*.gz")) {
            found.forEach(files::add);
        }
        return files;
    }
}
