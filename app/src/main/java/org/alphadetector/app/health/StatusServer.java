package org.alphadetector.app.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.alphadetector.app.exit.UserMistake;

/** Serves {@code /metrics}, {@code /health/live} and {@code /health/ready} over HTTP, to read only. */
public final class StatusServer implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String PAGES = "/metrics\n/health/live\n/health/ready\n";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final int NO_BODY = -1;
    /** A scrape and a probe at the same time; further ones wait. */
    private static final int THREAD_COUNT = 2;

    private record Page(int status, String type, String text) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREAD_COUNT, task -> {
        Thread thread = new Thread(task, "http");
        thread.setDaemon(true);
        return thread;
    });
    private final Supplier<String> metrics;
    private final Health health;

    private StatusServer(HttpServer server, Supplier<String> metrics, Health health) {
        this.server = server;
        this.metrics = metrics;
        this.health = health;
    }

    /**
     * Starts to serve.
     *
     * @param address where to listen; port 0 is any free one
     * @param metrics the page of the meters, in the Prometheus text format
     */
    public static StatusServer start(InetSocketAddress address, Supplier<String> metrics, Health health) {
        HttpServer server;
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UserMistake(
                    "cannot serve health and metrics on port " + address.getPort() + " (" + e.getMessage()
                            + "); name another port with --http-port, or leave them out with --no-http.",
                    e);
        }
        StatusServer status = new StatusServer(server, metrics, health);
        server.setExecutor(status.threads);
        server.createContext("/", status::answer);
        server.start();
        return status;
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, NO_BODY);
                return;
            }
            Page page = page(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("Content-Type", page.type);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (method.equals("HEAD")) {
                exchange.sendResponseHeaders(page.status, NO_BODY);
                return;
            }
            byte[] body = page.text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(page.status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Page page(String path) {
        return switch (path) {
            case "/" -> text(OK, PAGES);
            case "/metrics" -> new Page(OK, PROMETHEUS_TEXT, metrics.get());
            case "/health/live" -> page(health.live());
            case "/health/ready" -> page(health.ready());
            default -> text(NOT_FOUND, "There are these pages:\n" + PAGES);
        };
    }

    private static Page page(HealthReport report) {
        return new Page(report.isGood() ? OK : UNAVAILABLE, JSON, new String(report.json(), StandardCharsets.UTF_8));
    }

    private static Page text(int status, String text) {
        return new Page(status, "text/plain; charset=utf-8", text);
    }
}
