package org.alphadetector.detectors.streams;

import java.util.List;
import org.alphadetector.detectors.catalog.BarDetectors;
import org.alphadetector.detectors.detector.DetectorSettings;
import org.alphadetector.detectors.spike.SpikePriceProbe;
import org.alphadetector.features.asset.TickProbeFactory;
import org.alphadetector.features.market.ExclusionPlan;
import org.alphadetector.features.market.MarketOutput;
import org.alphadetector.features.market.RequiredMarks;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.streams.AssetProcessor;
import org.alphadetector.features.streams.LiveStateStoreBuilder;
import org.alphadetector.features.streams.MarketProcessor;
import org.alphadetector.features.streams.PipelineMeters;
import org.alphadetector.features.streams.PipelineMeters.TickMeters;
import org.alphadetector.features.streams.StageTopology;
import org.alphadetector.features.streams.StageTopology.AssetSetup;
import org.alphadetector.features.streams.StageTopology.MarketSetup;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.Stores;

/**
 * The topology of {@code alpha run}: two stages with {@code features.asset} between them. Every node, store and topic
 * is named, so that an upgrade finds what an earlier build left.
 */
public final class AlphaTopology {
    private static final String TICKS = "ticks-source";
    private static final String ASSET_STAGE = "asset-stage";
    private static final String ASSET_ROWS_SOURCE = "features-asset-source";
    private static final String MARKET_STAGE = "market-stage";

    private AlphaTopology() {}

    /** Builds the topology without measuring anything; its topics must exist. */
    public static Topology build(TopologySettings settings) {
        return build(settings, PipelineMeters.NONE);
    }

    /** Builds the topology; its topics must exist. */
    public static Topology build(TopologySettings settings, PipelineMeters meters) {
        Topology topology = new Topology();
        addAssetStage(topology, settings, meters);
        addMarketStage(topology, settings, meters);
        return topology;
    }

    private static void addAssetStage(Topology topology, TopologySettings settings, PipelineMeters meters) {
        List<String> topics = List.copyOf(settings.exchanges().keySet());
        Provenance provenance = settings.provenance();
        DetectorSettings detectors = settings.pipeline().detectors();
        AssetSetup setup = new AssetSetup(
                settings.exchanges(),
                settings.pipeline().stage(),
                provenance,
                (context, tickMeters) -> tickProbes(context, tickMeters, detectors, provenance),
                meters);
        topology.addSource(
                        TICKS, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topics.toArray(String[]::new))
                .addProcessor(ASSET_STAGE, () -> new AssetProcessor(setup), TICKS)
                .addStateStore(new LiveStateStoreBuilder(StageTopology.ASSET_STORE), ASSET_STAGE);
        addSink(topology, StageTopology.ASSET_ROWS, Topics.FEATURES_ASSET, ASSET_STAGE);
        addSink(topology, StageTopology.DEAD_LETTERS, Topics.DEAD_LETTER_TICKS, ASSET_STAGE);
        addSink(topology, StageTopology.BASELINES, Topics.BASELINES, ASSET_STAGE);
        addSink(topology, StageTopology.COUNTS, Topics.INGEST_COUNTS, ASSET_STAGE);
        addSink(topology, tickNode(Topics.ANOMALIES), Topics.ANOMALIES, ASSET_STAGE);
        addSink(topology, tickNode(Topics.ANOMALIES_SHADOW), Topics.ANOMALIES_SHADOW, ASSET_STAGE);
    }

    private static TickProbeFactory tickProbes(
            ProcessorContext<byte[], byte[]> context,
            TickMeters meters,
            DetectorSettings detectors,
            Provenance provenance) {
        EventForwarder events =
                new EventForwarder(context, tickNode(Topics.ANOMALIES), tickNode(Topics.ANOMALIES_SHADOW));
        return SpikePriceProbe.factory(detectors, provenance, events.andThen(event -> meters.event()));
    }

    private static void addMarketStage(Topology topology, TopologySettings settings, PipelineMeters meters) {
        RequiredMarks required = settings.requiredMarks();
        MarketSetup setup = new MarketSetup(
                required,
                ExclusionPlan.of(settings.controls(), required),
                settings.excludeAfter(),
                (context, states) -> marketOutput(context, states, settings, meters),
                meters);
        topology.addSource(
                        ASSET_ROWS_SOURCE,
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.FEATURES_ASSET)
                .addProcessor(MARKET_STAGE, () -> new MarketProcessor(setup), ASSET_ROWS_SOURCE)
                .addStateStore(new LiveStateStoreBuilder(StageTopology.MARKET_STORE), MARKET_STAGE)
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.inMemoryKeyValueStore(StageTopology.OPEN_POINTS_STORE),
                                        Serdes.Bytes(),
                                        Serdes.ByteArray())
                                .withCachingDisabled(),
                        MARKET_STAGE);
        addSink(topology, MarketForwarder.SNAPSHOTS, Topics.FEATURES_SNAPSHOT, MARKET_STAGE);
        addSink(topology, MarketForwarder.MARKET, Topics.MARKET_SNAPSHOT, MARKET_STAGE);
        addSink(topology, MarketForwarder.CONTROL, Topics.CONTROL, MARKET_STAGE);
        addSink(topology, MarketForwarder.BASELINES, Topics.BASELINES, MARKET_STAGE);
        addSink(topology, MarketForwarder.RESIDUALS, Topics.RESIDUALS, MARKET_STAGE);
        addSink(topology, StageTopology.CONTROLS, Topics.FEATURES_ASSET, MARKET_STAGE);
        addSink(topology, barNode(Topics.ANOMALIES), Topics.ANOMALIES, MARKET_STAGE);
        addSink(topology, barNode(Topics.ANOMALIES_SHADOW), Topics.ANOMALIES_SHADOW, MARKET_STAGE);
    }

    private static MarketOutput marketOutput(
            ProcessorContext<byte[], byte[]> context,
            LiveStates states,
            TopologySettings settings,
            PipelineMeters meters) {
        EventForwarder events =
                new EventForwarder(context, barNode(Topics.ANOMALIES), barNode(Topics.ANOMALIES_SHADOW));
        return new MarketForwarder(
                context,
                new BarDetectors(states, settings.pipeline().detectors(), settings.provenance(), events),
                meters);
    }

    private static void addSink(Topology topology, String node, String topic, String parent) {
        topology.addSink(node, topic, new ByteArraySerializer(), new ByteArraySerializer(), parent);
    }

    private static String tickNode(String topic) {
        return topic + "-at-tick-time";
    }

    private static String barNode(String topic) {
        return topic + "-at-bar-close";
    }
}
