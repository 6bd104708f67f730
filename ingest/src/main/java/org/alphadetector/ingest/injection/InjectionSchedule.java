package org.alphadetector.ingest.injection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alphadetector.ingest.random.RandomStream;
import org.alphadetector.ingest.tick.AssetId;

/**
 * Injections drawn from a seed: every kind in turn, each asset about {@link InjectionSettings#perAssetDay} times a day and
 * never while it rests from its last one. Gaps between turns are half fixed, half exponential. It draws one at a time, so
 * a stream may be of any length.
 */
public final class InjectionSchedule implements InjectionPlan {
    private static final double DAY_MS = 86_400_000;
    private static final long MINUTE_MS = 60_000;
    /** When there is no asset yet. */
    private static final long IDLE_MS = MINUTE_MS;

    private static final long RANDOM_STREAM = -2;

    private final InjectionSettings settings;
    private final RandomStream random;
    private final long endMs;
    private final Map<AssetId, Long> restUntilMs = new HashMap<>();
    private long nextMs;
    private int turn;
    private int count;

    /**
     * A schedule for a stream.
     *
     * @param startMs the time of the stream's first tick
     * @param endMs nothing outlasts this; {@code Long.MAX_VALUE} when the stream's end is not known
     */
    public InjectionSchedule(InjectionSettings settings, long startMs, long endMs) {
        this.settings = settings;
        this.endMs = endMs;
        random = new RandomStream(settings.seed(), RANDOM_STREAM);
        moveOnTo(startMs + settings.warmupMs());
    }

    /** Everything that is injected when all the assets are ready from the start, in the order drawn. */
    public static List<Injection> of(InjectionSettings settings, List<AssetId> assets, long startMs, long endMs) {
        InjectionSchedule schedule = new InjectionSchedule(settings, startMs, endMs);
        List<Injection> injections = new ArrayList<>();
        while (schedule.nextMs() != Long.MAX_VALUE) {
            schedule.next(assets).ifPresent(injections::add);
        }
        return List.copyOf(injections);
    }

    @Override
    public long nextMs() {
        return nextMs;
    }

    @Override
    public Optional<Injection> next(List<AssetId> ready) {
        long atMs = nextMs;
        InjectionKind kind = settings.kinds().get(turn % settings.kinds().size());
        int needed = kind.reach().count(ready.size());
        List<AssetId> assets = choose(ready, needed, atMs);
        Optional<Injection> drawn = assets.isEmpty() ? Optional.empty() : draw(kind, assets, atMs);
        boolean isBeyondThisMarket = needed > ready.size() && !ready.isEmpty();
        turn += drawn.isPresent() || isBeyondThisMarket ? 1 : 0;
        double gapMs = ready.isEmpty() ? IDLE_MS : DAY_MS / settings.perAssetDay() / ready.size();
        double taken = drawn.isPresent() ? needed : 1;
        moveOnTo(atMs + 1 + (long) (gapMs * taken * (0.5 + 0.5 * random.exponential())));
        return drawn;
    }

    private Optional<Injection> draw(InjectionKind kind, List<AssetId> assets, long atMs) {
        Pace pace = kind.pace();
        long startMs = pace.isOnMinutes() ? (atMs + MINUTE_MS - 1) / MINUTE_MS * MINUTE_MS : atMs;
        long moveEndMs = startMs + pace.moveMs(random.uniform());
        long lastMs = moveEndMs + pace.stayMs(random.uniform());
        double size =
                settings.sizesSigmas().get(random.index(settings.sizesSigmas().size()));
        if (lastMs > endMs) {
            return Optional.empty();
        }
        assets.forEach(asset -> restUntilMs.put(asset, lastMs + settings.restMs()));
        String id = "injection-" + settings.seed() + '-' + ++count;
        return Optional.of(new Injection(id, kind, assets, startMs, moveEndMs, lastMs, size));
    }

    /** So many of the rested assets, by chance; none when there are too few. */
    private List<AssetId> choose(List<AssetId> ready, int count, long atMs) {
        List<AssetId> rested = new ArrayList<>(ready);
        rested.removeIf(asset -> restUntilMs.getOrDefault(asset, Long.MIN_VALUE) > atMs);
        if (count > rested.size()) {
            return List.of();
        }
        List<AssetId> chosen = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            chosen.add(rested.remove(random.index(rested.size())));
        }
        return chosen;
    }

    private void moveOnTo(long atMs) {
        nextMs = atMs < endMs ? atMs : Long.MAX_VALUE;
    }
}
