package org.alphadetector.bench.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Java process, its output in a file; one that ends by itself is started again, as a supervisor would. */
public final class Child {
    private static final long STOP_SECONDS = 60;
    private static final long RESTART_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** It starts soon and leaves the processors to others. */
    private static final List<String> LIGHT = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1");

    private final String name;
    private final List<String> command;
    private final Path log;
    private @Nullable Process process;
    private boolean isPaused;
    private boolean isDone;
    private long endedNanos;
    private int endedByItself;

    /** A light process, see the other constructor. */
    Child(String name, Class<?> mainClass, Path log, List<String> arguments) {
        this(name, LIGHT, mainClass, log, arguments);
    }

    /**
     * @param options of the virtual machine
     * @param mainClass what is run, with the classes of this process
     * @param log where its output is appended
     */
    public Child(String name, List<String> options, Class<?> mainClass, Path log, List<String> arguments) {
        this.name = name;
        this.log = log;
        command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(List.of("-cp", ClassPath.ofThisProcess(), mainClass.getName()));
        command.addAll(arguments);
    }

    /** Makes it lead a process group, so that it can be killed with all that belongs to it; before it is started. */
    void leadGroup() {
        command.add(0, "setsid");
    }

    public String name() {
        return name;
    }

    /** How often it ended without having been asked to. */
    int endedByItself() {
        return endedByItself;
    }

    /**
     * The number the system knows it by.
     *
     * @throws IllegalStateException when it was not started
     */
    public long pid() {
        if (process == null) {
            throw new IllegalStateException("not started: name=" + name);
        }
        return process.pid();
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Whether it has done what it had to, and ended. */
    boolean isDone() {
        return isDone;
    }

    public void start() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
            endedNanos = 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    /** Starts it again if it has ended by itself a second ago; with exit code 0 it is done. */
    void tend() {
        Process current = process;
        if (current == null || current.isAlive() || isDone) {
            return;
        }
        if (current.exitValue() == 0) {
            isDone = true;
        } else if (endedNanos == 0) {
            endedNanos = System.nanoTime();
            endedByItself++;
            System.out.println(
                    "    " + name + " ended by itself with exit code " + current.exitValue() + ": " + lastWords());
        } else if (System.nanoTime() - endedNanos > RESTART_NANOS) {
            start();
        }
    }

    /** SIGKILL; it is not started again before {@link #start}. */
    public void kill() throws InterruptedException {
        Process current = process;
        process = null;
        if (current != null) {
            current.destroyForcibly().waitFor();
        }
    }

    /** SIGKILL to it and to the processes of its group, which it leads. */
    void killGroup() throws InterruptedException {
        Process current = process;
        process = null;
        if (current != null) {
            signal("KILL", "-" + current.pid());
            current.waitFor();
        }
    }

    /** Waits for its end. */
    void awaitEnd() throws InterruptedException {
        if (process != null) {
            process.waitFor();
        }
    }

    /** SIGTERM, and after a while SIGKILL. */
    public void stop() throws InterruptedException {
        Process current = process;
        process = null;
        if (current != null) {
            if (isPaused) {
                signal("CONT", Long.toString(current.pid()));
                isPaused = false;
            }
            current.destroy();
            if (!current.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                current.destroyForcibly().waitFor();
            }
        }
    }

    void pause() throws InterruptedException {
        if (process != null) {
            signal("STOP", Long.toString(process.pid()));
            isPaused = true;
        }
    }

    void resume() throws InterruptedException {
        if (process != null) {
            signal("CONT", Long.toString(process.pid()));
            isPaused = false;
        }
    }

    /** The last line of its output that is no frame of a stack trace. */
    private String lastWords() {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("\t"))
                    .reduce("", (earlier, later) -> later);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    private static void signal(String signal, String target) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-" + signal, "--", target).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send a signal", e);
        }
    }
}
