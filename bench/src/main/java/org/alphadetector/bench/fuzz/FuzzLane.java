package org.alphadetector.bench.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.detectors.spike.SpikePriceProbe;
import org.alphadetector.features.asset.AssetOutput;
import org.alphadetector.features.asset.AssetStage;
import org.alphadetector.features.asset.StageContext;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.Mark;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.ingest.codec.TickDecoder;
import org.alphadetector.ingest.hostile.Damage;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.topic.DeadLetter;
import org.alphadetector.ingest.topic.DeadLetters;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A decoder and an asset stage of their own, the time they take, and what becomes of each record. */
final class FuzzLane {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String name;
    private final TickDecoder decoder = new TickDecoder();
    private final Tick tick = new Tick();
    private final DeadLetters letters = new DeadLetters();
    private final AssetStage stage;
    private final MessageDigest reasons = sha256();
    private final Map<Damage, Map<TickFault, Long>> fates = new EnumMap<>(Damage.class);
    private TickFault[] faults = new TickFault[0];
    private String[] details = new String[0];
    private long records;
    private long rejected;
    private long bytes;
    private long letterBytes;
    private long rows;
    private long nanos;
    private long cpuNanos;

    FuzzLane(String name) {
        this.name = name;
        PipelineSettings settings = PipelineSettings.DEFAULT;
        Provenance provenance = settings.provenance("bench");
        stage = new AssetStage(
                new SourcePartition(Topics.TICKS, 0),
                new StageContext(
                        FeatureCatalog.layout(),
                        new TreeSet<>(Set.of(SimulatorSettings.DEFAULT.exchange())),
                        settings.stage(),
                        provenance,
                        SpikePriceProbe.factory(settings.detectors(), provenance, event -> {}),
                        new LiveStates(),
                        new Counter()));
    }

    /** Sends a batch through, and takes note of its time and of the fate of each record. */
    void process(List<FuzzedRecord> batch) {
        faults = new TickFault[batch.size()];
        details = new String[batch.size()];
        long start = System.nanoTime();
        long cpuStart = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < batch.size(); i++) {
            FuzzedRecord record = batch.get(i);
            faults[i] = process(record);
            details[i] = decoder.detail();
        }
        cpuNanos += THREADS.getCurrentThreadCpuTime() - cpuStart;
        nanos += System.nanoTime() - start;
        for (int i = 0; i < batch.size(); i++) {
            note(batch.get(i), faults[i], details[i]);
        }
    }

    /** As the processor of the topology does it, dead letter included. */
    private TickFault process(FuzzedRecord record) {
        TickFault fault = decoder.decode(record.key(), record.value(), tick);
        if (fault == TickFault.NONE) {
            return stage.accept(tick);
        }
        stage.reject(fault);
        DeadLetter letter = letters.of(
                new DeadLetter.Origin(Topics.TICKS, 0, records),
                record.key(),
                record.value(),
                new RecordHeaders(),
                fault,
                decoder.detail());
        byte[] kept = letter.value();
        letterBytes += kept == null ? 0 : kept.length;
        return fault;
    }

    private void note(FuzzedRecord record, TickFault fault, String detail) {
        records++;
        bytes += record.bytes();
        rejected += fault == TickFault.NONE ? 0 : 1;
        fates.computeIfAbsent(record.damage(), damage -> new EnumMap<>(TickFault.class))
                .merge(fault, 1L, Long::sum);
        reasons.update((fault.code() + ' ' + detail + '\n').getBytes(StandardCharsets.UTF_8));
    }

    long records() {
        return records;
    }

    long rejected() {
        return rejected;
    }

    /** Bytes of all values. */
    long bytes() {
        return bytes;
    }

    long nanos() {
        return nanos;
    }

    /** Processor time: less disturbed by other programs. */
    long cpuNanos() {
        return cpuNanos;
    }

    /** Whether every record met the fate it must. */
    boolean isSound() {
        boolean isSound = true;
        for (Map.Entry<Damage, Map<TickFault, Long>> fate : fates.entrySet()) {
            boolean isAnyAccepted = fate.getValue().containsKey(TickFault.NONE);
            boolean isAnyRefused = fate.getValue().size() > (isAnyAccepted ? 1 : 0);
            isSound &= fate.getKey() == Damage.NONE
                    ? !isAnyRefused
                    : !(isAnyAccepted && fate.getKey().isAlwaysRefused());
        }
        return isSound;
    }

    /** How many records of each damage met which fate; then the hash of all reasons in their order. */
    String table() {
        StringBuilder text = new StringBuilder();
        fates.forEach((damage, counts) -> {
            text.append(String.format(Locale.ROOT, "%-16s", damage.name().toLowerCase(Locale.ROOT)));
            counts.forEach((fault, count) -> text.append("  ")
                    .append(fault == TickFault.NONE ? "taken in" : fault.code())
                    .append(' ')
                    .append(count));
            text.append(System.lineSeparator());
        });
        return text.append("hash of all reasons: ")
                .append(HexFormat.of().formatHex(reasons.digest()))
                .append(System.lineSeparator())
                .toString();
    }

    String describe() {
        return String.format(
                Locale.ROOT,
                "%-8s %.3f M records/s, %.0f ns processor time a record: %,d records, %,d MB, %,d refused, %,d MB of dead letters, %,d rows",
                name,
                records * 1e3 / nanos,
                (double) cpuNanos / records,
                records,
                bytes / 1_000_000,
                rejected,
                letterBytes / 1_000_000,
                rows);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private final class Counter implements AssetOutput {
        @Override
        public void row(Row row) {
            rows++;
        }

        @Override
        public void mark(Mark mark) {}

        @Override
        public void baseline(BaselineState state) {}

        @Override
        public void counts(IngestCounts counts) {}
    }
}
