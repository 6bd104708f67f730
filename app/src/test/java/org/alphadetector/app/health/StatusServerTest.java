package org.alphadetector.app.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.alphadetector.app.exit.UserMistake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusServerTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final Health health = new Health();
    private final StatusServer server = StatusServer.start(ANY_PORT, () -> "alpha_ticks_total 1\n", health);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readinessIsUnavailableUntilStarted() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);

        health.started();

        HttpResponse<String> ready = get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.headers().firstValue("content-type")).contains("application/json");
        assertThat(ready.body()).startsWith("{\"status\":\"up\"");
    }

    @Test
    void metricsAreText() throws Exception {
        HttpResponse<String> metrics = get("/metrics");

        assertThat(metrics.body()).isEqualTo("alpha_ticks_total 1\n");
        assertThat(metrics.headers().firstValue("content-type")).contains("text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void otherPathsAreNotFoundAndSayWhichThereAre() throws Exception {
        assertThat(get("/metrics/more").statusCode()).isEqualTo(404);
        assertThat(get("/healthz").body()).contains("/health/live");
    }

    @Test
    void nothingCanBeSent() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(uri("/metrics"))
                .POST(BodyPublishers.ofString("x"))
                .build();

        assertThat(client.send(post, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
    }

    @Test
    void takenPortIsTheUsersToChange() {
        InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());

        assertThatThrownBy(() -> StatusServer.start(taken, () -> "", health))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("port " + server.port())
                .hasMessageContaining("--http-port");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
