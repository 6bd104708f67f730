package org.alphadetector.detectors.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.market.RequiredMark;
import org.alphadetector.features.market.RequiredMarks;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.source.SourcePartition;

/**
 * What the topology is built from.
 *
 * @param exchanges the source topics and, for each, the exchanges whose ticks lie on it
 * @param partitionCount partitions of every source topic
 * @param pipeline the semantic settings
 * @param provenance what rows and events say of their origin
 * @param controls recorded control records, which hold at the points at which they held then
 * @param excludeAfter after how long of the wall clock a silent source is left out; zero: never, as in a replay
 */
public record TopologySettings(
        SortedMap<String, SortedSet<String>> exchanges,
        int partitionCount,
        PipelineSettings pipeline,
        Provenance provenance,
        List<ControlEffect> controls,
        Duration excludeAfter) {

    /** Without control records: every source is waited for. */
    public TopologySettings(
            SortedMap<String, SortedSet<String>> exchanges,
            int partitionCount,
            PipelineSettings pipeline,
            Provenance provenance) {
        this(exchanges, partitionCount, pipeline, provenance, List.of(), Duration.ZERO);
    }

    public TopologySettings {
        if (exchanges.isEmpty() || exchanges.values().stream().anyMatch(Set::isEmpty)) {
            throw new IllegalArgumentException("every source topic needs an exchange: exchanges=" + exchanges);
        }
        if (partitionCount < 1) {
            throw new IllegalArgumentException("partitionCount=" + partitionCount);
        }
        SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
        exchanges.forEach((topic, names) -> copy.put(topic, new TreeSet<>(names)));
        exchanges = copy;
        controls = List.copyOf(controls);
    }

    /** The same with the control records of an earlier run. */
    public TopologySettings withControls(List<ControlEffect> recorded) {
        return new TopologySettings(exchanges, partitionCount, pipeline, provenance, recorded, excludeAfter);
    }

    /** The same with a timer that leaves out silent sources. */
    public TopologySettings withExcludeAfter(Duration silence) {
        return new TopologySettings(exchanges, partitionCount, pipeline, provenance, controls, silence);
    }

    /** The marks a lattice point waits for: every topic, partition and exchange of the settings. */
    RequiredMarks requiredMarks() {
        List<RequiredMark> required = new ArrayList<>();
        for (Map.Entry<String, SortedSet<String>> topic : exchanges.entrySet()) {
            for (int partition = 0; partition < partitionCount; partition++) {
                SourcePartition source = new SourcePartition(topic.getKey(), partition);
                topic.getValue().forEach(exchange -> required.add(new RequiredMark(source, exchange)));
            }
        }
        return RequiredMarks.of(required);
    }
}
