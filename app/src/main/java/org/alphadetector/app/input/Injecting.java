package org.alphadetector.app.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.ingest.injection.InjectedTicks;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.injection.InjectionJson;
import org.alphadetector.ingest.injection.InjectionPlan;
import org.alphadetector.ingest.injection.InjectionSchedule;
import org.alphadetector.ingest.injection.InjectionSettings;
import org.alphadetector.ingest.injection.InjectionText;
import org.alphadetector.ingest.injection.ListedInjections;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.research.evaluation.PlannedInjections;
import org.jspecify.annotations.Nullable;

/**
 * What is to be injected into recorded ticks: drawn from settings, or listed one by one; nothing when both are absent.
 *
 * @param settings how injections are drawn
 * @param listed the injections themselves
 */
public record Injecting(
        @Nullable InjectionSettings settings, @Nullable List<Injection> listed) {
    /** Nothing. */
    public static final Injecting NONE = new Injecting(null, null);

    /** What {@code --inject} says: settings if there is a {@code =} in it, otherwise the name of a file of JSON lines. */
    public static Injecting of(String text) {
        if (text.contains("=")) {
            return new Injecting(settings(text), null);
        }
        Path file = Path.of(text);
        List<Injection> listed = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    listed.add(InjectionJson.read(line));
                }
            }
        } catch (IOException e) {
            throw new UserMistake(
                    "cannot read --inject " + text + "; name a file of JSON lines, or write settings such as seed=1.",
                    e);
        } catch (IllegalArgumentException e) {
            throw new UserMistake("--inject " + text + ": " + e.getMessage() + '.', e);
        }
        return new Injecting(null, List.copyOf(listed));
    }

    /** The settings of {@code --inject}. */
    public static InjectionSettings settings(String text) {
        try {
            return InjectionText.read(text);
        } catch (IllegalArgumentException e) {
            throw new UserMistake("--inject: " + e.getMessage() + '.', e);
        }
    }

    /** The same for every market of an evaluation, its seed replacing that of the settings. */
    public PlannedInjections planned() {
        return settings == null
                ? PlannedInjections.listed(listed == null ? List.of() : listed)
                : PlannedInjections.drawn(settings);
    }

    /** Whether there is anything to inject. */
    public boolean isAny() {
        return settings != null || listed != null;
    }

    /** The ticks with what is injected; {@code truth} is told of it, {@code progress} of what could not be. */
    TickSource into(TickSource ticks, Truth truth, SourceProgress progress) {
        if (!isAny()) {
            return ticks;
        }
        InjectedTicks injected = new InjectedTicks(
                ticks,
                startMs -> {
                    truth.begin();
                    return plan(startMs);
                },
                truth);
        progress.watch(injected.omissions());
        return injected;
    }

    private InjectionPlan plan(long startMs) {
        return settings == null
                ? new ListedInjections(listed == null ? List.of() : listed)
                : new InjectionSchedule(settings, startMs, Long.MAX_VALUE);
    }
}
