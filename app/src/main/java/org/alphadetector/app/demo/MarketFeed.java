package org.alphadetector.app.demo;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.app.input.SimulatedTicks;
import org.alphadetector.app.input.Truth;
import org.alphadetector.ingest.publish.PublisherSettings;
import org.alphadetector.ingest.publish.TickPublisher;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.topic.Topics;
import org.jspecify.annotations.Nullable;

/** Publishes the simulated market at full speed, on a thread of its own. */
final class MarketFeed implements AutoCloseable {
    private static final long SECOND_MICROS = 1_000_000L;

    private final String bootstrap;
    private final SimulatorSettings market;
    private final StopSignal stop;
    private final SimulatedTicks ticks;
    private final AtomicLong count = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::publish, "market-feed");
    private volatile boolean isDone;
    private volatile boolean isClosed;

    private MarketFeed(String bootstrap, SimulatorSettings market, Truth truth, StopSignal stop) {
        this.bootstrap = bootstrap;
        this.market = market;
        this.stop = stop;
        this.ticks = new SimulatedTicks(market, truth);
        thread.setUncaughtExceptionHandler((failed, cause) -> failure.compareAndSet(null, cause));
    }

    static MarketFeed start(String bootstrap, SimulatorSettings market, Truth truth, StopSignal stop) {
        MarketFeed feed = new MarketFeed(bootstrap, market, truth, stop);
        feed.thread.start();
        return feed;
    }

    /** Whether everything has been published. */
    boolean isDone() {
        return isDone;
    }

    /** How many ticks were published, the clock not counted. */
    long count() {
        return count.get();
    }

    /** How far the market is, in words. */
    String status() {
        long passed = Math.round(ticks.share() * market.durationMicros() / SECOND_MICROS);
        return String.format(
                Locale.ROOT,
                "published %s of %s simulated   ticks: %,d",
                time(passed),
                time(market.durationMicros() / SECOND_MICROS),
                count());
    }

    void requireRunning() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("the market feed ended: " + cause.getMessage(), cause);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish() {
        try (TickPublisher publisher = TickPublisher.connect(bootstrap, Topics.TICKS, PublisherSettings.THROUGHPUT)) {
            while (!isClosed && !stop.isRaised() && ticks.advance()) {
                Tick tick = ticks.tick();
                publisher.publish(tick);
                if (tick.type.isAssetMessage()) {
                    count.incrementAndGet();
                }
            }
            publisher.flush();
        }
        isDone = true;
    }

    private static String time(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
}
