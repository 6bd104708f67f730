package org.alphadetector.ingest.simulator;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alphadetector.ingest.random.RandomStream;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.ingest.tick.TickType;

/** A stream of ticks as a troubled feed delivers it: see {@link FeedFaults}. The same seed gives the same faults. */
final class FaultyTicks implements TickSource {
    private static final long RANDOM_STREAM = -4;
    private static final double MICROS_PER_HOUR = 3.6e9;
    private static final double LEAST_GAP_MICROS = 5e6;
    private static final double MOST_GAP_MICROS = 60e6;

    private final TickSource source;
    private final FeedFaults faults;
    private final RandomStream random;
    private final LateTrades late = new LateTrades();
    private final Map<String, Gap> gaps = new HashMap<>();
    private final Tick disconnect = new Tick();
    private Tick tick = disconnect;
    private boolean isHeld;
    private boolean isAgain;

    /** The next or present gap of one asset. */
    private static final class Gap {
        long startMicros;
        long endMicros;
        boolean isOpen;
    }

    FaultyTicks(TickSource source, FeedFaults faults, long seed) {
        this.source = source;
        this.faults = faults;
        random = new RandomStream(seed, RANDOM_STREAM);
    }

    @Override
    public boolean advance() throws IOException {
        if (isAgain) {
            isAgain = false;
            return true;
        }
        while (isHeld || hold()) {
            Tick next = source.tick();
            if (late.isDue(next.timestampMicros)) {
                tick = late.take();
                return true;
            }
            isHeld = false;
            if (deliver(next)) {
                return true;
            }
        }
        if (late.isEmpty()) {
            return false;
        }
        tick = late.take();
        return true;
    }

    @Override
    public Tick tick() {
        return tick;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** Whether the source's message, or what tells of its loss, is to be delivered now. */
    private boolean deliver(Tick next) {
        tick = next;
        if (!next.type.isAssetMessage()) {
            return true;
        }
        if (faults.gapsPerHour() > 0 && isLost(next)) {
            return tick == disconnect;
        }
        if (next.type != TickType.TRADE) {
            return true;
        }
        if (random.uniform() < faults.lateShare() && late.hasRoom()) {
            late.hold(next, faults.lateMicros());
            return false;
        }
        isAgain = random.uniform() < faults.duplicateShare();
        return true;
    }

    private boolean hold() throws IOException {
        isHeld = source.advance();
        if (isHeld) {
            source.tick().localTimestampMicros += faults.skewMicros();
        }
        return isHeld;
    }

    /** Whether the message falls into a gap; at its begin {@link #tick} is the message that tells of it. */
    private boolean isLost(Tick next) {
        Gap gap = gaps.get(next.symbol);
        if (gap == null) {
            gap = new Gap();
            gaps.put(next.symbol, gap);
            schedule(gap, next.timestampMicros);
        }
        if (gap.isOpen && next.timestampMicros >= gap.endMicros) {
            schedule(gap, next.timestampMicros);
        }
        if (next.timestampMicros < gap.startMicros) {
            return false;
        }
        if (!gap.isOpen) {
            gap.isOpen = true;
            disconnect.begin(TickType.DISCONNECT);
            disconnect.exchange = next.exchange;
            disconnect.localTimestampMicros = next.localTimestampMicros;
            disconnect.disconnectedSymbols = List.of(next.symbol);
            tick = disconnect;
        }
        return true;
    }

    private void schedule(Gap gap, long fromMicros) {
        gap.isOpen = false;
        gap.startMicros = fromMicros + (long) (random.exponential() * MICROS_PER_HOUR / faults.gapsPerHour());
        gap.endMicros = gap.startMicros + (long) random.uniform(LEAST_GAP_MICROS, MOST_GAP_MICROS);
    }
}
