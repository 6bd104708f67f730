package org.alphadetector.app.health;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.alphadetector.app.embedded.EmbeddedPostgres;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.metrics.MeterCatalog;
import org.alphadetector.app.metrics.Meters;
import org.alphadetector.app.metrics.PipelineRecorder;
import org.alphadetector.app.metrics.SinkRecorder;
import org.alphadetector.app.metrics.SpokenMeters;
import org.alphadetector.app.pipeline.SinkApplication;
import org.alphadetector.app.pipeline.StreamsApplication;
import org.alphadetector.features.streams.PipelineMeters;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.consume.SinkMeters;

/** The meters and checks of this process and the pages that show them; without pages nothing is measured. */
public final class Monitoring implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);
    private final Health health = new Health();
    private final Deque<Runnable> toClose = new ArrayDeque<>();
    private boolean isServed;

    /**
     * Measures nothing until {@link #serve}.
     *
     * @param stop after which the process is no longer ready
     */
    public Monitoring(StopSignal stop) {
        stop.onRaise(health::stopping);
    }

    /** Shows the pages from now on, before anything else has started; returns the port. */
    public int serve(InetSocketAddress address) {
        StatusServer server = StatusServer.start(address, registry::scrape, health);
        toClose.push(server::close);
        isServed = true;
        measureProcess();
        return server.port();
    }

    /** What a Streams application is to be started with. */
    public PipelineMeters pipelineMeters() {
        return isServed ? new PipelineRecorder(meters, Clock.systemUTC()) : new SpokenMeters();
    }

    /** What a sink is to be started with, after which the database's connections are measured too. */
    public SinkMeters sinkMeters(Database database) {
        if (!isServed) {
            return SinkMeters.NONE;
        }
        try {
            database.dataSource()
                    .unwrap(HikariDataSource.class)
                    .setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
        } catch (SQLException e) {
            throw new IllegalStateException("the database has no pool of the expected kind", e);
        }
        return new SinkRecorder(meters);
    }

    /** Looks after a Streams application that was started; it is ready with at most that many records before it. */
    public void watch(StreamsApplication streams, String bootstrap, long largestLag) {
        if (!isServed) {
            return;
        }
        KafkaStreamsMetrics binder = new KafkaStreamsMetrics(streams.client());
        binder.bindTo(registry);
        toClose.push(binder::close);
        BacklogWatch backlog =
                BacklogWatch.start("streams-lag", bootstrap, streams::partitions, streams::processedOffsets);
        toClose.push(backlog::close);
        backlog.bindTo(meters, MeterCatalog.STREAMS_LAG, streams.sourceTopics());
        StreamsHealth checks = new StreamsHealth(
                () -> streams.client().state(), streams::recordsToRestore, () -> backlog.within(largestLag));
        health.add(checks.live(), checks.ready());
    }

    /** Looks after a sink that was started; it is ready with at most that many records before it. */
    public void watch(SinkApplication sink, String bootstrap, Database database, long largestLag) {
        if (!isServed) {
            return;
        }
        PostgresWatch postgres = PostgresWatch.start(database);
        toClose.push(postgres::close);
        postgres.bindTo(meters);
        BacklogWatch backlog = BacklogWatch.start(
                "sink-lag", bootstrap, () -> sink.writtenOffsets().keySet(), admin -> sink.writtenOffsets());
        toClose.push(backlog::close);
        backlog.bindTo(meters, MeterCatalog.SINK_LAG, SinkApplication.TOPICS);
        SinkHealth checks =
                new SinkHealth(sink::isRunning, sink::hindrance, postgres::finding, () -> backlog.within(largestLag));
        health.add(checks.live(), checks.ready());
    }

    /** Looks after a Postgres server of this process's own. */
    public void watch(EmbeddedPostgres postgres) {
        HealthCheck server = new HealthCheck(
                "postgres.server", () -> postgres.isRunning() ? Finding.good("runs") : Finding.bad("has ended"));
        health.add(List.of(), List.of(server));
    }

    /** Every part has been started. */
    public void started() {
        health.started();
    }

    /** Ends the watching, then the pages. */
    @Override
    public void close() {
        while (!toClose.isEmpty()) {
            toClose.pop().run();
        }
        registry.close();
    }

    private void measureProcess() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        JvmGcMetrics pauses = new JvmGcMetrics();
        pauses.bindTo(registry);
        toClose.push(pauses::close);
    }
}
