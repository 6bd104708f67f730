package org.alphadetector.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.alphadetector.ingest.codec.RandomTicks;
import org.alphadetector.ingest.codec.TickDecoder;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TickPublisherTest {
    private static final Node NODE = new Node(0, "localhost", 9092);
    private static final Cluster CLUSTER =
            new Cluster("test", List.of(NODE), List.of(partition(0), partition(1), partition(2)), Set.of(), Set.of());

    private final Tick tick = new Tick();
    private final RandomTicks ticks = new RandomTicks(3);

    private static PartitionInfo partition(int number) {
        return new PartitionInfo("ticks", number, NODE, new Node[] {NODE}, new Node[] {NODE});
    }

    private static MockProducer<byte[], byte[]> producer(boolean completes) {
        return new MockProducer<>(
                CLUSTER, completes, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Test
    void sendsAnAssetsTickUnderItsKey() {
        MockProducer<byte[], byte[]> producer = producer(true);
        try (TickPublisher publisher = new TickPublisher(producer, "ticks")) {
            ticks.fill(tick, TickType.TRADE);
            publisher.publish(tick);
        }

        assertThat(producer.history()).hasSize(1);
        ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
        assertThat(new String(sent.key(), UTF_8)).isEqualTo(tick.exchange + ':' + tick.symbol);
        assertThat(sent.partition()).isNull();
        assertThat(new TickDecoder().decode(sent.key(), sent.value(), new Tick()))
                .isEqualTo(TickFault.NONE);
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void sendsClockAndDisconnectToEveryPartition() {
        for (TickType type : List.of(TickType.CLOCK, TickType.DISCONNECT)) {
            MockProducer<byte[], byte[]> producer = producer(true);
            try (TickPublisher publisher = new TickPublisher(producer, "ticks")) {
                ticks.fill(tick, type);
                publisher.publish(tick);
            }
            assertThat(producer.history()).extracting(ProducerRecord::partition).containsExactly(0, 1, 2);
            assertThat(producer.history()).allSatisfy(sent -> assertThat(new String(sent.key(), UTF_8))
                    .isEqualTo(tick.exchange));
        }
    }

    @Test
    void refusesAWrongTickUnlessTold() {
        MockProducer<byte[], byte[]> producer = producer(true);
        try (TickPublisher publisher = new TickPublisher(producer, "ticks")) {
            ticks.fill(tick, TickType.TRADE);
            tick.price = -1;
            assertThatThrownBy(() -> publisher.publish(tick))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("bad_number")
                    .hasMessageContaining(tick.symbol);
            assertThat(producer.history()).isEmpty();

            publisher.withoutValidation().publish(tick);
            assertThat(producer.history()).hasSize(1);
        }
        ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
        assertThat(new TickDecoder().decode(sent.key(), sent.value(), tick)).isEqualTo(TickFault.BAD_NUMBER);
    }

    @Test
    void tellsAFailedSendOnTheNextCall() {
        MockProducer<byte[], byte[]> producer = producer(false);
        TickPublisher publisher = new TickPublisher(producer, "ticks");
        ticks.fill(tick, TickType.TRADE);

        publisher.publish(tick);
        producer.errorNext(new IllegalStateException("disk full"));
        assertThatThrownBy(() -> publisher.publish(tick))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("disk full");

        publisher.publish(tick);
        producer.errorNext(new IllegalStateException("disk full"));
        assertThatThrownBy(publisher::flush).isInstanceOf(PublishException.class);

        publisher.publish(tick);
        producer.errorNext(new IllegalStateException("disk full"));
        assertThatThrownBy(publisher::close).isInstanceOf(PublishException.class);
        assertThat(producer.closed()).isTrue();
    }
}
