package org.alphadetector.bench.core;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.alphadetector.bench.measurement.AtLeastOne;
import org.alphadetector.bench.measurement.Machine;
import org.alphadetector.bench.measurement.Rounds;
import org.alphadetector.bench.measurement.SimulatedMessages;
import org.alphadetector.detectors.pipeline.InlinePipeline;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.features.asset.StageSettings;
import org.alphadetector.ingest.adapter.ClockedSource;
import org.alphadetector.ingest.adapter.FileFormat;
import org.alphadetector.ingest.adapter.FileSurvey;
import org.alphadetector.ingest.adapter.TickFiles;
import org.alphadetector.ingest.adapter.file.AdapterListener;
import org.alphadetector.ingest.codec.TickEncoder;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.ingest.tick.TickType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the in-process replay of a file of messages. */
@Command(
        name = "inline",
        header = "Measures messages/s of the in-process replay of JSON lines, on one thread, output discarded.",
        description = "Simulated messages are written to a temporary file first. Reading and decoding the file alone is"
                + " measured in turns with the whole replay; the first round warms up and is not counted.")
public final class InlineCommand implements Callable<Integer> {
    private static final int BUFFER_BYTES = 1 << 20;

    @Option(names = "--messages", defaultValue = "10000000", description = "About how many (${DEFAULT-VALUE}).")
    private long messages;

    @Option(names = "--assets", defaultValue = "20", description = "Assets (${DEFAULT-VALUE}).")
    private int assets;

    @Option(
            names = "--ticks-per-second",
            defaultValue = "20",
            description = "Ticks a second of an asset (${DEFAULT-VALUE}).")
    private double ticksPerSecond;

    @Option(
            names = "--rounds",
            converter = AtLeastOne.class,
            defaultValue = "3",
            description = "Counted rounds (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws IOException {
        System.out.println(Machine.describe());
        Path file = Files.createTempFile("alpha-bench", ".jsonl");
        try {
            SimulatorSettings market = SimulatedMessages.settings(assets, ticksPerSecond, messages);
            long written = write(market, file);
            System.out.printf(
                    Locale.ROOT,
                    "input: %,d messages of %d assets, %.0f ticks/s each, %,d MB%n",
                    written,
                    assets,
                    ticksPerSecond,
                    Files.size(file) >> 20);
            measure(file);
        } finally {
            Files.delete(file);
        }
        return 0;
    }

    private void measure(Path file) throws IOException {
        FileSurvey survey = FileSurvey.of(FileFormat.TARDIS_JSON, List.of(file));
        Rounds decode = new Rounds("read and decode");
        Rounds replay = new Rounds("inline replay");
        for (int round = 0; round <= rounds; round++) {
            decode(file, survey, round == 0 ? new Rounds("warm-up") : decode);
            replay(file, survey, round == 0 ? new Rounds("warm-up") : replay);
        }
        System.out.println(decode.describe());
        System.out.println(replay.describe());
        System.out.println(replay.describeRatioTo(decode));
    }

    private static long write(SimulatorSettings market, Path file) throws IOException {
        TickEncoder encoder = new TickEncoder();
        long count = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
                MarketSimulator simulator = new MarketSimulator(market)) {
            while (simulator.advance()) {
                int length = encoder.encode(simulator.tick());
                out.write(encoder.buffer(), 0, length);
                out.write('\n');
                count += simulator.tick().type == TickType.CLOCK ? 0 : 1;
            }
        }
        return count;
    }

    private static void decode(Path file, FileSurvey survey, Rounds rounds) throws IOException {
        long ticks = 0;
        long start = System.nanoTime();
        try (TickSource source = open(file, survey)) {
            while (source.advance()) {
                ticks += source.tick().type == TickType.CLOCK ? 0 : 1;
            }
        }
        rounds.add(ticks, System.nanoTime() - start);
    }

    private static void replay(Path file, FileSurvey survey, Rounds rounds) throws IOException {
        long ticks = 0;
        DiscardingOutput output = new DiscardingOutput();
        InlinePipeline pipeline = pipeline(survey.exchanges(), output);
        long start = System.nanoTime();
        try (TickSource source = open(file, survey)) {
            while (source.advance()) {
                if (pipeline.accept(source.tick()) != TickFault.NONE) {
                    throw new IllegalStateException("a simulated tick is refused");
                }
                ticks += source.tick().type == TickType.CLOCK ? 0 : 1;
            }
        }
        rounds.add(ticks, System.nanoTime() - start);
        System.out.printf(
                Locale.ROOT,
                "%s: %s, %,d rows, %,d events%n",
                rounds.name(),
                rounds.describe(),
                output.rows(),
                output.events());
    }

    private static InlinePipeline pipeline(SortedSet<String> exchanges, DiscardingOutput output) {
        return new InlinePipeline(
                PipelineSettings.DEFAULT, PipelineSettings.DEFAULT.provenance("bench"), exchanges, 1, output);
    }

    private static TickSource open(Path file, FileSurvey survey) throws IOException {
        long latenessMs = StageSettings.DEFAULT.longestLatenessMicros() / 1_000;
        return new ClockedSource(
                TickFiles.open(FileFormat.TARDIS_JSON, List.of(file), AdapterListener.SILENT), survey, latenessMs);
    }
}
