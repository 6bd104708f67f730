package org.alphadetector.features.streams;

import java.nio.charset.StandardCharsets;
import org.alphadetector.features.state.LiveStates;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * The state of a stage as live objects: on the heap while records flow, written to a change-logged store only when the
 * task commits, and only what changed.
 *
 * <p>The moment before a transaction commits is told through {@code CachedStateStore.flushCache()}, an internal
 * interface of Kafka Streams; this class is the only one that knows it, and a test holds that it is called.
 */
public final class LiveStateStore extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, Bytes, byte[]> {
    private LiveStates live = new LiveStates(new SectionLog());

    LiveStateStore(KeyValueStore<Bytes, byte[]> stored) {
        super(stored);
    }

    /**
     * What was committed last, as restored states; whatever an earlier life of the task left on the heap is dropped.
     */
    public LiveStates begin() {
        live = new LiveStates(new SectionLog());
        try (KeyValueIterator<Bytes, byte[]> all = wrapped().all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                live.restore(new String(entry.key.get(), StandardCharsets.UTF_8), entry.value);
            }
        }
        return live;
    }

    @Override
    public void flushCache() {
        live.writeDirty((key, saved) -> wrapped().put(Bytes.wrap(key.getBytes(StandardCharsets.UTF_8)), saved));
        super.flushCache();
    }

    @Override
    public void clearCache() {
        live = new LiveStates(new SectionLog());
        super.clearCache();
    }
}
