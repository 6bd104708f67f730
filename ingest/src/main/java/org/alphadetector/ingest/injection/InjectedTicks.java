package org.alphadetector.ingest.injection;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.ingest.tick.TickType;
import org.jspecify.annotations.Nullable;

/**
 * A stream of ticks, simulated or recorded, with injections: ticks of the chosen assets are changed within the window, and
 * trades and liquidations added where the kind has any. Before the first injection of an asset its ticks are as they came;
 * after one its price and open interest go on from where they were moved to. Sizes are measured in the asset's own robust
 * sigmas, from its undisturbed ticks so far. The same source and plan give the same ticks; memory is constant.
 */
public final class InjectedTicks implements TickSource {
    private final TickSource source;
    private final LongFunction<InjectionPlan> planFrom;
    private final Consumer<Injection> truth;
    private final InjectedAssets assets = new InjectedAssets();
    private final Omissions omissions = new Omissions();
    private final Tick added = new Tick();
    private @Nullable OngoingInjections injections;
    private @Nullable InjectedAsset heldAsset;
    private boolean isHeld;
    private boolean isAdded;
    private long nowMicros = Long.MIN_VALUE;
    private long passedMicros = Long.MIN_VALUE;

    /**
     * Injects into a stream.
     *
     * @param planFrom the plan, from the time of the first tick, milliseconds since the epoch
     * @param truth is told of every injection that is to be seen in ticks, when it is over; of one that the end of the
     *     stream cuts short as far as it came
     */
    public InjectedTicks(TickSource source, LongFunction<InjectionPlan> planFrom, Consumer<Injection> truth) {
        this.source = source;
        this.planFrom = planFrom;
        this.truth = truth;
    }

    /** Injects what is drawn from settings; nothing outlasts {@code endMs}. */
    public static InjectedTicks drawn(
            TickSource source, InjectionSettings settings, long endMs, Consumer<Injection> truth) {
        return new InjectedTicks(source, startMs -> new InjectionSchedule(settings, startMs, endMs), truth);
    }

    @Override
    public boolean advance() throws IOException {
        if (!isHeld && !hold()) {
            if (injections != null) {
                injections.finish(nowMicros);
            }
            return false;
        }
        isAdded = heldAsset != null && add();
        if (!isAdded) {
            isHeld = false;
            passedMicros = nowMicros;
            if (heldAsset != null) {
                heldAsset.disturb(source.tick());
            }
        }
        return true;
    }

    /** What was planned but is not in the ticks, so far. */
    public Omissions omissions() {
        return omissions;
    }

    @Override
    public Tick tick() {
        return isAdded ? added : source.tick();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** Takes the source's next tick; false at its end. */
    private boolean hold() throws IOException {
        if (!source.advance()) {
            return false;
        }
        isHeld = true;
        Tick tick = source.tick();
        heldAsset = null;
        if (tick.type != TickType.DISCONNECT) {
            nowMicros = Math.max(nowMicros, tick.timestampMicros);
            started().reach(nowMicros);
        }
        if (tick.type.isAssetMessage()) {
            heldAsset = assets.observe(tick);
        }
        return true;
    }

    /** Messages are added before an asset's message, so that none comes after the last. */
    private boolean add() {
        OngoingInjections ongoing = started();
        if (!ongoing.isAtWork()) {
            return false;
        }
        InjectedAsset asset = ongoing.nextAdded(source.tick().timestampMicros);
        if (asset == null) {
            return false;
        }
        passedMicros = Math.max(asset.nextAddedMicros(), passedMicros);
        asset.fillAdded(added, passedMicros);
        return true;
    }

    private OngoingInjections started() {
        if (injections == null) {
            injections =
                    new OngoingInjections(planFrom.apply(Math.floorDiv(nowMicros, 1_000)), assets, truth, omissions);
        }
        return injections;
    }
}
