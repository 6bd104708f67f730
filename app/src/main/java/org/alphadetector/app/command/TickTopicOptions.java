package org.alphadetector.app.command;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.ingest.topic.Topics;
import picocli.CommandLine.Option;

/** Which topics ticks come from, and which exchanges feed them. */
final class TickTopicOptions {
    @Option(
            names = "--exchanges",
            split = ",",
            paramLabel = "EXCHANGE",
            description = "The exchanges that feed the topic 'ticks'.")
    private List<String> exchanges = List.of();

    @Option(
            names = "--topics",
            split = ",",
            paramLabel = "TOPIC=EXCHANGE[+EXCHANGE]",
            description =
                    "Instead of 'ticks': these topics, each with the exchanges that feed it; all must have equally"
                            + " many partitions.")
    private List<String> topics = List.of();

    /** Refuses what cannot be run. */
    void check() {
        if (exchanges.isEmpty() == topics.isEmpty()) {
            throw new UserMistake("say which exchanges are fed, with either --exchanges or --topics.");
        }
        if (topics.stream().anyMatch(each -> each.indexOf('=') <= 0)) {
            throw new UserMistake(
                    "write --topics as TOPIC=EXCHANGE[+EXCHANGE], not '" + String.join(",", topics) + "'.");
        }
        if (exchanges().values().stream().anyMatch(names -> names.isEmpty() || names.contains(""))) {
            throw new UserMistake(
                    "an exchange without a name was given; write for example --exchanges binance-futures.");
        }
        try {
            Topics.checkTickTopics(topics());
        } catch (IllegalArgumentException e) {
            throw new UserMistake(e.getMessage() + '.', e);
        }
    }

    /** The topics, by name; one that was named twice is there twice. */
    List<String> topics() {
        return topics.isEmpty()
                ? List.of(Topics.TICKS)
                : topics.stream().map(TickTopicOptions::topic).sorted().toList();
    }

    /** The exchanges of each topic. */
    SortedMap<String, SortedSet<String>> exchanges() {
        SortedMap<String, SortedSet<String>> all = new TreeMap<>();
        if (topics.isEmpty()) {
            all.put(Topics.TICKS, new TreeSet<>(exchanges));
        }
        for (String each : topics) {
            String[] names = each.substring(topic(each).length() + 1).split("\\+", -1);
            all.put(topic(each), new TreeSet<>(List.of(names)));
        }
        return all;
    }

    private static String topic(String topicAndExchanges) {
        return topicAndExchanges.substring(0, topicAndExchanges.indexOf('='));
    }
}
