package org.alphadetector.detectors.streams;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.event.EventHeaders;
import org.alphadetector.detectors.event.EventJson;
import org.alphadetector.features.streams.StageRecords;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Forwards events to the topic of live or of shadow anomalies. */
final class EventForwarder implements Consumer<AnomalyEvent> {
    private final ProcessorContext<byte[], byte[]> context;
    private final String liveNode;
    private final String shadowNode;

    EventForwarder(ProcessorContext<byte[], byte[]> context, String liveNode, String shadowNode) {
        this.context = context;
        this.liveNode = liveNode;
        this.shadowNode = shadowNode;
    }

    @Override
    public void accept(AnomalyEvent event) {
        Record<byte[], byte[]> record =
                StageRecords.of(event.asset().key(), EventJson.encode(event), event.triggerTsMicros());
        for (EventHeaders.Header header : EventHeaders.of(event)) {
            record.headers().add(header.name(), header.value().getBytes(StandardCharsets.UTF_8));
        }
        context.forward(record, event.shadow() ? shadowNode : liveNode);
    }
}
