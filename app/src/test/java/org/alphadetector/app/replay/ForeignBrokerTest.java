package org.alphadetector.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.command.CommandRun;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.embedded.EmbeddedKafka;
import org.alphadetector.app.embedded.EmbeddedServices;
import org.alphadetector.app.pipeline.StreamsApplication;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay that is given the brokers of a live pipeline by mistake. */
class ForeignBrokerTest {

    @TempDir
    Path root;

    @Test
    void isRefusedBeforeItTouchesTheLivePipeline() throws Exception {
        Path ticks = SimulatedFile.write(root.resolve("ticks.jsonl"), 1);
        try (DataDirectory live = DataDirectory.own(root.resolve("live"), "run");
                EmbeddedKafka kafka = EmbeddedServices.startKafka(live);
                KafkaProducer<String, String> pipeline = inMidTransaction(kafka.bootstrap())) {
            CommandRun replay = CommandRun.run(
                    "replay",
                    "--format",
                    "tardis-json",
                    "--via",
                    "kafka",
                    "--partitions",
                    "1",
                    "--kafka",
                    kafka.bootstrap(),
                    ticks.toString());

            assertThat(replay.exitCode()).as(replay.err()).isEqualTo(2);
            assertThat(replay.err()).contains("holds other ticks already");
            assertThatCode(pipeline::commitTransaction).doesNotThrowAnyException();
        }
    }

    private static KafkaProducer<String, String> inMidTransaction(String bootstrap) {
        try (Admin admin = Brokers.admin(bootstrap)) {
            TopicSetup.ensure(admin, List.of(Topics.TICKS), 1, (short) 1);
        }
        KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        StreamsApplication.ID + "-live-1"),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        producer.beginTransaction();
        var unused = producer.send(new ProducerRecord<>(Topics.TICKS, "of the live pipeline"));
        producer.flush();
        return producer;
    }
}
