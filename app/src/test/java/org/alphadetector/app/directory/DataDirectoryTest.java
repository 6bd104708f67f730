package org.alphadetector.app.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.alphadetector.app.exit.UserMistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path root;

    @Test
    void secondOwnerIsRefusedByTheFirstOnesName() {
        try (DataDirectory first = DataDirectory.own(root, "run")) {
            assertThat(first.root()).isEqualTo(root);
            assertThatThrownBy(() -> DataDirectory.own(root, "replay"))
                    .isInstanceOf(UserMistake.class)
                    .hasMessageContaining("in use by 'alpha run'");
            assertThat(DataDirectory.tryOwn(root, "sql")).isEmpty();
            assertThat(DataDirectory.owner(root)).contains("run");
        }
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Path file = Files.writeString(root.resolve("ticks.jsonl"), "");
        assertThatThrownBy(() -> DataDirectory.own(file, "run"))
                .isInstanceOf(UserMistake.class)
                .hasMessage("cannot use " + file
                        + " as a data directory (it is no directory); name a directory that can be written.");
    }

    @Test
    void aLockThatIsHeldForAnInstantIsWaitedFor() throws Exception {
        DataDirectory.own(root, "run").close();
        DirectoryLock asking =
                DirectoryLock.tryTake(root.resolve("lock"), "sql").orElseThrow();
        Thread leaving = new Thread(() -> {
            LockSupport.parkNanos(100_000_000);
            try {
                asking.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        leaving.start();

        DataDirectory.own(root, "run").close();

        leaving.join();
    }

    @Test
    void canBeOwnedAgainAfterwards() {
        DataDirectory.own(root, "run").close();

        assertThat(DataDirectory.owner(root)).isEmpty();
        DataDirectory.own(root, "replay").close();
    }

    @Test
    void portsStay() {
        DataDirectory first = DataDirectory.own(root, "run");
        first.close();
        DataDirectory second = DataDirectory.own(root, "run");
        second.close();

        assertThat(second.ports()).isEqualTo(first.ports()).isEqualTo(DataDirectory.portsOf(root));
    }

    @Test
    void fedTopicsStayAndNothingIsLeftBesideThem() throws IOException {
        SortedMap<String, SortedSet<String>> fed = new TreeMap<>(Map.of("ticks", new TreeSet<>(Set.of("a", "b"))));
        // What a crash in the middle of writing left.
        Files.writeString(root.resolve("topics.new"), "tic");
        try (DataDirectory directory = DataDirectory.own(root, "run")) {
            FedTopics.requireSame(directory, fed);
            assertThat(root.resolve("topics")).doesNotExist();
            FedTopics.keep(directory, fed);
            FedTopics.requireSame(directory, fed);

            assertThat(root.resolve("topics")).hasContent("ticks=a+b");
            assertThat(root.resolve("topics.new")).doesNotExist();
            fed.put("other", new TreeSet<>(Set.of("c")));
            assertThatThrownBy(() -> FedTopics.requireSame(directory, fed))
                    .isInstanceOf(UserMistake.class)
                    .hasMessageContaining("is fed by ticks=a+b;");
        }
    }

    @Test
    void brokenPortIsSaid() throws IOException {
        DataDirectory.own(root, "run").close();
        Files.writeString(root.resolve("ports"), "kafka=many\ncontroller=1\npostgres=2\n");

        assertThatThrownBy(() -> DataDirectory.own(root, "run"))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("the port 'kafka'");
    }

    @Test
    void temporaryDirectoryIsDeleted() {
        DataDirectory temporary = DataDirectory.own(null, "demo");
        assertThat(temporary.root()).isDirectory();

        temporary.close();

        assertThat(temporary.root()).doesNotExist();
    }

    @Test
    void directoryNeverUsedHasNoPorts() {
        assertThatThrownBy(() -> DataDirectory.portsOf(root)).isInstanceOf(UserMistake.class);
    }
}
