package org.alphadetector.app.broker;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.ingest.topic.TopicSpec;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are not there yet. */
public final class TopicSetup {
    private TopicSetup() {}

    /**
     * Creates what is missing of the pipeline's topics.
     *
     * @param tickTopics where ticks come from; those that exist must have equally many partitions
     * @param partitions how many partitions the tick topics get if none of them exists
     * @return how many partitions the tick topics have
     */
    public static int ensure(Admin admin, List<String> tickTopics, int partitions, short replicationFactor) {
        Set<String> existing = Brokers.answer(admin.listTopics().names());
        Map<String, Integer> found = new TreeMap<>();
        describe(admin, tickTopics.stream().filter(existing::contains).toList())
                .forEach((name, description) ->
                        found.put(name, description.partitions().size()));
        if (Set.copyOf(found.values()).size() > 1) {
            throw new UserMistake("the tick topics must have equally many partitions, but have " + found
                    + "; make them equal with kafka-topics.sh.");
        }
        int count = found.isEmpty() ? partitions : found.values().iterator().next();
        List<TopicSpec> missing = Topics.all(tickTopics, count).stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        missing.forEach(topic -> create(admin, topic, replicationFactor));
        return count;
    }

    /** Refuses brokers that do not have the topic. */
    public static void requireTopic(Admin admin, String topic) {
        if (!Brokers.answer(admin.listTopics().names()).contains(topic)) {
            throw new UserMistake(
                    "the brokers have no topic '" + topic + "'; start 'alpha run' first, which makes it.");
        }
    }

    private static Map<String, TopicDescription> describe(Admin admin, Collection<String> topics) {
        return Brokers.answer(admin.describeTopics(topics).allTopicNames());
    }

    private static void create(Admin admin, TopicSpec topic, short replicationFactor) {
        try {
            Brokers.answer(admin.createTopics(List.of(topic.toNewTopic(replicationFactor)))
                    .all());
        } catch (TopicExistsException e) {
            // Another instance of the application was faster.
            return;
        } catch (InvalidReplicationFactorException e) {
            throw new UserMistake(
                    "the brokers cannot keep " + replicationFactor + " copies of a topic; name fewer with"
                            + " --replication.",
                    e);
        }
    }
}
