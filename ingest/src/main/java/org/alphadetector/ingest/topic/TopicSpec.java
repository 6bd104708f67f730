package org.alphadetector.ingest.topic;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic as it is created.
 *
 * @param name the topic's name
 * @param partitions its number of partitions, at least 1
 * @param settings topic settings by their Kafka names
 */
public record TopicSpec(String name, int partitions, Map<String, String> settings) {
    public TopicSpec {
        if (partitions < 1) {
            throw new IllegalArgumentException("a topic needs a partition: name=" + name + " partitions=" + partitions);
        }
        settings = Map.copyOf(settings);
    }

    /** What an admin client creates. */
    public NewTopic toNewTopic(short replicationFactor) {
        return new NewTopic(name, partitions, replicationFactor).configs(settings);
    }
}
