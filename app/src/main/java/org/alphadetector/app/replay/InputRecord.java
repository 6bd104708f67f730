package org.alphadetector.app.replay;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.alphadetector.app.directory.WholeFile;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.features.asset.StageSettings;

/**
 * What a data directory was replayed from, kept in its {@code replay.json}.
 *
 * @param format format of the files
 * @param type the tick type the files were said to hold; empty where their names tell
 * @param via {@code kafka} or {@code inline}
 * @param partitions partitions of {@code ticks}
 * @param configHash hash of the semantic settings
 * @param controlsSha256 SHA-256 of the control records, empty without any
 * @param files name and SHA-256 of each file, in the order of their reading, and what is injected
 * @param database identity of the database that was emptied of what it held before, and is written to; empty before that,
 *     and in a directory of an earlier build, which did not say
 * @param isEmptied whether the database was emptied of what it held before
 * @param isComplete whether the replay came to its end
 * @param seconds how long it took, 0 before its end
 */
record InputRecord(
        String format,
        String type,
        String via,
        int partitions,
        String configHash,
        String controlsSha256,
        List<String> files,
        String database,
        boolean isEmptied,
        boolean isComplete,
        double seconds) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    InputRecord {
        // A directory of an earlier build says nothing of control records: there were none.
        controlsSha256 = Objects.requireNonNullElse(controlsSha256, "");
        files = List.copyOf(files);
        database = Objects.requireNonNullElse(database, "");
    }

    /** The record in a file, if there is one. */
    static Optional<InputRecord> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), InputRecord.class));
        } catch (IOException e) {
            throw new UserMistake(file + " is damaged; name another data directory.", e);
        }
    }

    /** Writes the record so that a crash leaves the old one or the new one, never a half. */
    void write(Path file) throws IOException {
        WholeFile.write(file, JSON.writeValueAsString(this));
    }

    /** A database name that this input alone has. */
    String databaseName() {
        return "alpha_replay_" + hash();
    }

    /** A name that the ticks of this input alone have. */
    String sequence() {
        return "alpha-replay-" + hash();
    }

    private String hash() {
        TreeMap<String, String> parts = new TreeMap<>(
                Map.of("format", format, "type", type, "via", via, "partitions", Integer.toString(partitions)));
        parts.put("config", configHash);
        parts.put("controls", controlsSha256);
        parts.put("files", String.join(",", files));
        return StageSettings.hash(parts);
    }

    /** The same once nothing of an earlier content is left in the database. */
    InputRecord emptied(String inDatabase) {
        return new InputRecord(
                format, type, via, partitions, configHash, controlsSha256, files, inDatabase, true, false, 0);
    }

    InputRecord completed(double inSeconds) {
        return new InputRecord(
                format, type, via, partitions, configHash, controlsSha256, files, database, true, true, inSeconds);
    }

    /** Refuses another input than the one of this record. */
    void requireSameAs(InputRecord asked, Path directory) {
        if (!format.equals(asked.format) || !type.equals(asked.type) || !files.equals(asked.files)) {
            throw refusal(directory, "other files or another --inject");
        }
        if (!via.equals(asked.via)) {
            throw refusal(directory, "--via " + via);
        }
        if (partitions != asked.partitions) {
            throw refusal(directory, "--partitions " + partitions);
        }
        if (!configHash.equals(asked.configHash)) {
            throw refusal(directory, "other settings");
        }
        if (!controlsSha256.equals(asked.controlsSha256)) {
            throw refusal(directory, "other --controls");
        }
    }

    /** Refuses another database than the one that was emptied: it may hold anything. */
    void requireSameDatabase(String asked, Path directory) {
        if (!database.isEmpty() && !database.equals(asked)) {
            throw new UserMistake(directory + " holds a replay into another database; name the --postgres it was begun"
                    + " with, or another --data directory.");
        }
    }

    private static UserMistake refusal(Path directory, String what) {
        return new UserMistake(directory + " holds a replay with " + what + "; name another --data directory, or give"
                + " the same input again.");
    }
}
