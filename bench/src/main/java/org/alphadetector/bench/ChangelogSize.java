package org.alphadetector.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/**
 * What the changelogs hold on the broker's disk.
 *
 * @param bytes compressed, as they lie there
 * @param ends the sum of the partitions' end offsets: records ever written, and a mark for each transaction
 */
record ChangelogSize(long bytes, long ends) {
    private static final String SUFFIX = "-changelog";

    /** As it is now. */
    static ChangelogSize of(Admin admin) throws ExecutionException, InterruptedException {
        List<Integer> brokers =
                admin.describeCluster().nodes().get().stream().map(Node::id).toList();
        Map<TopicPartition, Long> bytes = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        admin.describeLogDirs(brokers).allDescriptions().get().values().forEach(directories -> directories
                .values()
                .forEach(directory -> directory.replicaInfos().forEach((partition, replica) -> {
                    if (partition.topic().endsWith(SUFFIX)) {
                        bytes.merge(partition, replica.size(), Math::max);
                    }
                })));
        Map<TopicPartition, OffsetSpec> latest =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        bytes.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        long ends = admin.listOffsets(latest).all().get().values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
        return new ChangelogSize(
                bytes.values().stream().mapToLong(Long::longValue).sum(), ends);
    }
}
