package org.alphadetector.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.embedded.EmbeddedKafka;
import org.alphadetector.app.embedded.EmbeddedServices;
import org.alphadetector.app.pipeline.StreamsApplication;
import org.alphadetector.app.setting.Settings;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.detectors.streams.StreamsSettings;
import org.alphadetector.detectors.streams.StreamsSettings.Tuning;
import org.alphadetector.detectors.streams.TopologySettings;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlCommandsTest {

    @TempDir
    static Path root;

    @Test
    void excludeAndIncludeTellTheirEffectOnTheRunningPipeline() {
        try (DataDirectory directory = DataDirectory.own(root, "run");
                EmbeddedKafka kafka = EmbeddedServices.startKafka(directory);
                StreamsApplication streams = start(kafka.bootstrap())) {
            CommandRun exclude = control("exclude", "--exchange", "right");
            CommandRun again = control("exclude", "--exchange", "right");
            CommandRun last = control("exclude", "--exchange", "left", "--topic", "ticks", "--partition", "0");
            CommandRun unknown = control("exclude", "--exchange", "nowhere");
            CommandRun include = control("include", "--exchange", "right");

            streams.requireRunning();
            assertThat(exclude.exitCode()).as(exclude.err()).isZero();
            assertThat(exclude.out()).startsWith("right is excluded from the beginning: ");
            assertThat(again.out()).startsWith("right is excluded already");
            assertThat(last.exitCode()).isEqualTo(2);
            assertThat(last.err()).hasLineCount(1).contains("without left in ticks-0 there is nothing left");
            assertThat(unknown.exitCode()).isEqualTo(2);
            assertThat(unknown.err()).hasLineCount(1).contains("waits for no nowhere");
            assertThat(include.out()).startsWith("right is included from the beginning: ");
        }
        assertRefused(control("exclude", "--exchange", "right"), "nothing runs on");
    }

    @Test
    void halfAPartitionIsRefused() {
        assertRefused(control("include", "--exchange", "right", "--partition", "1"), "--topic and --partition");
    }

    private static void assertRefused(CommandRun run, String why) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains(why);
    }

    private static StreamsApplication start(String bootstrap) {
        try (Admin admin = Brokers.admin(bootstrap)) {
            TopicSetup.ensure(admin, List.of(Topics.TICKS), 1, (short) 1);
        }
        PipelineSettings pipeline = PipelineSettings.DEFAULT;
        return StreamsApplication.start(
                new StreamsSettings(bootstrap, StreamsApplication.ID, 1, Tuning.LATENCY),
                new TopologySettings(
                        new TreeMap<>(Map.of(Topics.TICKS, new TreeSet<>(List.of("left", "right")))),
                        1,
                        pipeline,
                        pipeline.provenance("test")),
                Settings.defaults());
    }

    private static CommandRun control(String command, String... options) {
        String[] all = new String[options.length + 3];
        all[0] = command;
        all[1] = "--data";
        all[2] = root.toString();
        System.arraycopy(options, 0, all, 3, options.length);
        return CommandRun.run(all);
    }
}
