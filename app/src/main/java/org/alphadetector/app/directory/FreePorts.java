package org.alphadetector.app.directory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of this machine that nobody listens on, below those that the system gives to outgoing connections: such a
 * connection could otherwise take a port while its server is down.
 */
public final class FreePorts {
    static final int LOWEST = 15_000;

    private static final Path SYSTEM_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    /** Where Linux begins by default; others begin higher. */
    private static final int USUAL_FIRST_OF_SYSTEM = 32_768;
    /** Where the system leaves fewer there is no use in keeping off its range. */
    private static final int LEAST_PORTS = 1_000;

    private FreePorts() {}

    /** As many different free ports as asked for. */
    public static List<Integer> pick(int count) {
        int end = firstOfSystem(SYSTEM_RANGE);
        // Anywhere, so that two that pick at the same time hardly ever meet.
        int port = ThreadLocalRandom.current().nextInt(LOWEST, end);
        List<Integer> ports = new ArrayList<>();
        for (int tried = LOWEST; tried < end && ports.size() < count; tried++) {
            if (isFree(port)) {
                ports.add(port);
            }
            port = port + 1 < end ? port + 1 : LOWEST;
        }
        if (ports.size() < count) {
            throw new IllegalStateException("no free port: from=" + LOWEST + " to=" + (end - 1));
        }
        return ports;
    }

    /** Whether a server could listen on the port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of an earlier server that are still winding down do not make a port unusable.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** The first port that the system may give to an outgoing connection, as its file says. */
    static int firstOfSystem(Path range) {
        try {
            String[] fromTo = Files.readString(range).strip().split("\\s+", 2);
            int first = Integer.parseInt(fromTo[0]);
            return first >= LOWEST + LEAST_PORTS ? first : USUAL_FIRST_OF_SYSTEM;
        } catch (IOException | NumberFormatException e) {
            return USUAL_FIRST_OF_SYSTEM;
        }
    }
}
