package org.alphadetector.bench.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alphadetector.app.postgres.PostgresAddress;
import org.alphadetector.app.setting.Settings;
import org.alphadetector.app.version.BuildVersion;
import org.alphadetector.detectors.pipeline.InlinePipeline;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.tick.TickType;
import org.alphadetector.ingest.topic.Topics;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.summary.ReplayCounts;
import org.alphadetector.sink.write.SinkContext;
import org.alphadetector.sink.write.SinkWriter;

/**
 * What is left at the end of a run.
 *
 * @param rows of each table, and what else is counted in them
 * @param records committed to each topic
 * @param summary of the tables: ticks by fate, rows by timeframe, anomalies by class, digests
 */
record Outcome(Map<String, Long> rows, Map<String, Long> records, JsonNode summary) {
    /** What the market must give: it goes through the pipeline in process, into a database of its own. */
    static Outcome undisturbed(PostgresAddress address, MarketOfCampaign market) {
        try (Database database = address.sibling("undisturbed").open()) {
            return new Outcome(Map.of(), undisturbedRecords(database, market), NullNode.instance).withTables(database);
        }
    }

    /** What a cluster has by now. */
    static Outcome of(Cluster cluster) {
        try (Database database = new PostgresAddress(cluster.jdbcUrl()).open()) {
            return new Outcome(Map.of(), TopicCounts.of(cluster.bootstrap()), NullNode.instance).withTables(database);
        }
    }

    private Outcome withTables(Database database) {
        return new Outcome(TableState.counts(database), records, ReplayCounts.of(database));
    }

    private static Map<String, Long> undisturbedRecords(Database database, MarketOfCampaign market) {
        PipelineSettings settings = Settings.defaults().pipeline();
        SinkWriter writer =
                new SinkWriter(database, new SinkContext(Clock.systemUTC(), false), SinkWriter.DEFAULT_BATCH_SIZE);
        CountingOutput output = new CountingOutput(writer);
        InlinePipeline pipeline = new InlinePipeline(
                settings,
                settings.provenance(BuildVersion.gitCommit()),
                new TreeSet<>(Set.of(MarketOfCampaign.EXCHANGE)),
                1,
                output);
        Map<String, Long> counts = new TreeMap<>(Map.of(Topics.TICKS, 0L, TopicCounts.CLOCKS, 0L));
        TopicCounts.EMPTY.forEach(topic -> counts.put(topic, 0L));
        try (MarketSimulator simulator = new MarketSimulator(market.settings())) {
            while (simulator.advance()) {
                boolean isClock = simulator.tick().type == TickType.CLOCK;
                counts.merge(isClock ? TopicCounts.CLOCKS : Topics.TICKS, 1L, Long::sum);
                pipeline.accept(simulator.tick());
            }
        }
        writer.flush();
        counts.putAll(output.counts());
        return counts;
    }

    @Override
    public String toString() {
        return "rows " + rows + ", records " + records + ", summary " + summary;
    }
}
