package org.alphadetector.bench.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alphadetector.app.Alpha;
import org.alphadetector.ingest.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code alpha replay --via kafka --data DIR}, with the broker and Postgres of the directory, killed as a process group and
 * started again with the same command. Each kill meets a replay of its own, on a directory of its own.
 */
final class KilledReplay {
    private static final int MINUTES = 60;
    private static final int TICKS_PER_SECOND = 5;
    private static final List<String> COMPARED = List.of("ticks", "rows", "anomalies", "digest");
    private static final double SHORTEST_LIFE_MS = 1_000;
    private static final double LONGEST_LIFE_MS = 10_000;

    private final Path directory;
    private final MarketOfCampaign market;
    private final Path file;
    private final Path cleanSummary;
    private @Nullable Child run;
    private @Nullable Path data;
    private int count;
    private int differentCount;

    KilledReplay(Path directory, long seed) {
        this.directory = directory;
        market = new MarketOfCampaign(seed, MINUTES, TICKS_PER_SECOND);
        file = directory.resolve("replayed.jsonl");
        cleanSummary = directory.resolve("replay-clean.json");
    }

    /** Starts a replay and kills it at a random moment; {@link #startAgain} goes on. */
    void startAndKill(RandomStream random) throws InterruptedException, IOException {
        if (!Files.exists(cleanSummary)) {
            market.write(file);
            Child clean = child("replay-clean", List.of("--summary", cleanSummary.toString()));
            clean.start();
            clean.awaitEnd();
        }
        close();
        count++;
        data = directory.resolve("replay-" + count);
        run = child(
                "replay-" + count,
                List.of(
                        "--via",
                        "kafka",
                        "--partitions",
                        "2",
                        "--data",
                        data.toString(),
                        "--summary",
                        summary().toString()));
        run.leadGroup();
        run.start();
        Thread.sleep((long) (SHORTEST_LIFE_MS + random.uniform() * (LONGEST_LIFE_MS - SHORTEST_LIFE_MS)));
        run.killGroup();
    }

    void startAgain() {
        if (run != null) {
            run.start();
        }
    }

    /** Whether the replay that was started again has ended. */
    boolean isDone() {
        return run != null && !run.isRunning();
    }

    /** Compares the replay that has ended with the undisturbed one. */
    void judge() throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode clean = json.readTree(Files.readString(cleanSummary));
        JsonNode killed = Files.exists(summary()) ? json.readTree(Files.readString(summary())) : json.nullNode();
        if (!COMPARED.stream()
                .allMatch(part -> clean.has(part) && clean.get(part).equals(killed.get(part)))) {
            differentCount++;
            System.out.println("    the replay is DIFFERENT: " + data);
        }
    }

    int count() {
        return count;
    }

    int differentCount() {
        return differentCount;
    }

    /** Ends what still runs of the last one. */
    void close() throws InterruptedException, IOException {
        if (run != null && data != null) {
            run.killGroup();
            Postmaster.kill(data.resolve("postgres"));
        }
    }

    private Path summary() {
        return directory.resolve("replay-" + count + ".json");
    }

    private Child child(String name, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("replay", "--format", "tardis-json"));
        arguments.addAll(options);
        arguments.add(file.toString());
        return new Child(name, Alpha.class, directory.resolve(name + ".log"), arguments);
    }
}
