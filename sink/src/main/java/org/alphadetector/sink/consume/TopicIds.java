package org.alphadetector.sink.consume;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What tells a topic from another of the same name: the cluster it is in and its id, which changes when it is made anew.
 *
 * @param clusterId the cluster's id
 * @param byName the topics' ids by name
 */
public record TopicIds(String clusterId, Map<String, String> byName) {
    public TopicIds {
        byName = Map.copyOf(byName);
    }

    /**
     * Asks the cluster.
     *
     * @throws UnknownTopicOrPartitionException when a topic does not exist, or the broker asked does not know it yet
     * @throws RetriableException when the brokers cannot say now
     */
    static TopicIds lookUp(Admin admin, Collection<String> topics) {
        try {
            Map<String, String> ids = new TreeMap<>();
            Map<String, TopicDescription> described =
                    admin.describeTopics(topics).allTopicNames().get();
            described.forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
            return new TopicIds(admin.describeCluster().clusterId().get(), ids);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new UnknownTopicOrPartitionException("a topic to read does not exist: topics=" + topics, e);
            }
            if (e.getCause() instanceof RetriableException later) {
                throw later;
            }
            throw new KafkaException("cannot describe the topics: topics=" + topics, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while describing the topics: topics=" + topics, e);
        }
    }

    String of(String topic) {
        String id = byName.get(topic);
        if (id == null) {
            throw new IllegalArgumentException("no id of this topic: topic=" + topic);
        }
        return id;
    }
}
