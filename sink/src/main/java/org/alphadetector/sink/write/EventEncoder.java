package org.alphadetector.sink.write;

import java.util.List;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.event.EventOrigin;
import org.alphadetector.detectors.event.Membership;
import org.alphadetector.ingest.tick.AssetId;

/** Writes events for COPY. */
final class EventEncoder {
    /** The columns that are written, in the order of their values. */
    static final List<String> COLUMN_NAMES = List.of(
            "event_id",
            "emitted_at",
            "exchange_ts",
            "trigger_ts",
            "asset_uid",
            "exchange",
            "symbol",
            "tf",
            "class",
            "subtype",
            "direction",
            "severity",
            "score",
            "p_value",
            "episode_id",
            "shadow",
            "detector_id",
            "detector_version",
            "is_in_universe",
            "is_hot",
            "universe_rev",
            "universe_policy_rev",
            "feature_pack",
            "detector_pack",
            "config_hash",
            "git_commit",
            "source_lag_ms",
            "clock_skew_ms",
            "replay_of",
            "payload");

    private static final long MICROS_PER_MS = 1_000;

    private final SinkContext context;

    EventEncoder(SinkContext context) {
        this.context = context;
    }

    void encode(EmittedEvent emitted, CopyBuffer out) {
        AnomalyEvent event = emitted.event();
        boolean isMarketWide = event.asset().equals(AssetId.MARKET);
        out.uuid(event.eventId());
        out.timestamp(emitted.emittedAtMicros());
        out.timestamp(event.exchangeTsMicros());
        out.timestamp(event.triggerTsMicros());
        if (isMarketWide) {
            out.nullValue();
            out.nullValue();
            out.nullValue();
        } else {
            out.bigint(event.asset().uid());
            out.text(event.asset().exchange());
            out.text(event.asset().symbol());
        }
        out.text(event.timeframe().label());
        out.text(event.eventClass());
        out.text(event.subtype());
        out.smallint(event.direction());
        out.smallint(event.severity());
        out.doublePrecision(event.score());
        out.doublePrecision(event.pValue());
        out.uuid(event.episodeId());
        out.flag(event.shadow());
        out.text(event.detectorId());
        out.text(event.detectorVersion());
        encodeOrigin(event, out);
        encodeDelays(event.triggerTsMicros(), emitted.emittedAtMicros(), out);
        out.flag(context.isReplay());
        out.json(event.payload());
        out.endRow();
    }

    private void encodeOrigin(AnomalyEvent event, CopyBuffer out) {
        Membership membership = event.membership();
        if (membership == null) {
            out.nullValue();
            out.nullValue();
            out.nullValue();
        } else {
            out.flag(membership.isInUniverse());
            out.flag(membership.isHot());
            out.integer(membership.universeRev());
        }
        EventOrigin origin = event.origin();
        out.integer(origin.universePolicyRev());
        out.text(origin.featurePack());
        out.text(origin.detectorPack());
        out.text(origin.provenance().configHash());
        out.text(origin.provenance().gitCommit());
    }

    /** Between the past and now there is no delay worth the name: a replay has none, nor has a simulated past. */
    private void encodeDelays(long triggerTsMicros, long emittedAtMicros, CopyBuffer out) {
        long delayMs = Math.floorDiv(emittedAtMicros - triggerTsMicros, MICROS_PER_MS);
        if (context.isReplay() || Math.abs(delayMs) > Integer.MAX_VALUE) {
            out.nullValue();
            out.nullValue();
        } else {
            out.integer((int) Math.max(delayMs, 0));
            out.integer((int) Math.max(-delayMs, 0));
        }
    }
}
