package org.alphadetector.app.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.alphadetector.app.Alpha;

/** A replay through Kafka in a process and process group of its own, that can be killed as a whole. */
final class KilledReplay implements AutoCloseable {
    private static final long END_SECONDS = 120;

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

    private KilledReplay(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "stderr-of-replay");
        reader.start();
    }

    static KilledReplay start(Path data, Path file, Path summary, int partitions) throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"), Alpha.class.getName()));
        command.addAll(List.of("replay", "--format", "tardis-json", "--via", "kafka"));
        command.addAll(List.of("--partitions", Integer.toString(partitions), "--data", data.toString()));
        command.addAll(List.of("--summary", summary.toString(), file.toString()));
        return new KilledReplay(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Kills the whole process group, as a shell's {@code kill -9 -PID} does. */
    void kill() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-KILL", "--", "-" + process.pid()).start().waitFor();
        process.waitFor();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Whether a line on stderr contains the text. */
    boolean hasSaid(String text) {
        return said().contains(text);
    }

    /** What it wrote to stderr. */
    String said() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /** Waits for the end; the exit code. */
    int await() throws InterruptedException {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the replay does not end: " + said());
        }
        reader.join();
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        if (isRunning()) {
            try {
                kill();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void read() {
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            synchronized (lines) {
                lines.add(String.valueOf(e.getMessage()));
            }
        }
    }
}
