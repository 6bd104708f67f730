package org.alphadetector.bench.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The main process of a Postgres server, found by the server's directory. */
final class Postmaster {
    private Postmaster() {}

    static Optional<ProcessHandle> of(Path directory) throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }

    /** SIGKILL to it and to all its sessions. */
    static void kill(Path directory) throws IOException {
        Optional<ProcessHandle> server = of(directory);
        if (server.isPresent()) {
            List<ProcessHandle> sessions;
            try (Stream<ProcessHandle> descendants = server.get().descendants()) {
                sessions = descendants.toList();
            }
            server.get().destroyForcibly();
            sessions.forEach(ProcessHandle::destroyForcibly);
            server.get().onExit().join();
            sessions.forEach(session -> session.onExit().join());
        }
    }
}
