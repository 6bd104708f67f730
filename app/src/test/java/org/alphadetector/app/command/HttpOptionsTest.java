package org.alphadetector.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.health.Monitoring;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpOptionsTest {
    private final HttpOptions options = new HttpOptions();
    private final Monitoring monitoring = new Monitoring(new StopSignal());

    @TempDir
    Path root;

    private ServerSocket other;

    @BeforeEach
    void takePort() throws IOException {
        other = new ServerSocket();
        other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() throws IOException {
        monitoring.close();
        other.close();
    }

    @Test
    void takenPortThatWasNamedIsTheUsersToChange() {
        CommandRun run = CommandRun.run(
                "run", "--data", root.toString(), "--exchanges", "venue", "--http-port", port(other.getLocalPort()));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("alpha run: cannot serve health and metrics on port " + other.getLocalPort())
                .contains("--http-port", "--no-http")
                .hasLineCount(1);
    }

    @Test
    void portThatNobodyNamedGivesWay() {
        assertThat(options.serveHere(monitoring, other.getLocalPort()))
                .matches("; health and metrics on port [0-9]+")
                .doesNotContain(port(other.getLocalPort()));
    }

    @Test
    void directoryKeepsThePort() throws IOException {
        try (DataDirectory directory = DataDirectory.own(root, "run")) {
            directory.keepHttpPort(other.getLocalPort());
            other.close();

            assertThat(options.serve(monitoring, directory)).endsWith(port(other.getLocalPort()));
            assertThat(DataDirectory.portsOf(root).http()).hasValue(other.getLocalPort());
        }
    }

    @Test
    void directoryKeepsThePortThatStoodIn() throws IOException {
        try (DataDirectory directory = DataDirectory.own(root, "run")) {
            directory.keepHttpPort(other.getLocalPort());

            String served = options.serve(monitoring, directory);

            int kept = DataDirectory.portsOf(root).http().orElseThrow();
            assertThat(kept).isNotEqualTo(other.getLocalPort());
            assertThat(served).endsWith(port(kept));
        }
    }

    @Test
    void portAndNoPortExcludeEachOther() {
        CommandRun run = CommandRun.run(
                "run", "--data", root.toString(), "--exchanges", "venue", "--http-port", "0", "--no-http");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("exclude each other");
    }

    private static String port(int port) {
        return Integer.toString(port);
    }
}
