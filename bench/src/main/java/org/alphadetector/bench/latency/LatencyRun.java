package org.alphadetector.bench.latency;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.console.Progress;
import org.alphadetector.app.console.Terminal;
import org.alphadetector.app.directory.FreePorts;
import org.alphadetector.bench.campaign.BrokerProcess;
import org.alphadetector.bench.campaign.Child;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.admin.Admin;

/** One measurement: broker and application as processes of their own, the feeder and the readers in this one. */
final class LatencyRun {
    private static final int THIN_TICKS_PER_SECOND = 1;
    private static final long BROKER_WAIT_MICROS = 60_000_000;
    private static final long LAST_EVENTS_MS = 3_000;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final LatencyPlan plan;
    private final Path directory;
    private final PrintWriter err;
    private final String bootstrap;
    private final Child broker;
    private final Child app;
    private final Path appLog;

    /** @param err where progress is shown */
    LatencyRun(LatencyPlan plan, Path directory, PrintWriter err) throws IOException {
        this.plan = plan;
        this.err = err;
        this.directory = directory;
        List<Integer> ports = FreePorts.pick(2);
        bootstrap = "127.0.0.1:" + ports.get(0);
        broker = new Child(
                "broker",
                plan.brokerFlags(),
                BrokerProcess.class,
                directory.resolve("broker.log"),
                List.of(
                        directory.resolve("kafka").toString(),
                        ports.get(0).toString(),
                        ports.get(1).toString()));
        appLog = directory.resolve("app.log");
        app = new Child("app", plan.appFlags(), StreamsProcess.class, appLog, appArguments());
    }

    /** What was measured. */
    record Result(List<EventDelay> uncommitted, List<EventDelay> committed, Histogram lateness, String threads) {}

    Result run() throws IOException, InterruptedException {
        Thread killer = new Thread(this::killQuietly);
        Runtime.getRuntime().addShutdownHook(killer);
        broker.start();
        try {
            awaitBroker();
            app.start();
            return measure();
        } finally {
            app.kill();
            broker.kill();
            Runtime.getRuntime().removeShutdownHook(killer);
        }
    }

    /** When this process is ended, nothing of it stays behind. */
    private void killQuietly() {
        try {
            app.kill();
            broker.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> appArguments() throws IOException {
        Path settings = Files.write(directory.resolve("settings.properties"), plan.settings());
        List<String> arguments = new ArrayList<>(List.of(
                bootstrap,
                SimulatorSettings.DEFAULT.exchange(),
                Integer.toString(plan.partitions()),
                settings.toString()));
        arguments.addAll(plan.streamsSettings());
        return arguments;
    }

    private void awaitBroker() throws InterruptedException {
        long deadline = WallClock.micros() + BROKER_WAIT_MICROS;
        while (true) {
            try (Admin admin = Brokers.admin(bootstrap)) {
                TopicSetup.ensure(admin, List.of(Topics.TICKS), plan.partitions(), (short) 1);
                return;
            } catch (RuntimeException e) {
                if (WallClock.micros() > deadline || !broker.isRunning()) {
                    throw e;
                }
                Thread.sleep(200);
            }
        }
    }

    private Result measure() throws IOException, InterruptedException {
        long begin = WallClock.micros();
        long liveFrom = (begin / MICROS_PER_SECOND + plan.leadSeconds()) * MICROS_PER_SECOND;
        long countedFrom = liveFrom + plan.settleSeconds() * MICROS_PER_SECOND;
        long liveTo = countedFrom + plan.seconds() * MICROS_PER_SECOND;
        SimulatorSettings settings = plan.market(liveFrom, liveTo);
        int thinning = (int) Math.max(1, Math.round(settings.ticksPerSecond() / THIN_TICKS_PER_SECOND));
        try (EventWatch uncommitted = new EventWatch(bootstrap, true, settings.latenessMicros());
                EventWatch committed = new EventWatch(bootstrap, false, settings.latenessMicros());
                SpikedMarket market = new SpikedMarket(
                        new MarketSimulator(settings), new SpikedMarket.Span(liveFrom, countedFrom, liveTo), thinning);
                Progress progress = new Progress(err, Terminal.isStderr(), "ticks")) {
            PacedFeed feed = new PacedFeed(
                    bootstrap,
                    liveFrom,
                    countedFrom,
                    count -> progress.report(share(begin, WallClock.micros(), liveTo), count));
            feed.run(market);
            Thread.sleep(LAST_EVENTS_MS);
            if (!app.isRunning()) {
                throw new IllegalStateException("the application ended; " + appLog + " says why");
            }
            return new Result(
                    counted(uncommitted.end(), countedFrom, liveTo),
                    counted(committed.end(), countedFrom, liveTo),
                    feed.lateness(),
                    threads(countedFrom, liveTo));
        }
    }

    private static double share(long beginMicros, long nowMicros, long endMicros) {
        return (double) (nowMicros - beginMicros) / (endMicros - beginMicros);
    }

    private static List<EventDelay> counted(List<EventDelay> delays, long fromMicros, long toMicros) {
        return delays.stream()
                .filter(delay -> delay.dueMicros() >= fromMicros && delay.dueMicros() < toMicros)
                .toList();
    }

    private String threads(long fromMicros, long toMicros) throws IOException {
        List<ThreadTotals> totals;
        try (Stream<String> lines = Files.lines(appLog)) {
            totals = lines.filter(ThreadTotals::isLine)
                    .map(ThreadTotals::parse)
                    .filter(each -> each.atMicros() >= fromMicros && each.atMicros() < toMicros)
                    .toList();
        }
        return totals.get(totals.size() - 1).describeSince(totals.get(0)) + System.lineSeparator() + "  "
                + ThreadTotals.describeWorst(totals);
    }
}
