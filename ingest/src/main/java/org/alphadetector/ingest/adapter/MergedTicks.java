package org.alphadetector.ingest.adapter;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.ingest.tick.TickType;
import org.jspecify.annotations.Nullable;

/**
 * Several sources as one, by event time; among equal times the source earlier in the list comes first. The order inside
 * each source is kept, even where its times step back: that order is the truth. Holds one tick a source.
 */
public final class MergedTicks implements TickSource {
    private final List<TickSource> sources;
    private final PriorityQueue<Head> heads = new PriorityQueue<>(Head.ORDER);
    private boolean isStarted;
    private @Nullable Head current;

    public MergedTicks(List<? extends TickSource> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public boolean advance() throws IOException {
        if (!isStarted) {
            isStarted = true;
            for (int i = 0; i < sources.size(); i++) {
                push(new Head(sources.get(i), i));
            }
        }
        if (current != null) {
            push(current);
        }
        current = heads.poll();
        return current != null;
    }

    private void push(Head head) throws IOException {
        if (head.source.advance()) {
            head.takeTime();
            heads.add(head);
        }
    }

    @Override
    public Tick tick() {
        if (current == null) {
            throw new IllegalStateException("no current tick: call advance first");
        }
        return current.source.tick();
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (TickSource source : sources) {
            try {
                source.close();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static final class Head {
        static final Comparator<Head> ORDER =
                Comparator.<Head>comparingLong(head -> head.timeMicros).thenComparingInt(head -> head.index);

        final TickSource source;
        final int index;
        long timeMicros = Tick.NO_TIME;

        Head(TickSource source, int index) {
            this.source = source;
            this.index = index;
        }

        /** A disconnect has no event time and stays right behind the message before it. */
        void takeTime() {
            Tick tick = source.tick();
            if (tick.type != TickType.DISCONNECT) {
                timeMicros = tick.timestampMicros;
            } else if (timeMicros == Tick.NO_TIME) {
                timeMicros = tick.localTimestampMicros;
            }
        }
    }
}
