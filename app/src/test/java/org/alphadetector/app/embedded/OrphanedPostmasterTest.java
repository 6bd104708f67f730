package org.alphadetector.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process number in a pid file may by now belong to another server. */
class OrphanedPostmasterTest {
    private static final Path SLEEP = Path.of("/bin/sleep");

    @TempDir
    Path root;

    private Path data;
    private Path elsewhere;

    @BeforeEach
    void makeDirectories() throws IOException {
        data = Files.createDirectory(root.resolve("data"));
        elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    }

    @Test
    void serverOfAnotherDirectoryIsLeftAlone() throws Exception {
        Process other = serverIn(elsewhere);
        try {
            note(other);
            assertThat(OrphanedPostmaster.isThere(data)).isFalse();
            OrphanedPostmaster.stop(data, 1);

            assertThat(other.isAlive()).isTrue();
            assertThat(data.resolve("postmaster.pid")).doesNotExist();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void serverOfTheDirectoryIsStopped() throws Exception {
        Process own = serverIn(data);
        try {
            note(own);
            assertThat(OrphanedPostmaster.isThere(data)).isTrue();
            OrphanedPostmaster.stop(data, 1);

            assertThat(own.isAlive()).isFalse();
        } finally {
            own.destroyForcibly();
        }
    }

    @Test
    void pidFileOfNobodyThatNamesAPlaceThatIsGoneIsRemoved() throws Exception {
        note(Long.MAX_VALUE, root.resolve("before"));
        assertThat(OrphanedPostmaster.isThere(data)).isFalse();
        OrphanedPostmaster.stop(data, 1);

        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void serverOfADirectoryThatWasMovedIsStopped() throws Exception {
        for (Path before : List.of(root.resolve("gone"), Files.createDirectory(root.resolve("madeAnew")))) {
            Process own = serverIn(data);
            try {
                note(own.pid(), before);
                OrphanedPostmaster.stop(data, 1);

                assertThat(own.isAlive()).isFalse();
            } finally {
                own.destroyForcibly();
            }
        }
    }

    @Test
    void startTellsAServerFromALaterProcess() {
        List<String> pidFile = List.of("7", "data", "1000");

        assertThat(OrphanedPostmaster.hasBegunAsNoted(Optional.of(Instant.ofEpochSecond(999)), pidFile))
                .isTrue();
        assertThat(OrphanedPostmaster.hasBegunAsNoted(Optional.of(Instant.ofEpochSecond(5_000)), pidFile))
                .isFalse();
    }

    /** Tests that a shell runs in the background ignore SIGINT, and so would what they start; a real server does not. */
    private Process serverIn(Path directory) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SLEEP) && Files.isDirectory(Path.of("/proc/self")), "needs /proc and /bin/sleep");
        Path program = Files.copy(SLEEP, root.resolve("postgres"), StandardCopyOption.REPLACE_EXISTING);
        Process server = new ProcessBuilder("env", "--default-signal=INT", program.toString(), "60")
                .directory(directory.toFile())
                .start();
        while (server.isAlive() && !server.info().command().orElse("").endsWith("postgres")) {
            Thread.sleep(5);
        }
        return server;
    }

    private void note(Process process) throws IOException {
        note(process.pid(), data);
    }

    private void note(long pid, Path directory) throws IOException {
        Files.writeString(data.resolve("postmaster.pid"), pid + "\n" + directory + "\n1000\n");
    }
}
