package org.alphadetector.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.command.CommandRun;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.embedded.EmbeddedKafka;
import org.alphadetector.app.embedded.EmbeddedServices;
import org.alphadetector.app.pipeline.StreamsApplication;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
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
            assertRefused(kafka, ticks);

            assertThatCode(pipeline::commitTransaction).doesNotThrowAnyException();
        }
    }

    @Test
    void isRefusedWhereTheTicksOfALivePipelineAreDeletedByNow() throws Exception {
        Path ticks = SimulatedFile.write(root.resolve("ticks.jsonl"), 1);
        try (DataDirectory live = DataDirectory.own(root.resolve("live"), "run");
                EmbeddedKafka kafka = EmbeddedServices.startKafka(live);
                Admin admin = Brokers.admin(kafka.bootstrap())) {
            try (KafkaProducer<String, String> pipeline = inMidTransaction(kafka.bootstrap())) {
                pipeline.commitTransaction();
            }
            // To the end: nothing of it is left to be read.
            admin.deleteRecords(Map.of(new TopicPartition(Topics.TICKS, 0), RecordsToDelete.beforeOffset(-1)))
                    .all()
                    .get();

            assertRefused(kafka, ticks);
        }
    }

    @Test
    void isRefusedBeforeItEndsAnotherReplayOfTheSameTicks() throws Exception {
        Path ticks = SimulatedFile.write(root.resolve("ticks.jsonl"), 1);
        try (DataDirectory live = DataDirectory.own(root.resolve("live"), "run");
                EmbeddedKafka kafka = EmbeddedServices.startKafka(live);
                Admin admin = Brokers.admin(kafka.bootstrap())) {
            CommandRun first = replay(kafka, ticks, root.resolve("first"));
            assertThat(first.exitCode()).as(first.err()).isZero();
            Map<String, Integer> epochs = producerEpochs(admin);
            assertThat(epochs).isNotEmpty();

            assertRefused(kafka, ticks);

            assertThat(producerEpochs(admin)).isEqualTo(epochs);
        }
    }

    /** A producer that comes with the transactional id of another ends that one by raising its epoch. */
    private static Map<String, Integer> producerEpochs(Admin admin) throws Exception {
        Map<String, Integer> epochs = new TreeMap<>();
        for (TransactionListing listing : admin.listTransactions().all().get()) {
            String id = listing.transactionalId();
            epochs.put(
                    id,
                    admin.describeTransactions(List.of(id))
                            .description(id)
                            .get()
                            .producerEpoch());
        }
        return epochs;
    }

    private void assertRefused(EmbeddedKafka kafka, Path ticks) {
        CommandRun replay = replay(kafka, ticks, root.resolve("refused"));

        assertThat(replay.exitCode()).as(replay.err()).isEqualTo(2);
        assertThat(replay.err()).contains("holds other ticks already");
    }

    private static CommandRun replay(EmbeddedKafka kafka, Path ticks, Path data) {
        return CommandRun.run(
                "replay",
                "--format",
                "tardis-json",
                "--via",
                "kafka",
                "--partitions",
                "1",
                "--data",
                data.toString(),
                "--kafka",
                kafka.bootstrap(),
                ticks.toString());
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
