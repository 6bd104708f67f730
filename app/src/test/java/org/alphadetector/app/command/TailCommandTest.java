package org.alphadetector.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alphadetector.app.Alpha;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.embedded.EmbeddedKafka;
import org.alphadetector.app.embedded.EmbeddedServices;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.event.EventHeaders;
import org.alphadetector.detectors.event.EventJson;
import org.alphadetector.detectors.event.EventOrigin;
import org.alphadetector.detectors.event.Membership;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailCommandTest {
    private static final List<String> ALL = List.of();
    private static final AnomalyEvent BINANCE = event(1, AssetId.of("binance-futures", "BTCUSDT"));
    private static final AnomalyEvent BYBIT = event(2, AssetId.of("bybit", "BTCUSDT"));
    private static final AnomalyEvent BYBIT_ETHER = event(3, AssetId.of("bybit", "ETHUSDT"));
    private static final AnomalyEvent MARKET = event(4, AssetId.MARKET);
    private static final List<AnomalyEvent> EVENTS = List.of(BINANCE, BYBIT, BYBIT_ETHER, MARKET);

    @TempDir
    Path root;

    @Test
    void twoExchangesWithOneSymbolAreToldApart() {
        assertThat(accepted(ALL, List.of("BTCUSDT"))).containsExactly(BINANCE, BYBIT);
        assertThat(accepted(List.of("bybit"), List.of("BTCUSDT"))).containsExactly(BYBIT);
        assertThat(accepted(List.of("bybit"), ALL)).containsExactly(BYBIT, BYBIT_ETHER);
        assertThat(accepted(List.of("BYBIT", "binance-futures"), ALL)).containsExactly(BINANCE, BYBIT, BYBIT_ETHER);
        assertThat(accepted(List.of("market"), ALL)).containsExactly(MARKET);
        assertThat(accepted(List.of("bybit"), List.of("binance-futures:BTCUSDT")))
                .isEmpty();
        assertThat(accepted(List.of("BTCUSDT"), ALL)).isEmpty();
        assertThat(accepted(ALL, ALL)).isEqualTo(EVENTS);
    }

    @Test
    void showsTheExchangesThatWereAskedForByName() throws Exception {
        try (DataDirectory directory = DataDirectory.own(root, "run");
                EmbeddedKafka kafka = EmbeddedServices.startKafka(directory)) {
            publish(kafka.bootstrap());
            assertThat(lines(kafka.bootstrap(), 2, "--exchange", "bybit"))
                    .satisfiesExactlyInAnyOrder(
                            line -> assertThat(line).containsPattern(" bybit +BTCUSDT +1m "),
                            line -> assertThat(line).containsPattern(" bybit +ETHUSDT +1m "));
            assertThat(lines(kafka.bootstrap(), 1, "--exchange", "binance-futures,market", "--symbol", "BTCUSDT"))
                    .singleElement()
                    .satisfies(line -> assertThat(line).containsPattern(" binance-futures +BTCUSDT +1m "));
        }
    }

    private static List<AnomalyEvent> accepted(List<String> exchanges, List<String> symbols) {
        AnomalyFilter filter = new AnomalyFilter(ALL, exchanges, symbols, 0);
        return EVENTS.stream()
                .filter(event -> filter.accepts(consumed(produced(event))))
                .toList();
    }

    /** What the command prints until it has printed so many lines, when read from the beginning of the topic. */
    private static List<String> lines(String bootstrap, int count, String... options) throws InterruptedException {
        StopSignal stop = new StopSignal();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String line = "tail --from-beginning --kafka " + bootstrap + ' ' + String.join(" ", options);
        Thread tail = new Thread(() -> Alpha.commandLine(stop)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(line.split(" ")));
        tail.start();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !err.toString().isEmpty() || events(out).size() >= count);
        stop.raise();
        tail.join(Duration.ofSeconds(60).toMillis());
        assertThat(err.toString()).isEmpty();
        return events(out);
    }

    private static List<String> events(StringWriter out) {
        return out.toString()
                .lines()
                .filter(line -> line.contains("spike.price_up"))
                .toList();
    }

    private static void publish(String bootstrap) throws Exception {
        try (Admin admin = Brokers.admin(bootstrap)) {
            TopicSetup.ensure(admin, List.of(Topics.TICKS), 1, (short) 1);
        }
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (AnomalyEvent event : EVENTS) {
                producer.send(produced(event)).get();
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> produced(AnomalyEvent event) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.ANOMALIES, event.asset().key().getBytes(StandardCharsets.UTF_8), EventJson.encode(event));
        for (EventHeaders.Header header : EventHeaders.of(event)) {
            record.headers().add(header.name(), header.value().getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    private static ConsumerRecord<byte[], byte[]> consumed(ProducerRecord<byte[], byte[]> record) {
        ConsumerRecord<byte[], byte[]> consumed =
                new ConsumerRecord<>(record.topic(), 0, 0, record.key(), record.value());
        record.headers().forEach(header -> consumed.headers().add(header));
        return consumed;
    }

    private static AnomalyEvent event(int number, AssetId asset) {
        return new AnomalyEvent(
                new UUID(7, number),
                "spike.price_up.v1",
                "1.0.0",
                "spike",
                "price_up",
                asset,
                Timeframe.M1,
                60_000_000L,
                60_000_000L,
                1,
                80,
                7.25,
                0.0001,
                null,
                false,
                new Membership(true, false, 0),
                new EventOrigin("core", "core", new Provenance("hash", "abc"), 0),
                "{\"reason\":\"up\"}");
    }
}
