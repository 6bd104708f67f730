package org.alphadetector.features.streams;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Builds a {@link LiveStateStore} over an in-memory store with a changelog. */
public final class LiveStateStoreBuilder implements StoreBuilder<LiveStateStore> {
    private final StoreBuilder<KeyValueStore<Bytes, byte[]>> stored;

    public LiveStateStoreBuilder(String name) {
        stored = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    @Override
    public LiveStateStore build() {
        return new LiveStateStore(stored.build());
    }

    @Override
    public StoreBuilder<LiveStateStore> withCachingEnabled() {
        throw new UnsupportedOperationException("live objects are the cache");
    }

    @Override
    public StoreBuilder<LiveStateStore> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<LiveStateStore> withLoggingEnabled(Map<String, String> config) {
        stored.withLoggingEnabled(config);
        return this;
    }

    @Override
    public StoreBuilder<LiveStateStore> withLoggingDisabled() {
        stored.withLoggingDisabled();
        return this;
    }

    @Override
    public Map<String, String> logConfig() {
        return stored.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
        return stored.loggingEnabled();
    }

    @Override
    public String name() {
        return stored.name();
    }
}
