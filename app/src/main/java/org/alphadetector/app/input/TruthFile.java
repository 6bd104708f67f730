package org.alphadetector.app.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.injection.InjectionJson;

/**
 * A file of injections, one JSON object a line. It keeps what it holds until ticks are read: a command that is refused, or
 * finds that all was done before, leaves it as it was.
 */
public final class TruthFile implements Truth {
    private final Path file;

    private TruthFile(Path file) {
        this.file = file;
    }

    /** The file, made if need be; one that cannot be written is the user's mistake. */
    public static TruthFile of(Path file) {
        try {
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .close();
            return new TruthFile(file);
        } catch (IOException e) {
            throw new UserMistake("cannot write --truth " + file + "; name a file that can be written.", e);
        }
    }

    /** Empties the file: a run that goes on tells the past again. */
    @Override
    public void begin() {
        write("", StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Override
    public void accept(Injection injection) {
        write(InjectionJson.write(injection) + '\n', StandardOpenOption.APPEND);
    }

    private void write(String text, StandardOpenOption how) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
