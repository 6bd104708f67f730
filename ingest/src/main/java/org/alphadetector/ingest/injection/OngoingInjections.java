package org.alphadetector.ingest.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.alphadetector.ingest.tick.AssetId;

/** The injections that are at work or about to be: it begins and ends them as event time passes, and tells the truth. */
final class OngoingInjections {
    private static final long MICROS_PER_MS = 1_000;

    private final InjectionPlan plan;
    private final InjectedAssets assets;
    private final Consumer<Injection> truth;
    private final List<Injection> drawn = new ArrayList<>();
    private final List<Injection> working = new ArrayList<>();
    private long nextChangeMicros = Long.MIN_VALUE;
    private int begun;

    OngoingInjections(InjectionPlan plan, InjectedAssets assets, Consumer<Injection> truth) {
        this.plan = plan;
        this.assets = assets;
        this.truth = truth;
    }

    /** Event time has come to here. */
    void reach(long micros) {
        if (micros < nextChangeMicros) {
            return;
        }
        endUntil(micros);
        while (plan.nextMs() != Long.MAX_VALUE && plan.nextMs() * MICROS_PER_MS <= micros) {
            Optional<Injection> next = plan.next(assets.ready(micros));
            next.ifPresent(drawn::add);
        }
        beginUntil(micros);
        nextChangeMicros = nextChangeMicros();
    }

    /** The asset to which a message is to be added next, by time and then by injection; null when there is none. */
    Optional<InjectedAsset> nextAdded(long untilMicros) {
        InjectedAsset first = null;
        for (int i = 0; i < working.size(); i++) {
            List<AssetId> ids = working.get(i).assets();
            for (int j = 0; j < ids.size(); j++) {
                InjectedAsset asset = assets.of(ids.get(j));
                if (asset.nextAddedMicros() <= untilMicros
                        && (first == null || asset.nextAddedMicros() < first.nextAddedMicros())) {
                    first = asset;
                }
            }
        }
        return Optional.ofNullable(first);
    }

    boolean isAtWork() {
        return !working.isEmpty();
    }

    /** The stream has ended: what is at work counts for as far as it came. */
    void finish() {
        endUntil(Long.MAX_VALUE);
    }

    private void endUntil(long micros) {
        working.removeIf(injection -> {
            if (injection.endMicros() > micros) {
                return false;
            }
            boolean isFelt = false;
            for (AssetId id : injection.assets()) {
                isFelt |= assets.of(id).end(injection.endMicros());
            }
            if (isFelt) {
                truth.accept(injection);
            }
            return true;
        });
    }

    private void beginUntil(long micros) {
        drawn.removeIf(injection -> {
            if (injection.startMicros() > micros) {
                return false;
            }
            if (injection.assets().stream().allMatch(id -> assets.isReady(id, micros))) {
                for (AssetId id : injection.assets()) {
                    InjectedAsset asset = assets.of(id);
                    asset.begin(new Disturbance(injection, injection.directionOf(id), asset.gauge, begun++));
                }
                working.add(injection);
            }
            return true;
        });
    }

    private long nextChangeMicros() {
        long next = plan.nextMs() == Long.MAX_VALUE ? Long.MAX_VALUE : plan.nextMs() * MICROS_PER_MS;
        for (Injection injection : drawn) {
            next = Math.min(next, injection.startMicros());
        }
        for (Injection injection : working) {
            next = Math.min(next, injection.endMicros());
        }
        return next;
    }
}
