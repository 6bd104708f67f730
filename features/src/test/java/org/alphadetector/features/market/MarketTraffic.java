package org.alphadetector.features.market;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.AssetRecord;
import org.alphadetector.features.source.Mark;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.ingest.tick.AssetId;

/** Seeded rows and marks of two exchanges in three partitions, each in its own order, to be interleaved at will. */
final class MarketTraffic {
    static final RowLayout LAYOUT = MarketRows.LAYOUT;

    private static final int ASSETS = 9;
    private static final List<String> EXCHANGES = List.of("alpha", "beta");
    private static final List<SourcePartition> SOURCES =
            List.of(new SourcePartition("ticks", 0), new SourcePartition("ticks", 1), new SourcePartition("ticks", 2));

    private final TreeMap<RequiredMark, List<AssetRecord>> bySource = new TreeMap<>();

    MarketTraffic(long seed, int minutes) {
        required().required().forEach(mark -> bySource.put(mark, new ArrayList<>()));
        Random random = new Random(seed);
        for (int minute = 1; minute <= minutes; minute++) {
            long point = minute * MarketRows.MINUTE;
            for (int i = 0; i < ASSETS; i++) {
                rows(random, i, point);
            }
            bySource.forEach((source, records) -> {
                // A source may leave marks out as long as a later one covers them.
                if (random.nextInt(4) > 0 || point == minutes * MarketRows.MINUTE) {
                    records.add(new AssetRecord.OfMark(new Mark(source.source(), source.exchange(), point)));
                }
            });
        }
    }

    private void rows(Random random, int index, long point) {
        RequiredMark source =
                new RequiredMark(SOURCES.get(index % SOURCES.size()), EXCHANGES.get(index % EXCHANGES.size()));
        AssetId asset = AssetId.of(source.exchange(), "S" + index);
        for (Timeframe timeframe : Timeframe.values()) {
            if (timeframe.isLatticePoint(point) && random.nextInt(6) > 0) {
                bySource.get(source)
                        .add(new AssetRecord.OfRow(
                                source.source(), MarketRows.random(random, asset, timeframe, point)));
            }
        }
    }

    static RequiredMarks required() {
        return RequiredMarks.ofAll(SOURCES, EXCHANGES);
    }

    /** One source after the other as far as each goes, point by point: the plainest order. */
    List<AssetRecord> inOrder() {
        List<AssetRecord> all = new ArrayList<>();
        bySource.values().forEach(all::addAll);
        return all;
    }

    /** Some interleaving that keeps the order within each source. */
    List<AssetRecord> interleaved(long seed) {
        Random random = new Random(seed);
        List<Deque<AssetRecord>> waiting = new ArrayList<>();
        bySource.values().forEach(records -> waiting.add(new ArrayDeque<>(records)));
        List<AssetRecord> all = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Deque<AssetRecord> source = waiting.get(random.nextInt(waiting.size()));
            for (int burst = random.nextInt(20); burst >= 0 && !source.isEmpty(); burst--) {
                all.add(source.remove());
            }
            waiting.removeIf(Deque::isEmpty);
        }
        return all;
    }

    static MarketStage stage(LiveStates states, OpenPoints points, MarketOutput out) {
        return stage(ExclusionPlan.NONE, states, points, out);
    }

    static MarketStage stage(ExclusionPlan plan, LiveStates states, OpenPoints points, MarketOutput out) {
        return new MarketStage(LAYOUT, required(), plan, states, points, out);
    }

    /** Feeds copies, because the stage completes the rows it is given. */
    static void feed(MarketStage stage, AssetRecord record) {
        if (record instanceof AssetRecord.OfRow ofRow) {
            Row row = ofRow.row();
            stage.row(new AssetRecord.OfRow(ofRow.source(), row.copyAs(row.timeframe())));
        } else if (record instanceof AssetRecord.OfMark ofMark) {
            stage.mark(ofMark.mark());
        } else if (record instanceof AssetRecord.OfControl ofControl) {
            stage.control(ofControl.control());
        }
    }

    static List<String> run(List<AssetRecord> records) {
        return run(ExclusionPlan.NONE, records).lines;
    }

    static MarketLog run(ExclusionPlan plan, List<AssetRecord> records) {
        MarketLog log = new MarketLog();
        MarketStage stage = stage(plan, new LiveStates(), new HeapOpenPoints(), log);
        records.forEach(record -> feed(stage, record));
        return log;
    }
}
