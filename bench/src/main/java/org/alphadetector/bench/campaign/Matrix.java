package org.alphadetector.bench.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.alphadetector.app.pipeline.StreamsApplication;
import org.alphadetector.app.postgres.PostgresAddress;
import org.alphadetector.sink.Database;
import org.jspecify.annotations.Nullable;

/** The same market through one and two instances and one to four partitions, and with instances that come and go. */
final class Matrix {
    private static final int MOST_PARTITIONS = 4;
    private static final int MINUTES = 240;
    private static final int TICKS_PER_SECOND = 1;
    /** Slow enough that the instances come and go in mid-run, also where one takes a minute to be given its share: two minutes. */
    private static final String SPEED_OF_SCALED = "120";

    private static final Duration END_WAIT = Duration.ofMinutes(4);
    private static final String ROW = "%-10s  %-34s  %-12s  %s%n";

    private final Path directory;
    private final MarketOfCampaign market;
    private @Nullable Cluster cluster;
    private @Nullable Outcome wanted;

    Matrix(Path directory, long seed) {
        this.directory = directory;
        market = new MarketOfCampaign(seed, MINUTES, TICKS_PER_SECOND);
    }

    /** Whether all runs gave the same tables and topics as the undisturbed one. */
    boolean run() throws InterruptedException, IOException {
        boolean areEqual = true;
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT, ROW, "partitions", "instances", "their shares", "as undisturbed"));
        for (int partitions : IntStream.rangeClosed(1, MOST_PARTITIONS).toArray()) {
            for (Instances instances : Instances.values()) {
                Path place = Files.createDirectory(directory.resolve(partitions + "-" + instances));
                Cluster current = new Cluster(place, market, SPEED_OF_SCALED, partitions);
                cluster = current;
                String shares = feed(current, instances);
                boolean isEqual = isAsUndisturbed(current);
                String row = String.format(
                        Locale.ROOT, ROW, partitions, instances.description, shares, isEqual ? "yes" : "NO");
                System.out.print(row);
                table.append(row);
                areEqual &= isEqual;
                close();
            }
        }
        System.out.print(table);
        System.out.println(wanted);
        System.out.println(areEqual ? "verdict: equal" : "verdict: DIFFERENT");
        return areEqual;
    }

    /** Ends all processes. */
    void close() throws InterruptedException, IOException {
        if (cluster != null) {
            cluster.close();
        }
    }

    /** How the applications run. */
    private enum Instances {
        ONE("one"),
        TWO("two"),
        SCALED("one, two, the second alone");

        final String description;

        Instances(String description) {
            this.description = description;
        }
    }

    /** Feeds the market; how many partitions each of the most instances read. */
    private static String feed(Cluster cluster, Instances instances) throws InterruptedException {
        cluster.start();
        int atStart = instances == Instances.TWO ? 2 : 1;
        if (instances == Instances.TWO) {
            cluster.secondApp.start();
        }
        cluster.await("the instances", () -> haveShares(cluster, atStart));
        if (instances != Instances.SCALED) {
            String shares = shares(cluster).toString();
            cluster.fastFeeder.start();
            return shares;
        }
        cluster.feeder.start();
        try (Database database = new PostgresAddress(cluster.jdbcUrl()).open()) {
            cluster.await("a quarter of the rows", () -> marketRows(database) > MINUTES / 4);
            cluster.secondApp.start();
            cluster.await("the second instance", () -> haveShares(cluster, 2));
            String shares = shares(cluster).toString();
            long then = marketRows(database);
            cluster.await("rows of both", () -> marketRows(database) > then + MINUTES / 10);
            cluster.app.stop();
            cluster.feeder.stop();
            cluster.fastFeeder.start();
            return shares;
        }
    }

    private boolean isAsUndisturbed(Cluster cluster) throws InterruptedException {
        PostgresAddress address = new PostgresAddress(cluster.jdbcUrl());
        Outcome undisturbed = wanted == null ? Outcome.undisturbed(address, market) : wanted;
        wanted = undisturbed;
        try (Database database = address.open()) {
            cluster.isReached(
                    END_WAIT,
                    () -> cluster.fastFeeder.isDone()
                            && TableState.counts(database).equals(undisturbed.rows()));
        }
        Outcome outcome = Outcome.of(cluster);
        if (!outcome.equals(undisturbed)) {
            System.out.println("undisturbed: " + undisturbed);
            System.out.println("this run:    " + outcome);
        }
        return outcome.equals(undisturbed);
    }

    private static long marketRows(Database database) {
        return TableState.counts(database).getOrDefault("market_snapshot", 0L);
    }

    private static boolean haveShares(Cluster cluster, int instances) {
        List<Integer> shares = shares(cluster);
        return shares.size() == instances && shares.get(0) > 0;
    }

    /** How many partitions each instance reads, once they have been given out; otherwise none. */
    private static List<Integer> shares(Cluster cluster) {
        return GroupShares.of(cluster.bootstrap(), StreamsApplication.ID, member -> instance(member.clientId()));
    }

    /** The instance whose stream thread it is: each of its threads is a member. */
    private static String instance(String clientId) {
        int end = clientId.indexOf("-StreamThread");
        return end < 0 ? clientId : clientId.substring(0, end);
    }
}
