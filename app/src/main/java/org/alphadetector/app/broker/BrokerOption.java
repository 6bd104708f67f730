package org.alphadetector.app.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.directory.FedTopics;
import org.alphadetector.app.exit.UserMistake;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which running broker a command talks to: that of a data directory, or any by its address. */
public final class BrokerOption {
    private static final String HOST = "127.0.0.1:";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory on which 'alpha run' or 'alpha demo' runs now; its broker is used.")
    private @Nullable Path data;

    @Option(names = "--kafka", paramLabel = "HOST:PORT[,...]", description = "The brokers to use instead.")
    private @Nullable String kafka;

    /** The address of the broker, which was seen to answer; not that of a replay, whose outcome nobody else may change. */
    public String bootstrap() {
        Optional<Path> replay = data().filter(DataDirectory::isOfReplay);
        if (replay.isPresent() && kafka == null) {
            throw new UserMistake(replay.get()
                    + " holds a replay, in which nobody else takes part; name the directory of 'alpha run'.");
        }
        return bootstrapToRead();
    }

    /** The address of the broker, be it that of a replay, which was seen to answer. */
    public String bootstrapToRead() {
        if ((data == null) == (kafka == null)) {
            throw new UserMistake("say which broker to use, with either --data DIR or --kafka HOST:PORT.");
        }
        String bootstrap = kafka != null ? kafka : ofOwner(data);
        Brokers.requireAnswer(bootstrap);
        return bootstrap;
    }

    /** Refuses ticks of an exchange that the pipeline of the data directory, where one was named, was not told of. */
    public void requireFed(String topic, Set<String> exchanges) {
        data().ifPresent(root -> FedTopics.requireFed(root, topic, exchanges));
    }

    /** The data directory, where one was named. */
    public Optional<Path> data() {
        return Optional.ofNullable(data);
    }

    private static String ofOwner(@Nullable Path directory) {
        Path root = directory == null ? Path.of("") : directory;
        int port = DataDirectory.portsOf(root).kafka();
        // A query owns the directory for a moment, but runs no broker.
        boolean isOwned =
                DataDirectory.owner(root).filter(owner -> !owner.equals("sql")).isPresent();
        if (DataDirectory.isOfReplay(root) && !(isOwned && Files.exists(DataDirectory.kafka(root)))) {
            throw new UserMistake(
                    root + " holds a replay that runs no broker now; read what it wrote with 'alpha sql --data " + root
                            + " \"...\"'.");
        }
        if (!isOwned) {
            throw new UserMistake("nothing runs on " + root + " now; start 'alpha run --data " + root + "' first.");
        }
        return HOST + port;
    }
}
