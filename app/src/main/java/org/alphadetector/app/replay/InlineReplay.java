package org.alphadetector.app.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.alphadetector.app.console.Progress;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.input.FileInput;
import org.alphadetector.app.input.SourceProgress;
import org.alphadetector.detectors.pipeline.InlinePipeline;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.injection.InjectionTable;
import org.alphadetector.sink.write.SinkContext;
import org.alphadetector.sink.write.SinkWriter;

/** A replay that calls the pipeline for each tick and writes what comes out; it always begins on empty tables. */
final class InlineReplay {
    /** How many ticks pass between two looks at progress and stop signal. */
    private static final int LOOK_EACH = 4_096;

    private InlineReplay() {}

    /** Runs it; false when it was stopped before its end. */
    static boolean run(ReplayPlan plan, Database database, SourceProgress source, Progress progress, StopSignal stop) {
        database.truncateAll();
        SinkWriter writer =
                new SinkWriter(database, new SinkContext(Clock.systemUTC(), true), SinkWriter.DEFAULT_BATCH_SIZE);
        InlinePipeline pipeline = new InlinePipeline(
                plan.settings().pipeline(),
                plan.provenance(),
                plan.input().survey().exchanges(),
                plan.partitions(),
                plan.controls().effects(),
                writer);
        FileInput input = plan.input().alsoTelling(new InjectionTable(database));
        try (TickSource ticks = input.open(source, plan.longestLatenessMicros())) {
            long count = 0;
            while (ticks.advance()) {
                Tick tick = ticks.tick();
                pipeline.accept(tick);
                if (tick.type.isAssetMessage() && ++count % LOOK_EACH == 0) {
                    progress.report(source.share(), count);
                    if (stop.isRaised()) {
                        return false;
                    }
                }
            }
            writer.flush();
            progress.done(count);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the files", e);
        }
    }
}
