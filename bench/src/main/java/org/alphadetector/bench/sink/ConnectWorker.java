package org.alphadetector.bench.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A Kafka Connect standalone worker in a process of its own, with one connector that is paused or works. */
final class ConnectWorker implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONNECTOR = "sink";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOOK_EACH_MS = 50;

    private final Process process;
    private final Path log;
    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();

    private ConnectWorker(Process process, Path log, String url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    /**
     * Starts a worker with a paused connector.
     *
     * @param home a directory with the worker's classes in {@code worker} and the connector in {@code plugins}
     * @param directory for its files
     * @param worker the worker's settings beside those of its files and its port
     * @param connector the connector's settings
     */
    static ConnectWorker start(
            Path home, Path directory, int port, Map<String, String> worker, Map<String, String> connector)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Path log = directory.resolve("worker.log");
        String url = "http://127.0.0.1:" + port;
        Properties settings = new Properties();
        settings.putAll(worker);
        settings.setProperty("listeners", url);
        settings.setProperty(
                "plugin.path", home.resolve("plugins").toAbsolutePath().toString());
        settings.setProperty("plugin.discovery", "only_scan");
        settings.setProperty(
                "offset.storage.file.filename", directory.resolve("offsets").toString());
        Path file = directory.resolve("worker.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx1g",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        home.resolve("worker").toAbsolutePath() + "/*",
                        "org.apache.kafka.connect.cli.ConnectStandalone",
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        ConnectWorker started = new ConnectWorker(process, log, url);
        try {
            started.awaitAnswer();
            started.create(connector);
            // One that begins paused has no task yet.
            started.awaitState("RUNNING");
            started.pause();
        } catch (IOException | InterruptedException | RuntimeException e) {
            started.close();
            throw e;
        }
        return started;
    }

    /** The connector works, or soon will. */
    void resume() throws IOException, InterruptedException {
        put("resume");
    }

    /** The connector stands still when this returns. */
    void pause() throws IOException, InterruptedException {
        put("pause");
        awaitState("PAUSED");
    }

    /** Fails, with the end of its log, when worker or connector have failed. */
    void requireAlive() throws IOException, InterruptedException {
        if (!process.isAlive() || state().contains("FAILED")) {
            throw failure();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void create(Map<String, String> connector) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("name", CONNECTOR, "config", connector));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/connectors"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IllegalStateException("the worker refuses the connector: " + response.body());
        }
    }

    private void put(String what) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/connectors/" + CONNECTOR + '/' + what))
                .PUT(BodyPublishers.noBody())
                .build();
        http.send(request, BodyHandlers.discarding());
    }

    private String state() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/connectors/" + CONNECTOR + "/status"))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    /** Connector and task are both in the state. */
    private void awaitState(String wanted) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (state().split("\"state\":\"" + wanted, -1).length != 3) {
            requireAlive();
            pauseBriefly(start);
        }
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!isAnswering()) {
            if (!process.isAlive()) {
                throw failure();
            }
            pauseBriefly(start);
        }
    }

    /** It listens before it knows its own paths. */
    private boolean isAnswering() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/connectors")).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException e) {
            return false;
        }
    }

    private void pauseBriefly(long start) throws IOException, InterruptedException {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
            throw failure();
        }
        Thread.sleep(LOOK_EACH_MS);
    }

    private IllegalStateException failure() throws IOException, InterruptedException {
        String state = process.isAlive() ? state() : "the process has ended";
        return new IllegalStateException("the Connect worker failed: " + state + '\n' + Files.readString(log));
    }
}
