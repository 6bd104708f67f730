package org.alphadetector.features.streams;

import java.util.List;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.market.SourceStatus;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.Mark;
import org.alphadetector.ingest.tick.TickFault;

/** For whoever runs the topology and measures nothing, or overrides the little that is to be heard. */
public class NoMeters implements PipelineMeters, PipelineMeters.TickMeters {
    @Override
    public TickMeters startTicks(int partition) {
        return this;
    }

    @Override
    public void marketSources(List<SourceStatus> sources) {}

    @Override
    public void mark(Mark mark) {}

    @Override
    public void pointClosed(Timeframe timeframe, long pointMicros) {}

    @Override
    public void control(ControlEffect effect) {}

    @Override
    public void stopMarket() {}

    @Override
    public void tick(long appendedMs) {}

    @Override
    public void deadLetter(TickFault fault) {}

    @Override
    public void event() {}

    @Override
    public void counts(IngestCounts counts) {}

    @Override
    public void stop() {}
}
