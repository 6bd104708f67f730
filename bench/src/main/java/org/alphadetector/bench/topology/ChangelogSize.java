package org.alphadetector.bench.topology;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/**
 * What the changelogs of the broker in this process hold, and what was written to them.
 *
 * @param bytes on the disk, compressed; compaction takes away what was written over
 * @param written bytes ever sent to them, compressed, by the broker's own meter
 * @param ends the sum of the partitions' end offsets: records ever written, and a mark for each transaction
 */
record ChangelogSize(long bytes, long written, long ends) {
    private static final String SUFFIX = "-changelog";
    private static final String METERS = "kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec,topic=*" + SUFFIX;

    /** As it is now. */
    static ChangelogSize of(Admin admin) throws ExecutionException, InterruptedException, JMException {
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
                bytes.values().stream().mapToLong(Long::longValue).sum(), receivedBytes(), ends);
    }

    private static long receivedBytes() throws JMException {
        MBeanServer meters = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> names = meters.queryNames(new ObjectName(METERS), null);
        if (names.isEmpty()) {
            throw new IllegalStateException("the broker has no meter of this name: " + METERS);
        }
        long written = 0;
        for (ObjectName name : names) {
            written += (Long) meters.getAttribute(name, "Count");
        }
        return written;
    }
}
