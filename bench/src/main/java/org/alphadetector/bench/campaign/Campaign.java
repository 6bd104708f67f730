package org.alphadetector.bench.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.app.postgres.PostgresAddress;
import org.alphadetector.ingest.random.RandomStream;
import org.alphadetector.ingest.topic.Topics;
import org.alphadetector.sink.Database;
import org.apache.kafka.clients.admin.Admin;

/** One campaign, from an empty directory to its verdict. */
final class Campaign {
    private static final long STREAM = 0xFA17L;
    private static final Duration START_WAIT = Duration.ofMinutes(3);
    private static final Duration RECOVERY_WAIT = Duration.ofMinutes(4);
    private static final double LONGEST_GAP_MS = 4_000;

    private final Cluster cluster;
    private final MarketOfCampaign market;
    private final RandomStream random;
    private final List<FaultKind> kinds;
    private final List<FaultKind> deck = new ArrayList<>();
    private final FaultInjector injector;
    private final Recoveries recoveries = new Recoveries();

    Campaign(Path directory, MarketOfCampaign market, List<FaultKind> kinds) {
        this.market = market;
        this.kinds = kinds;
        cluster = new Cluster(directory, market);
        random = new RandomStream(market.seed(), STREAM);
        injector = new FaultInjector(cluster, random);
    }

    /** Whether the tables are those of an undisturbed run. */
    boolean run(int faults) throws InterruptedException, IOException {
        try {
            start();
            try (Horizon horizon = new Horizon(cluster.bootstrap(), cluster.jdbcUrl())) {
                await("the first rows", START_WAIT, () -> horizon.isCaughtUp(0));
                while (recoveries.count() < faults && !cluster.feeder.isDone()) {
                    injectOne(horizon);
                }
            }
            System.out.print(recoveries.table());
            cluster.all()
                    .forEach(child ->
                            System.out.println(child.name() + " ended by itself " + child.endedByItself() + " times"));
            return compare();
        } finally {
            cluster.close();
        }
    }

    private void start() throws InterruptedException {
        cluster.broker.start();
        cluster.postgres.start();
        await("the broker and Postgres", START_WAIT, this::areServersUp);
        cluster.app.start();
        await("the topics", START_WAIT, this::isTopicThere);
        cluster.sink.start();
        cluster.feeder.start();
    }

    private void injectOne(Horizon horizon) throws InterruptedException, IOException {
        FaultKind kind = nextKind();
        long gapEnd = System.nanoTime() + (long) (random.uniform() * LONGEST_GAP_MS * 1e6);
        if (!injector.isPossible(kind)) {
            return;
        }
        await("the next fault", START_WAIT, () -> System.nanoTime() >= gapEnd);
        injector.inject(kind);
        long start = System.nanoTime();
        long then = horizon.lastTickMicros();
        boolean hasRecovered = isReached(RECOVERY_WAIT, () -> cluster.feeder.isDone() || horizon.isCaughtUp(then));
        double seconds = (System.nanoTime() - start) / 1e9;
        recoveries.add(kind, seconds);
        System.out.printf(
                Locale.ROOT,
                "%3d %-52s %s %.1f s%n",
                recoveries.count(),
                kind.description(),
                hasRecovered ? "caught up after" : "NOT caught up after",
                seconds);
    }

    /** Each kind once in a random order, then each once again. */
    private FaultKind nextKind() {
        if (deck.isEmpty()) {
            deck.addAll(kinds);
        }
        return deck.remove(random.index(deck.size()));
    }

    private boolean compare() throws InterruptedException {
        PostgresAddress address = new PostgresAddress(cluster.jdbcUrl());
        try (Database undisturbed = address.sibling("undisturbed").open();
                Database database = address.open()) {
            TableState.fillUndisturbed(undisturbed, market);
            Map<String, Long> wanted = TableState.counts(undisturbed);
            boolean isComplete = isReached(
                    Duration.ofMillis(market.minutes() * 60_000L / market.speed())
                            .plus(RECOVERY_WAIT),
                    () -> cluster.feeder.isDone() && TableState.counts(database).equals(wanted));
            Map<String, String> wantedDigests = TableState.digests(undisturbed);
            Map<String, String> digests = TableState.digests(database);
            System.out.println("undisturbed: " + wanted + ' ' + wantedDigests);
            System.out.println("campaign:    " + TableState.counts(database) + ' ' + digests);
            boolean isEqual = isComplete && digests.equals(wantedDigests);
            System.out.println(isEqual ? "verdict: equal" : "verdict: DIFFERENT");
            return isEqual;
        }
    }

    private boolean areServersUp() {
        try {
            Brokers.requireAnswer(cluster.bootstrap());
            new PostgresAddress(cluster.jdbcUrl()).open().close();
            return true;
        } catch (UserMistake e) {
            return false;
        }
    }

    private boolean isTopicThere() {
        try (Admin admin = Brokers.admin(cluster.bootstrap())) {
            TopicSetup.requireTopic(admin, Topics.INGEST_COUNTS);
            return true;
        } catch (UserMistake e) {
            return false;
        }
    }

    private void await(String what, Duration timeout, BooleanSupplier isReached) throws InterruptedException {
        if (!isReached(timeout, isReached)) {
            throw new IllegalStateException("does not come within " + timeout + ": " + what);
        }
    }

    /** Waits while ended processes are started again. */
    private boolean isReached(Duration timeout, BooleanSupplier isReached) throws InterruptedException {
        long start = System.nanoTime();
        while (!isReached.getAsBoolean()) {
            if (System.nanoTime() - start > timeout.toNanos()) {
                return false;
            }
            cluster.tend();
            Thread.sleep(100);
        }
        return true;
    }
}
