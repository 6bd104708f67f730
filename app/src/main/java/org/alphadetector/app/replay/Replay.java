package org.alphadetector.app.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.alphadetector.app.console.Progress;
import org.alphadetector.app.console.Terminal;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.app.input.SourceProgress;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.summary.ReplayCounts;

/**
 * A replay from its first file to its summary. The directory remembers the input: the same replay again goes on where it
 * stopped (through Kafka) or starts over (inline), a completed one is only summed up again, another one is refused.
 */
public final class Replay {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final ReplayPlan plan;
    private final ReplayTarget target;
    private final PrintWriter err;
    private final StopSignal stop;

    public Replay(ReplayPlan plan, ReplayTarget target, PrintWriter err, StopSignal stop) {
        this.plan = plan;
        this.target = target;
        this.err = err;
        this.stop = stop;
    }

    /** Runs it; the summary as JSON text, empty when it was stopped before its end. */
    public Optional<String> run() {
        try (DataDirectory directory = DataDirectory.own(target.data(), "replay")) {
            Optional<InputRecord> found = InputRecord.read(directory.inputRecord());
            InputRecord record = found.orElseGet(plan::asRecord);
            record.requireSameAs(plan.asRecord(), directory.root());
            if (found.isEmpty()) {
                requireUnused(directory);
                write(record, directory);
            }
            return run(directory, record, found.isPresent());
        }
    }

    private Optional<String> run(DataDirectory directory, InputRecord record, boolean isKnown) {
        boolean needsKafka = plan.via() == ReplayPlan.Via.KAFKA && !record.isComplete();
        try (ReplayServices services = ReplayServices.start(directory, target, record.databaseName(), needsKafka);
                Database database = services.openDatabase()) {
            String identity = database.identity();
            record.requireSameDatabase(identity, directory.root());
            InputRecord completed = record;
            if (record.isComplete()) {
                sayNothingIsRead();
            } else {
                if (!record.isEmptied()) {
                    database.truncateAll();
                    // Noted after it was done: a replay that is killed before does it again.
                    completed = record.emptied(identity);
                    write(completed, directory);
                }
                Optional<Double> seconds = run(services, database, record, isKnown);
                if (seconds.isEmpty()) {
                    sayHowToGoOn(directory);
                    return Optional.empty();
                }
                completed = completed.completed(seconds.get());
                write(completed, directory);
            }
            return Optional.of(summary(database, completed));
        }
    }

    /** How many seconds it took; empty when it was stopped. */
    private Optional<Double> run(ReplayServices services, Database database, InputRecord record, boolean isKnown) {
        SourceProgress source = new SourceProgress(err, plan.input().survey().totalBytes());
        try (Progress progress = new Progress(err, Terminal.isStderr(), "ticks")) {
            boolean isDone = plan.via() == ReplayPlan.Via.INLINE
                    ? InlineReplay.run(plan, database, source, progress, stop)
                    : new KafkaReplay(plan, services.bootstrap(), target.replicationFactor(), stop)
                            .run(database, record.sequence(), isKnown, source, progress);
            source.end();
            return isDone ? Optional.of(progress.seconds()) : Optional.empty();
        }
    }

    private String summary(Database database, InputRecord completed) {
        ObjectNode summary = ReplayCounts.of(database);
        long ticks = 0;
        for (var count : summary.get("ticks")) {
            ticks += count.asLong();
        }
        summary.put("seconds", completed.seconds());
        summary.put("ticksPerSecond", completed.seconds() == 0 ? 0 : ticks / completed.seconds());
        try {
            return JSON.writeValueAsString(summary);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the summary", e);
        }
    }

    private void sayNothingIsRead() {
        String injected = plan.input().injecting().isAny() ? "; what was injected is in table market.injection" : "";
        err.println("this replay is complete, so nothing is read again" + injected + '.');
        err.flush();
    }

    private void sayHowToGoOn(DataDirectory directory) {
        if (directory.isKept()) {
            String again = plan.via() == ReplayPlan.Via.KAFKA ? "goes on from here" : "starts over";
            err.println("stopped; the same command " + again + '.');
            err.flush();
        }
    }

    private static void requireUnused(DataDirectory directory) {
        if (directory.isUsed()) {
            throw new UserMistake(directory.root() + " is used by 'alpha run' or 'alpha demo'; name a directory of its"
                    + " own for the replay.");
        }
    }

    private static void write(InputRecord record, DataDirectory directory) {
        try {
            record.write(directory.inputRecord());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + directory.inputRecord(), e);
        }
    }
}
