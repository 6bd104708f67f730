package org.alphadetector.bench.topology;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** The record's own time, as in production; on the way it tells the meter that a record's turn has come. */
public final class MeteredTime implements TimestampExtractor, Configurable {
    static final String METER_CONFIG = "bench.meter";

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls configure before anything else.
    private RunMeter meter;

    @Override
    public void configure(Map<String, ?> configs) {
        meter = (RunMeter) Objects.requireNonNull(configs.get(METER_CONFIG), METER_CONFIG);
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        meter.record(record.topic());
        return Math.max(0, record.timestamp());
    }
}
