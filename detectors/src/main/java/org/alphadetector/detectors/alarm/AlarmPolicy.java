package org.alphadetector.detectors.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.row.Firing;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;

/**
 * Decides which candidates are told. All candidates of a moment are one batch, the least probable first, so that the
 * order of assets and detectors does not matter. A candidate is told when
 *
 * <ol>
 *   <li>an episode of its detector, asset and timeframe is open and it is {@value #ESCALATION} points more severe than
 *       what was told of it: it goes on with that episode and costs nothing; or
 *   <li>none is open, and its p-value is at or below its threshold times what the {@link Ledger} allows its class: it
 *       opens an episode and costs one alarm.
 * </ol>
 */
public final class AlarmPolicy {
    /** An open episode speaks again only when it is this much more severe than its last event. */
    public static final int ESCALATION = 20;

    private final EventMaker events;
    private final List<DetectorSpec> specs;
    private final Ledger ledger;
    private final Function<AssetId, OpenEpisodes> episodes;
    private final Consumer<AnomalyEvent> out;
    private final List<Candidate> batch = new ArrayList<>();

    /**
     * @param specs every detector there is
     * @param episodes shows an asset and gives its episodes
     * @param out takes the events, in order
     */
    public AlarmPolicy(
            Provenance provenance,
            List<DetectorSpec> specs,
            Ledger ledger,
            Function<AssetId, OpenEpisodes> episodes,
            Consumer<AnomalyEvent> out) {
        this.events = new EventMaker(provenance);
        this.specs = specs;
        this.ledger = ledger;
        this.episodes = episodes;
        this.out = out;
    }

    /** What was told at tick time within the row's bar is the episode of the detectors that continue it. */
    public void adopt(Row row) {
        List<Firing> firings = row.firings();
        for (int i = 0; i < firings.size(); i++) {
            adopt(firings.get(i), row);
        }
    }

    private void adopt(Firing firing, Row row) {
        OpenEpisodes open = episodes.apply(row.asset());
        for (DetectorSpec spec : specs) {
            if (firing.detectorId().equals(spec.continues()) && spec.runsOn(row.timeframe())) {
                long trigger = firing.triggerTsMicros();
                long until = Math.max(trigger + spec.cooldownMicros(row.timeframe()), row.exchangeTsMicros());
                open(open, OpenEpisodes.key(spec, row.timeframe()), firing, trigger, until);
            }
        }
    }

    private static void open(OpenEpisodes open, long key, Firing firing, long trigger, long until) {
        if (open.isOpen(key, trigger)) {
            open.extend(key, firing.severity(), trigger, until);
        } else {
            open.open(key, firing.eventId(), firing.severity(), until);
        }
    }

    /** The next {@link #decide} decides this too. */
    public void propose(Candidate candidate) {
        batch.add(candidate);
    }

    /**
     * Decides what was proposed.
     *
     * @param assets how many assets there are, whose budgets add up
     */
    public void decide(long timeMicros, int assets) {
        ledger.advance(timeMicros, assets);
        if (batch.isEmpty()) {
            return;
        }
        batch.sort(Candidate.ORDER);
        for (int i = 0; i < batch.size(); i++) {
            AnomalyEvent event = told(batch.get(i), assets);
            if (event != null) {
                out.accept(event);
            }
        }
        batch.clear();
    }

    private @Nullable AnomalyEvent told(Candidate candidate, int assets) {
        OpenEpisodes open = episodes.apply(candidate.place().asset());
        String eventClass = candidate.spec().eventClass();
        long key = OpenEpisodes.key(candidate.spec(), candidate.timeframe());
        long now = candidate.place().triggerTsMicros();
        long until = now + candidate.cooldownMicros();
        int severity = candidate.severity();
        UUID eventId = events.id(candidate);
        if (open.isOpen(key, now)) {
            if (severity < open.severity(key, now) + ESCALATION) {
                return null;
            }
            open.extend(key, severity, now, until);
            return events.event(candidate, eventId, open.id(key, now), false);
        }
        if (candidate.pValue() > candidate.threshold() * ledger.allowance(eventClass, assets)) {
            return null;
        }
        ledger.spend(eventClass, assets);
        open.open(key, eventId, severity, until);
        return events.event(candidate, eventId, eventId, false);
    }
}
