package org.alphadetector.app.health;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alphadetector.app.broker.Brokers;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * How many records of each topic an application has still to deal with. The ends of transactions count as records.
 *
 * @param byTopic how many, by topic
 * @param partitions of which it was asked
 */
record Backlog(Map<String, Long> byTopic, Set<TopicPartition> partitions) {
    Backlog {
        byTopic = Map.copyOf(byTopic);
        partitions = Set.copyOf(partitions);
    }

    /** Asks the brokers how far the ends of partitions are from what is done of them. */
    static Backlog ask(Admin admin, Map<TopicPartition, Long> done) {
        if (done.isEmpty()) {
            // Who holds no partition has no backlog, but nobody would have been asked whether the brokers are there.
            Brokers.answer(admin.describeCluster().nodes());
        }
        Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
        done.keySet().forEach(partition -> specs.put(partition, OffsetSpec.latest()));
        Map<String, Long> byTopic = new TreeMap<>();
        Brokers.answer(admin.listOffsets(specs).all())
                .forEach((partition, end) -> byTopic.merge(
                        partition.topic(), Math.max(0, end.offset() - done.getOrDefault(partition, 0L)), Long::sum));
        return new Backlog(byTopic, done.keySet());
    }

    long of(String topic) {
        return byTopic.getOrDefault(topic, 0L);
    }

    /** Whether all of it together is at most so much; of other partitions than those that are held now it says nothing. */
    Finding within(long bound, Set<TopicPartition> held) {
        if (!held.equals(partitions)) {
            return Finding.bad("not known yet of the partitions that were just taken over or given away");
        }
        long sum = byTopic.values().stream().mapToLong(Long::longValue).sum();
        return new Finding(sum <= bound, sum + " records to deal with, at most " + bound + " allowed");
    }
}
