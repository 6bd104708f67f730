package org.alphadetector.app.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.control.ControlJson;
import org.alphadetector.features.control.SourceSelector;
import org.alphadetector.features.market.ExclusionPlan;
import org.alphadetector.features.market.RequiredMark;
import org.alphadetector.features.market.RequiredMarks;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.ingest.topic.Topics;
import org.jspecify.annotations.Nullable;

/**
 * The control records of an earlier run, from a file of JSON lines as topic {@code control} has them.
 *
 * @param effects the records with the points from which they held
 */
public record RecordedControls(List<ControlEffect> effects) {
    /** No records. */
    public static final RecordedControls NONE = new RecordedControls(List.of());

    public RecordedControls {
        effects = List.copyOf(effects);
    }

    /**
     * Reads the records of a file, none without one, and refuses those that cannot hold in this replay.
     *
     * @param exchanges the exchanges of the replay
     * @param partitions its partitions of {@code ticks}
     */
    public static RecordedControls load(@Nullable Path file, SortedSet<String> exchanges, int partitions) {
        if (file == null) {
            return NONE;
        }
        List<ControlEffect> effects = onTicks(read(file), file);
        List<RequiredMark> required = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            SourcePartition source = new SourcePartition(Topics.TICKS, partition);
            exchanges.forEach(exchange -> required.add(new RequiredMark(source, exchange)));
        }
        try {
            ExclusionPlan.of(effects, RequiredMarks.of(required));
        } catch (IllegalArgumentException e) {
            throw new UserMistake(
                    "the records of " + file + " do not fit this replay (" + e.getMessage()
                            + "); give the files and --partitions of the run that recorded them.",
                    e);
        }
        return new RecordedControls(effects);
    }

    /** Tells the records from others; empty without any. */
    public String sha256() {
        if (effects.isEmpty()) {
            return "";
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            effects.forEach(effect -> digest.update(ControlJson.encode(effect)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static List<ControlEffect> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UserMistake("cannot read the control records of " + file + "; name a file of JSON lines.", e);
        }
        List<ControlEffect> effects = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                ControlEffect effect = ControlJson.decodeEffect(lines.get(i).getBytes(StandardCharsets.UTF_8));
                if (effect.isApplied()) {
                    effects.add(effect);
                }
            } catch (IllegalArgumentException e) {
                throw new UserMistake(
                        "line " + (i + 1) + " of " + file + " is " + e.getMessage()
                                + "; write the file from topic 'control', one JSON object a line.",
                        e);
            }
        }
        return effects;
    }

    /** A replay has one topic of ticks, whatever the topics of the run were called. */
    private static List<ControlEffect> onTicks(List<ControlEffect> effects, Path file) {
        Map<String, String> topics = new TreeMap<>();
        List<ControlEffect> all = new ArrayList<>();
        for (ControlEffect effect : effects) {
            SourceSelector sources = effect.control().sources();
            String topic = sources.topic();
            if (topic == null) {
                all.add(effect);
                continue;
            }
            String other = topics.put(sources.exchange(), topic);
            if (other != null && !other.equals(topic)) {
                throw new UserMistake(file + " is about partitions of '" + other + "' and '" + topic + "' for "
                        + sources.exchange() + ", but a replay has one topic; such a run cannot be replayed.");
            }
            SourceSelector moved =
                    SourceSelector.in(Topics.TICKS, sources.partition().orElseThrow(), sources.exchange());
            all.add(new ControlEffect(
                    about(effect.control(), moved), effect.outcome(), effect.closedMicros(), effect.droppedRows()));
        }
        return all;
    }

    private static Control about(Control control, SourceSelector sources) {
        return control instanceof Control.Exclude
                ? new Control.Exclude(control.id(), control.origin(), sources, control.reason())
                : new Control.Include(control.id(), control.origin(), sources, control.reason());
    }
}
