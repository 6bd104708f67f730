package org.alphadetector.features.source;

/** A partition of a topic that ticks come from. */
public record SourcePartition(String topic, int partition) implements Comparable<SourcePartition> {
    @Override
    public int compareTo(SourcePartition other) {
        int byTopic = topic.compareTo(other.topic);
        return byTopic != 0 ? byTopic : Integer.compare(partition, other.partition);
    }
}
