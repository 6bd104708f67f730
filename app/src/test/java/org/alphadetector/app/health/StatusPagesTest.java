package org.alphadetector.app.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.metrics.MeterCatalog;
import org.alphadetector.app.metrics.MeterSpec;
import org.alphadetector.app.metrics.MeterType;
import org.alphadetector.ingest.codec.TickEncoder;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.TickType;
import org.alphadetector.ingest.topic.Topics;
import org.alphadetector.ingest.validation.RecordKey;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code alpha run --data} with everything in it, fed with a small market, looked at through its pages. */
class StatusPagesTest {
    private static final SimulatorSettings MARKET = SimulatorSettings.DEFAULT
            .withAssetCount(10)
            .withDuration(5_400_000_000L)
            .withTicksPerSecond(2);
    private static final int SPOILED_AT = 6_000;
    private static final ConditionFactory SOON =
            await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200));

    @TempDir
    Path root;

    @Test
    void metersTellWhatWasFed() throws Exception {
        try (RunningCommand run = new RunningCommand(
                "run",
                "--data",
                root.toString(),
                "--exchanges",
                MARKET.exchange(),
                "--partitions",
                "1",
                "--http-port",
                "0")) {
            SOON.until(run::saysItRuns);
            assertThat(run.get("/health/live").statusCode()).isEqualTo(200);
            SOON.untilAsserted(() -> assertThat(run.get("/health/ready").body())
                    .startsWith("{\"status\":\"up\"")
                    .contains("streams.restored", "streams.lag", "sink.writing", "sink.postgres", "sink.lag"));

            int fed = feed("127.0.0.1:" + DataDirectory.portsOf(root).kafka());

            SOON.untilAsserted(() -> {
                String page = run.get("/metrics").body();
                assertThat(page)
                        .contains("alpha_ticks_total{partition=\"0\"} " + (double) fed)
                        .contains("alpha_dead_letters_total{reason=\"malformed_json\"} 2.0")
                        .contains("alpha_dead_letters_total{reason=\"key_mismatch\"} 1.0")
                        .contains("alpha_dead_letters_total{reason=\"bad_number\"} 0.0")
                        .contains("alpha_late_ticks_total{partition=\"0\",topic=\"ticks\"} 1.0")
                        .contains("alpha_duplicate_ticks_total{partition=\"0\",topic=\"ticks\"} 1.0")
                        .contains("alpha_sink_dead_letters_total{reason=\"unreadable\"} 1.0")
                        .contains("alpha_bar_close_delay_seconds_count{tf=\"1h\"} 1\n")
                        .contains("alpha_streams_lag_records{topic=\"ticks\"} 0.0")
                        .contains("kafka_stream_", "hikaricp_connections{", "jvm_memory_");
                assertEveryMeterSaysSomething(page);
            });
        }
    }

    /** Feeds the market and a record that is no row to the sink; returns how many tick records there were. */
    private static int feed(String bootstrap) throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = market();
        int ticks = records.size();
        records.add(new ProducerRecord<>(Topics.FEATURES_SNAPSHOT, json("no row")));
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
            records.forEach(record -> sent.add(producer.send(record)));
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
        return ticks;
    }

    /** The market with, in its middle, a trade sent twice, a quote sent again far too late and records that are no ticks. */
    private static List<ProducerRecord<byte[], byte[]>> market() {
        TickEncoder encoder = new TickEncoder();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> quotes = new ArrayList<>();
        boolean isSpoiled = false;
        try (MarketSimulator market = new MarketSimulator(MARKET)) {
            while (market.advance()) {
                ProducerRecord<byte[], byte[]> tick =
                        new ProducerRecord<>(Topics.TICKS, RecordKey.of(market.tick()), encoder.bytes(market.tick()));
                records.add(tick);
                if (market.tick().type == TickType.BOOK_TICKER) {
                    quotes.add(tick);
                }
                if (!isSpoiled && records.size() >= SPOILED_AT && market.tick().type == TickType.TRADE) {
                    records.addAll(spoiled(tick, quotes.get(0)));
                    isSpoiled = true;
                }
            }
        }
        return records;
    }

    private static List<ProducerRecord<byte[], byte[]>> spoiled(
            ProducerRecord<byte[], byte[]> trade, ProducerRecord<byte[], byte[]> quote) {
        return List.of(
                trade,
                quote,
                new ProducerRecord<>(Topics.TICKS, trade.key(), json("?")),
                new ProducerRecord<>(Topics.TICKS, trade.key(), json("{\"type\":")),
                new ProducerRecord<>(Topics.TICKS, json("other:ASSET"), trade.value()));
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertEveryMeterSaysSomething(String page) {
        for (MeterSpec spec : MeterCatalog.ALL) {
            boolean isHistogram = spec.type() == MeterType.TIMER || spec.type() == MeterType.SUMMARY;
            String series = spec.prometheusName() + (isHistogram ? "_count" : "");
            List<Double> values = Arrays.stream(page.split("\n"))
                    .filter(line -> line.matches(series + "[{ ].*"))
                    .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                    .toList();
            assertThat(values).as(series).isNotEmpty().doesNotContain(Double.NaN);
            if (spec.type() != MeterType.GAUGE) {
                assertThat(values).as(series).anyMatch(value -> value > 0);
            }
        }
    }
}
