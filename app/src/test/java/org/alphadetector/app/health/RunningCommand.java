package org.alphadetector.app.health;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alphadetector.app.Alpha;
import org.alphadetector.app.exit.StopSignal;

/** A command of this process that goes on until it is closed, and its pages. */
final class RunningCommand implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("health and metrics on port ([0-9]+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final StopSignal stop = new StopSignal();
    private final StringWriter err = new StringWriter();
    private final CompletableFuture<Integer> exitCode;

    RunningCommand(String... args) {
        exitCode = CompletableFuture.supplyAsync(
                () -> Alpha.commandLine(stop).setErr(new PrintWriter(err)).execute(args));
    }

    /** Whether its line says where the pages are. */
    boolean saysItRuns() {
        if (exitCode.isDone()) {
            throw new AssertionError("the command ended: " + err);
        }
        return port().isPresent();
    }

    HttpResponse<String> get(String page) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port().orElseThrow() + page);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private Optional<String> port() {
        Matcher matcher = PORT.matcher(err.toString());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() {
        stop.raise();
        int code = exitCode.join();
        if (code != 0) {
            throw new AssertionError("the command ended with " + code + ": " + err);
        }
    }
}
