package org.alphadetector.features.streams;

import java.util.List;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.market.SourceStatus;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.Mark;
import org.alphadetector.ingest.tick.TickFault;

/**
 * What the processors say of their work to whoever measures it. They say what happened, not when: the clock is on the
 * other side. Called by stream threads; nothing of it reaches a row, an event or a store.
 */
public interface PipelineMeters {
    /** Measures nothing. */
    PipelineMeters NONE = new NoMeters();

    /** A task of the asset stage runs here from now on. */
    TickMeters startTicks(int partition);

    /**
     * Where the sources of the market stage stand, which runs here; when it starts and when a control record changed
     * it.
     */
    void marketSources(List<SourceStatus> sources);

    /** The market stage took in a mark. */
    void mark(Mark mark);

    /** The market stage closed a lattice point and sent its rows on. */
    void pointClosed(Timeframe timeframe, long pointMicros);

    /** A control record was met, and said on topic {@code control}. */
    void control(ControlEffect effect);

    /** The market stage no longer runs here. */
    void stopMarket();

    /** What is said of the ticks of one task; for one thread at a time. */
    interface TickMeters {
        /**
         * A tick record is about to be taken in.
         *
         * @param appendedMs when the broker appended it, milliseconds since the epoch
         */
        void tick(long appendedMs);

        /** The latest tick was dead-lettered. */
        void deadLetter(TickFault fault);

        /** The latest tick made an event, which was just sent on. */
        void event();

        /** The counts of a source partition so far. */
        void counts(IngestCounts counts);

        /** The task no longer runs here. */
        void stop();
    }
}
