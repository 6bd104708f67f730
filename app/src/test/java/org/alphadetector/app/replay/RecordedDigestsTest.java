package org.alphadetector.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alphadetector.app.SharedData;
import org.alphadetector.app.command.CommandRun;
import org.junit.jupiter.api.Test;

/** Recorded market data: in process and through Kafka, on one partition and on three, the digests are the same. */
class RecordedDigestsTest {
    @Test
    void candlesGiveTheSameByEveryWay() throws IOException {
        JsonNode inline = assertSameByEveryWay("binance-kline", SharedData.files("binance_usdm_klines_1m", "*.gz"));
        assertThat(inline.at("/rows/features_snapshot/1m").asInt()).isEqualTo(100_800);
        assertThat(inline.at("/anomalies/spike").asInt()).isPositive();
    }

    @Test
    void rawFramesGiveTheSameByEveryWay() throws IOException {
        JsonNode inline =
                assertSameByEveryWay("binance-usdm", SharedData.files("binance_usdm_raw", "usdm_*20240718.gz"));
        assertThat(inline.at("/ticks/accepted").asInt()).isPositive();
    }

    private static JsonNode assertSameByEveryWay(String format, List<Path> files) throws IOException {
        JsonNode inline = summary(format, files, "inline", 1);
        for (JsonNode other : List.of(
                summary(format, files, "inline", 3),
                summary(format, files, "kafka", 1),
                summary(format, files, "kafka", 3))) {
            for (String part : List.of("ticks", "rows", "anomalies", "digest")) {
                assertThat(other.get(part)).as(part).isEqualTo(inline.get(part));
            }
        }
        return inline;
    }

    private static JsonNode summary(String format, List<Path> files, String via, int partitions) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("replay", "--format", format, "--via", via, "--partitions", Integer.toString(partitions)));
        files.forEach(file -> command.add(file.toString()));
        CommandRun run = CommandRun.run(command.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }
}
