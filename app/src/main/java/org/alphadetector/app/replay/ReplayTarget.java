package org.alphadetector.app.replay;

import java.nio.file.Path;
import org.alphadetector.app.postgres.PostgresAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a replay runs and writes.
 *
 * @param data the data directory; a temporary one without
 * @param postgres a database server to write to instead of the embedded one
 * @param isSameDatabase whether to write to the very database of {@code postgres}, not to one of the replay's own
 * @param kafka brokers to use instead of the embedded one
 * @param replicationFactor of the topics that are made
 */
public record ReplayTarget(
        @Nullable Path data,
        @Nullable PostgresAddress postgres,
        boolean isSameDatabase,
        @Nullable String kafka,
        short replicationFactor) {}
