package org.alphadetector.ingest.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;

/** The injections that are at work or about to be: it begins and ends them as event time passes, and tells the truth. */
final class OngoingInjections {
    private static final long MICROS_PER_MS = 1_000;

    private final InjectionPlan plan;
    private final InjectedAssets assets;
    private final Consumer<Injection> truth;
    private final Omissions omissions;
    private final List<Injection> drawn = new ArrayList<>();
    private final List<Injection> working = new ArrayList<>();
    private long nextChangeMicros = Long.MIN_VALUE;
    private int begun;

    OngoingInjections(InjectionPlan plan, InjectedAssets assets, Consumer<Injection> truth, Omissions omissions) {
        this.plan = plan;
        this.assets = assets;
        this.truth = truth;
        this.omissions = omissions;
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
    @Nullable
    InjectedAsset nextAdded(long untilMicros) {
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
        return first;
    }

    boolean isAtWork() {
        return !working.isEmpty();
    }

    /** The stream has ended: what is at work is told as far as it came. */
    void finish(long lastMicros) {
        endUntil(lastMicros);
        long endMs = Math.floorDiv(lastMicros, MICROS_PER_MS) + 1;
        working.removeIf(injection -> {
            end(injection.cutAt(endMs));
            return true;
        });
    }

    private void endUntil(long micros) {
        working.removeIf(injection -> {
            if (injection.endMicros() > micros) {
                return false;
            }
            end(injection);
            return true;
        });
    }

    private void end(Injection injection) {
        boolean isFelt = false;
        for (AssetId id : injection.assets()) {
            isFelt |= assets.of(id).end(injection.endMicros());
        }
        if (isFelt) {
            truth.accept(injection);
        } else {
            omissions.add(injection.kind(), Omission.NOTHING_CHANGED);
        }
    }

    private void beginUntil(long micros) {
        drawn.removeIf(injection -> {
            if (injection.startMicros() > micros) {
                return false;
            }
            if (!injection.assets().stream().allMatch(id -> assets.isReady(id, micros))) {
                omissions.add(injection.kind(), Omission.NOT_READY);
            } else if (!injection.assets().stream().allMatch(id -> assets.carries(id, injection.kind()))) {
                omissions.add(injection.kind(), Omission.NO_SUCH_FIELD);
            } else {
                begin(injection);
            }
            return true;
        });
    }

    private void begin(Injection injection) {
        for (AssetId id : injection.assets()) {
            InjectedAsset asset = assets.of(id);
            boolean addsLiquidations = assets.hasLiquidations(id);
            asset.begin(new Disturbance(injection, injection.directionOf(id), asset.gauge, addsLiquidations, begun++));
        }
        working.add(injection);
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
