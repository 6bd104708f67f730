package org.alphadetector.app.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.injection.InjectionJson;

/** A file of injections, one JSON object a line, that is written anew: a run that goes on tells the past again. */
public final class TruthFile implements Consumer<Injection> {
    private final Path file;

    private TruthFile(Path file) {
        this.file = file;
    }

    /** An empty file; one that cannot be written is the user's mistake. */
    public static TruthFile begin(Path file) {
        try {
            Files.writeString(file, "");
            return new TruthFile(file);
        } catch (IOException e) {
            throw new UserMistake("cannot write --truth " + file + "; name a file that can be written.", e);
        }
    }

    @Override
    public void accept(Injection injection) {
        try {
            Files.writeString(file, InjectionJson.write(injection) + '\n', StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
