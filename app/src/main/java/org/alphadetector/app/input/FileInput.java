package org.alphadetector.app.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.features.asset.StageSettings;
import org.alphadetector.ingest.adapter.ClockedSource;
import org.alphadetector.ingest.adapter.FileFormat;
import org.alphadetector.ingest.adapter.FileSurvey;
import org.alphadetector.ingest.adapter.TickFiles;
import org.alphadetector.ingest.adapter.file.AdapterListener;
import org.alphadetector.ingest.adapter.file.UnreadableInputException;
import org.alphadetector.ingest.adapter.tardis.TardisType;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.tick.TickSource;

/**
 * Files of market data, surveyed: they were all there and readable when this was made.
 *
 * @param format what is in them
 * @param type the tick type of all of them, where their names do not tell
 * @param survey what is known of them before the first tick
 * @param injecting what is put into their ticks
 * @param truth is told of what was injected
 */
public record FileInput(
        FileFormat format, Optional<TardisType> type, FileSurvey survey, Injecting injecting, Truth truth) {
    private static final long MICROS_PER_MS = 1_000L;

    /** Surveys the files; one that cannot be read is the user's mistake. */
    public static FileInput of(FileFormat format, Optional<TardisType> type, List<Path> files) {
        try {
            FileSurvey survey = FileSurvey.of(format, files);
            if (survey.exchanges().isEmpty() || !hasTick(format, type, survey)) {
                throw new UserMistake("no line of " + names(files) + " is a message of format " + format.cliName()
                        + "; check --format and the files.");
            }
            return new FileInput(format, type, survey, Injecting.NONE, Truth.NOBODY);
        } catch (UnreadableInputException e) {
            throw new UserMistake(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the files", e);
        }
    }

    /** Whether any line is good; the first usually is. */
    private static boolean hasTick(FileFormat format, Optional<TardisType> type, FileSurvey survey) throws IOException {
        try (TickSource ticks = TickFiles.open(format, type, survey.paths(), AdapterListener.SILENT)) {
            return ticks.advance();
        }
    }

    /** The same files with something injected, of which {@code newTruth} is told. */
    public FileInput with(Injecting newInjecting, Truth newTruth) {
        return new FileInput(format, type, survey, newInjecting, newTruth);
    }

    /** The same, {@code another} being told as well. */
    public FileInput alsoTelling(Consumer<Injection> another) {
        return with(injecting, truth.and(another));
    }

    private static String names(List<Path> files) {
        return files.size() == 1 ? files.get(0).toString() : "the " + files.size() + " files";
    }

    /** A name that their ticks on that topic alone have: of a file count its name and what is in it, not where it lies. */
    public String sequence(String topic, long longestLatenessMicros) {
        TreeMap<String, String> parts = new TreeMap<>();
        parts.put("topic", topic);
        parts.put("format", format.cliName());
        parts.put("type", type.map(Object::toString).orElse(""));
        parts.put("lateness", Long.toString(longestLatenessMicros));
        parts.put(
                "files",
                survey.files().stream()
                        .map(file -> file.path().getFileName() + ":" + file.sha256())
                        .collect(Collectors.joining(",")));
        if (injecting.isAny()) {
            parts.put("injected", injecting.toString());
        }
        return "alpha-feed-" + StageSettings.hash(parts);
    }

    /** Their ticks by event time, with the clock that files lack. */
    public TickSource open(SourceProgress progress, long longestLatenessMicros) throws IOException {
        TickSource ticks = injecting.into(TickFiles.open(format, type, survey.paths(), progress), truth, progress);
        return new ClockedSource(ticks, survey, longestLatenessMicros / MICROS_PER_MS);
    }
}
