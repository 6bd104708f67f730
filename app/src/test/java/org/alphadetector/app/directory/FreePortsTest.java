package org.alphadetector.app.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A port that is kept must not be one that an outgoing connection of another program may get meanwhile. */
class FreePortsTest {
    @TempDir
    Path root;

    @Test
    void areDifferentFreeAndNoneThatTheSystemGivesAway() {
        List<Integer> ports = FreePorts.pick(5);

        assertThat(ports).hasSize(5).doesNotHaveDuplicates().allMatch(FreePorts::isFree);
        assertThat(ports)
                .allMatch(port -> port >= FreePorts.LOWEST
                        && port < FreePorts.firstOfSystem(Path.of("/proc/sys/net/ipv4/ip_local_port_range")));
    }

    @Test
    void portThatSomebodyListensOnIsNotFree() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.isFree(taken.getLocalPort())).isFalse();
        }
    }

    @Test
    void endBelowTheRangeOfTheSystem() throws IOException {
        assertThat(FreePorts.firstOfSystem(range("20000\t60999\n"))).isEqualTo(20_000);
        assertThat(FreePorts.firstOfSystem(range("49152\t65535\n"))).isEqualTo(49_152);
    }

    @Test
    void endAtTheUsualRangeWhereTheSystemSaysNothingOrLeavesNothing() throws IOException {
        assertThat(FreePorts.firstOfSystem(root.resolve("none"))).isEqualTo(32_768);
        assertThat(FreePorts.firstOfSystem(range("1024\t65535\n"))).isEqualTo(32_768);
        assertThat(FreePorts.firstOfSystem(range("so many\n"))).isEqualTo(32_768);
    }

    private Path range(String text) throws IOException {
        return Files.writeString(root.resolve("range"), text);
    }
}
