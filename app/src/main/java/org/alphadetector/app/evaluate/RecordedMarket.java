package org.alphadetector.app.evaluate;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.SortedSet;
import org.alphadetector.app.input.FileInput;
import org.alphadetector.app.input.SourceProgress;
import org.alphadetector.features.asset.StageSettings;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.research.evaluation.MarketSource;

/** Recorded files as the market of every seed. */
public record RecordedMarket(FileInput files, PrintWriter err) implements MarketSource {

    @Override
    public TickSource open(long seed) throws IOException {
        return files.open(new SourceProgress(err, 0), StageSettings.DEFAULT.longestLatenessMicros());
    }

    @Override
    public SortedSet<String> exchanges() {
        return files.survey().exchanges();
    }

    /** What the end of the files cuts short is told of as far as it came. */
    @Override
    public long endMs() {
        return Long.MAX_VALUE;
    }
}
