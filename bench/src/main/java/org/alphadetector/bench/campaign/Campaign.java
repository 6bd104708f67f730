package org.alphadetector.bench.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.alphadetector.app.postgres.PostgresAddress;
import org.alphadetector.ingest.random.RandomStream;
import org.alphadetector.sink.Database;

/** One campaign, from an empty directory to its verdict. */
final class Campaign {
    private static final long STREAM = 0xFA17L;
    private static final int PARTITIONS = 2;
    private static final Duration RECOVERY_WAIT = Duration.ofMinutes(3);
    private static final double LONGEST_GAP_MS = 4_000;
    /** How many faults are soon followed by another, recovered or not. */
    private static final double FOLLOWED_SHARE = 0.25;

    private static final double LONGEST_WAIT_MS = 8_000;

    private final Path directory;
    private final Cluster cluster;
    private final MarketOfCampaign market;
    private final RandomStream random;
    private final List<FaultKind> kinds;
    private final List<FaultKind> deck = new ArrayList<>();
    private final KilledReplay replay;
    private final FaultInjector injector;
    private final Recoveries recoveries = new Recoveries();
    private boolean hasRecovered = true;

    /**
     * @param directory for data and logs
     * @param speed how much faster than in reality the market is fed while faults happen
     */
    Campaign(Path directory, MarketOfCampaign market, int speed, List<FaultKind> kinds) {
        this.directory = directory;
        this.market = market;
        this.kinds = kinds;
        cluster = new Cluster(directory, market, Integer.toString(speed), PARTITIONS);
        random = new RandomStream(market.seed(), STREAM);
        replay = new KilledReplay(directory, market.seed());
        injector = new FaultInjector(cluster, replay, random);
    }

    /** Whether tables and topics are those of an undisturbed run. */
    boolean run(int faults) throws InterruptedException, IOException {
        injector.prepare(kinds, directory);
        cluster.start();
        cluster.feeder.start();
        try (Horizon horizon = new Horizon(cluster.bootstrap(), cluster.jdbcUrl())) {
            cluster.await("the first rows", () -> horizon.isCaughtUp(0));
            while (recoveries.count() < faults && !cluster.feeder.isDone() && hasRecovered) {
                injectOne(horizon);
            }
        }
        System.out.print(recoveries.table());
        cluster.all()
                .forEach(child ->
                        System.out.println(child.name() + " ended by itself " + child.endedByItself() + " times"));
        if (!hasRecovered) {
            System.out.println("verdict: did not recover, see the logs in " + directory);
            return false;
        }
        if (recoveries.count() < faults) {
            System.out.println("verdict: the market ended after " + recoveries.count() + " of " + faults
                    + " faults; let it trade longer with --minutes");
            return false;
        }
        return isAsUndisturbed();
    }

    /** Ends all processes. */
    void close() throws InterruptedException, IOException {
        cluster.close();
        replay.close();
        injector.close();
    }

    private void injectOne(Horizon horizon) throws InterruptedException, IOException {
        FaultKind kind = nextKind();
        long gapMs = (long) (random.uniform() * LONGEST_GAP_MS);
        cluster.isReached(Duration.ofMillis(gapMs), () -> false);
        if (!injector.isPossible(kind)) {
            return;
        }
        List<FaultKind> faults = inject(kind);
        long start = System.nanoTime();
        hasRecovered = cluster.isReached(RECOVERY_WAIT, recovery(kind, horizon));
        double seconds = (System.nanoTime() - start) / 1e9;
        recoveries.add(faults, seconds);
        System.out.printf(
                Locale.ROOT,
                "%3d %-54s %s %.1f s%n",
                recoveries.count(),
                faults.stream().map(FaultKind::description).collect(Collectors.joining("; ")),
                hasRecovered ? "caught up after" : "NOT caught up after",
                seconds);
        if (kind == FaultKind.REPLAY_KILL) {
            replay.judge();
        }
    }

    /** Injects the fault and now and then another soon after it; those that happened. */
    private List<FaultKind> inject(FaultKind kind) throws InterruptedException, IOException {
        injector.inject(kind);
        if (kind == FaultKind.REPLAY_KILL || random.uniform() >= FOLLOWED_SHARE) {
            return List.of(kind);
        }
        FaultKind next = nextKind();
        if (next == FaultKind.REPLAY_KILL || !injector.isPossible(next)) {
            deck.add(next);
            return List.of(kind);
        }
        long waitMs = (long) (random.uniform() * LONGEST_WAIT_MS);
        cluster.isReached(Duration.ofMillis(waitMs), () -> false);
        injector.inject(next);
        return List.of(kind, next);
    }

    private BooleanSupplier recovery(FaultKind kind, Horizon horizon) {
        if (kind == FaultKind.REPLAY_KILL) {
            return replay::isDone;
        }
        BooleanSupplier followed = horizon.followed();
        return () -> cluster.feeder.isDone() || followed.getAsBoolean();
    }

    /** Each kind once in a random order, then each once again. */
    private FaultKind nextKind() {
        if (deck.isEmpty()) {
            deck.addAll(kinds);
        }
        return deck.remove(random.index(deck.size()));
    }

    /** Feeds the rest of the market and compares. */
    private boolean isAsUndisturbed() throws InterruptedException {
        cluster.feeder.stop();
        cluster.fastFeeder.start();
        PostgresAddress address = new PostgresAddress(cluster.jdbcUrl());
        Outcome wanted = Outcome.undisturbed(address, market);
        boolean isComplete;
        try (Database database = address.open()) {
            isComplete = cluster.isReached(
                    RECOVERY_WAIT,
                    () -> cluster.fastFeeder.isDone()
                            && TableState.counts(database).equals(wanted.rows()));
        }
        Outcome outcome = Outcome.of(cluster);
        System.out.println("undisturbed: " + wanted);
        System.out.println("campaign:    " + outcome);
        if (replay.count() > 0) {
            System.out.println("replays killed: " + replay.count() + ", different: " + replay.differentCount());
        }
        boolean isEqual = isComplete && outcome.equals(wanted) && replay.differentCount() == 0;
        System.out.println(isEqual ? "verdict: equal" : "verdict: DIFFERENT");
        return isEqual;
    }
}
